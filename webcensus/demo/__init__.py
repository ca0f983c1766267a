"""The demonstration web: own-made sites in different page families, with seeded faults, on loopback."""
