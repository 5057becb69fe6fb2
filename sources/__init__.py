"""The outside world: find, fetch and extract coverage; outlets and who owns them."""
