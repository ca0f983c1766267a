"""What a crawl costs, against a bare crawler and known tools, on a web of its own on loopback."""
