"""The demo: a small invented newsroom on the loopback address, and a check against it."""
