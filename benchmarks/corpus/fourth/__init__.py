"""The fourth corpus: layouts written down before the readers were looked at, all of them for tuning."""
