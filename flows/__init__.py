"""Orchestration: the flows, tasks, deployments, the console script. Nothing imports this room."""
