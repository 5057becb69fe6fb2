"""Pure reasoning: claims, statements, comparisons, origins, status.

No input or output, no clock, no network: data in, data out, the time passed in as a value.
"""

ENGINE_VERSION = "secondsource/0.1.0"
