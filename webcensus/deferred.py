"""Deferred: a tuple that is made when somebody looks at it, since most never are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

from checks.listing import Listed, Listing, listing
from crawler.page import Row

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


class DeferredRows(Deferred[Row], Listed):
    """The rows of a page; `list_of` makes their listing of `source`, where it was worked out before."""

    __slots__ = ("_list_of", "_listing")

    def __init__(
        self,
        make: Callable[[Any], tuple[Row, ...]],
        source: Any,
        list_of: Callable[[Any], Listing] | None = None,
    ) -> None:
        super().__init__(make, source)
        self._list_of = list_of
        self._listing: Listing | None = None

    @property
    def listing(self) -> Listing:
        """Their listing; it is made once."""
        if self._listing is None:
            self._listing = self._list_of(self.source) if self._list_of else listing(self.whole)
        return self._listing
