"""Pure reasoning: claims, statements, comparisons, origins, status. No I/O, no clock, no network."""

ENGINE_VERSION = "secondsource/0.1.0"
