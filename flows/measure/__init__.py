"""Measuring the engine on labelled data: one module for each kind of data.

A measuring function takes the file or folder of one set and gives a ``Measured``: how many rows,
and each figure beside a baseline worked out on the same rows. Nothing here changes what the
engine does.
"""
