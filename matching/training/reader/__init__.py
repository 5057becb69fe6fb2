"""Trains ``matching/learned/reader.onnx``: the small neural reader of pairs of texts.

    python -m matching.training.reader.prepare FOLDER SCENARIOS WORK
    python -m matching.training.reader.further READER WORK
    python -m matching.training.reader.export BASE WORK OUT
    python -m matching.training.reader.calibrate FOLDER OUT

FOLDER holds the labelled sets, SCENARIOS scenarios of our own, READER the reader to go on from
(reader/1, which stands in this project's history beside the scripts that made it), BASE the
tokenizer of the six-layer MiniLM encoder (all-MiniLM-L6-v2, Apache-2.0). Needs the extra
``train``. The same data, library versions and number of threads give the same weights.

``train`` is the longer way, for a graphics processor: a large teacher (all-mpnet-base-v2,
Apache-2.0) first, the small reader from what it says of labelled and unlabelled pairs.
"""
