"""Deferred: a tuple that is made when somebody looks at it, since most never are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Deferred(Sequence[T_co]):
    """Stands for the tuple that `make` makes of `source`; it is asked once, by whoever looks first."""

    __slots__ = ("_made", "_make", "source")

    def __init__(self, make: Callable[[Any], tuple[T_co, ...]], source: Any) -> None:
        self._make, self.source = make, source
        self._made: tuple[T_co, ...] | None = None

    @property
    def whole(self) -> tuple[T_co, ...]:
        """The tuple."""
        if self._made is None:
            self._made = self._make(self.source)
        return self._made

    def __len__(self) -> int:
        return len(self.whole)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self.whole)

    @overload
    def __getitem__(self, at: int) -> T_co: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T_co, ...]: ...
    def __getitem__(self, at: int | slice) -> T_co | tuple[T_co, ...]:
        return self.whole[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Deferred):
            return self.whole == other.whole
        return self.whole == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.whole)

    def __repr__(self) -> str:
        return repr(self.whole)
