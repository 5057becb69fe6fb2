"""Trains a large teacher, and a small reader from what it says. Nothing of it is shipped yet.

    python -m matching.training.teacher.prepare FOLDER SCENARIOS WORK
    python -m matching.training.teacher.train WORK MINILM MPNET
    python -m matching.training.reader.export MINILM WORK OUT

MINILM and MPNET are the encoders all-MiniLM-L6-v2 and all-mpnet-base-v2 (Apache-2.0). Needs a
graphics processor for about fifteen minutes; docs/evaluation.md has what the teacher reached.
"""
