"""Accuracy: how often reading and judging are right, measured on the corpus and on outside material."""
