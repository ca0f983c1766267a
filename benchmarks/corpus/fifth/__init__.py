"""The fifth part of the corpus, whose half is decided by the hash of each case: menders see the even ones alone."""
