"""The labelled corpus: own-made pages and, written down beside each, what is true of it.

`python -m benchmarks.corpus` writes tests/corpus/*.jsonl. The makers know the specification and nothing of
the readers: a page is built from values, and the same values are its truth.
"""
