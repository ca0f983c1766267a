"""Reading: bytes in, pages out. Pure functions; one noun a file."""
