"""Trains ``matching/learned/reader.onnx``: the small neural reader of pairs of texts.

    python -m matching.training.reader.train BASE FOLDER WORK
    python -m matching.training.reader.export BASE WORK matching/learned

BASE holds ``model.safetensors`` and ``tokenizer.json`` of the six-layer MiniLM encoder
(all-MiniLM-L6-v2, Apache-2.0); FOLDER the labelled sets. Needs the extra ``train``. The same
data, library versions and number of threads give the same weights.
"""
