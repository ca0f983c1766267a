"""PATIENCE: the end of what must end, on however slow a machine.

What these tests bound takes a second or two on a fast machine. Work whose cost grows with the square of its input
takes hours at their sizes, and a wait that is not cut short lasts `FOREVER`, so that a wide bound tells as much as a
narrow one; how fast things are is measured in `benchmarks/`.
"""

PATIENCE = 60.0  # seconds
FOREVER = 3 * PATIENCE
