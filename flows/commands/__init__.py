"""The commands of ``secondsource``, one module each."""
