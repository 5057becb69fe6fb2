"""Orchestration: the flows, tasks, deployments, the console script. Nothing imports this room."""

import os

# The runtime of the neural reader would keep a mark of this machine in the user's folder and tell
# its maker of every use, over the network. It looks here when it is loaded, which comes later.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
