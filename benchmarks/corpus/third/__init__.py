"""Layout families whose half the hash of their name decides: whoever tunes sees the tuning ones alone.

The older corpora's quoted halves have been looked at; what is quoted now is of these families only.
"""
