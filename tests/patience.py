"""PATIENCE: the end of what must end, on however slow a machine.

What these tests bound takes a second or two on a fast machine. Work whose cost grows with the square of its input
takes hours at their sizes, and a wait that is not cut short lasts `FOREVER`, so that a wide bound tells as much as a
narrow one; how fast things are is measured in `benchmarks/`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 60.0  # seconds
FOREVER = 3 * PATIENCE


def is_linear(work: Callable[[int], object], times: int, seconds: float = PATIENCE) -> bool:
    """Whether work of a size costs less CPU than that, and not much more than four times what a fourth of it costs.

    Four times the size costs four times as much where the work is linear, sixteen times where it is quadratic. The
    best of three tries counts: a busy machine disturbs one.
    """
    for _ in range(3):
        few, many = _cost(work, times // 4), _cost(work, times)
        if many < min(seconds, 8 * few + 0.1):
            return True
    return False


def _cost(work: Callable[[int], object], times: int) -> float:
    began = time.process_time()
    work(times)
    return time.process_time() - began
