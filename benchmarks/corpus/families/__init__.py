"""The second corpus: layout families whose halves have both been looked at, so that all are for tuning."""
