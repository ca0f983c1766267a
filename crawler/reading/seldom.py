"""Seldom: patterns that few pages ask for, compiled when the first one does.

A process would take a tenth of a second for all of them before it has read its first page.
"""

from __future__ import annotations

import functools
import re
from typing import Any, cast


def seldom(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes of a pattern, once somebody asks it for more than its text.

    To ask it takes some 50 ns longer: what every page asks is better compiled at once.
    """
    return cast(re.Pattern[str], _Seldom(pattern, flags))


class _Seldom:
    """Stands for a compiled pattern."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    @functools.cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._compiled, name)
        setattr(self, name, asked)
        return asked
