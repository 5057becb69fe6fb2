"""Orchestration: the flows, tasks, deployments and the console script. Nothing imports this room."""
