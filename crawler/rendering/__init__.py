"""Rendering: pages that need a script, shown by a browser whose every request the crawl answers."""
