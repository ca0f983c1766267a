"""Checks: facts in, findings out. Pure: no network, no clock, no files, no points."""
