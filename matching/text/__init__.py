"""Sentences and words of news text: the ground everything else in matching stands on."""
