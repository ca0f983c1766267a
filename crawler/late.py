"""Late: modules of libraries that are loaded when somebody first asks for what they hold.

A library loads much to have it at hand that one user of it never asks for. Here a module or package stands
there empty instead, and is filled the first time a name is asked of it: nothing is left out, only put off.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

Lent = Mapping[str, str]  # name -> the module that has it; "": what it is stood for until it is used

WAIT = 30.0  # seconds; it is longer only where one thread fills what another is importing, and each waits

_filling = threading.RLock()  # one at a time; who comes meanwhile waits


@contextlib.contextmanager
def modules(late: Mapping[str, Lent]) -> Iterator[None]:
    """Modules named by `late` that are imported in here are filled later; those there already stay so.

    What others take out of one by name while they are loaded would fill it at once, unless it is among its
    `Lent`: such a name is another module's, or is stood for until somebody calls it or asks it for something.
    """
    finder = _Finder(late)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        finder.lends = False


class _Finder(MetaPathFinder):
    """Finds modules as Python does, and puts the filling of some off."""

    def __init__(self, late: Mapping[str, Lent]) -> None:
        self._late = late
        self.lends = True

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._late:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Later(spec.loader, self._late[fullname], self)
        return spec

    def has(self, part: str, package: ModuleType) -> bool:
        """True of what is no name in a package, but a module of it."""
        path = getattr(package, "__path__", None)
        return path is not None and PathFinder.find_spec(part, path) is not None


class _Later(Loader):
    """Makes a module that is still to be filled."""

    def __init__(self, loader: Loader, lent: Lent, finder: _Finder) -> None:
        self.loader, self._lent, self._finder = loader, lent, finder

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Late(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Later."""

    def lend(self, module: ModuleType, name: str) -> Any:
        """What stands for a name of the module that is not to be filled for it; None: it is to be."""
        if holder := self._lent.get(name):
            return getattr(importlib.import_module(holder), name)
        if not self._finder.lends:
            return None
        if holder is not None:
            return _Lent(module, name)
        part = f"{module.__name__}.{name}"
        return importlib.import_module(part) if self._finder.has(part, module) else None


class _Late(ModuleType):
    """A module that is still to be filled."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__all__":  # Python looks for them while it imports
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}", name=name, obj=self)
        with _alone(self):
            loader = self.__spec__.loader if self.__spec__ else None
            if isinstance(loader, _Later):
                if (lent := loader.lend(self, name)) is not None:
                    return lent
                _fill(self, loader)
        return ModuleType.__getattribute__(self, name)


class _Lent:
    """Stands for what a module holds, until it is called, built upon or asked for anything."""

    def __init__(self, module: ModuleType, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *given: Any, **named: Any) -> Any:
        return _meant(self)(*given, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(_meant(self), name)

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[Any, ...]:
        return (_meant(self),)

    def __instancecheck__(self, instance: Any) -> bool:
        return isinstance(instance, _meant(self))

    def __subclasscheck__(self, subclass: type) -> bool:
        return issubclass(_meant(subclass) if isinstance(subclass, _Lent) else subclass, _meant(self))

    def __or__(self, other: Any) -> Any:
        return _meant(self) | other

    def __ror__(self, other: Any) -> Any:
        return other | _meant(self)

    def __reduce__(self) -> Any:
        return _taken, (self._module.__name__, self._name)


def _taken(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)


def _meant(lent: _Lent) -> Any:
    """What stands behind what is lent, whose module is filled for it, be it while others are still loaded."""
    module, name = vars(lent)["_module"], vars(lent)["_name"]
    with _alone(module):
        if module.__spec__ and isinstance(module.__spec__.loader, _Later):
            _fill(module, module.__spec__.loader)
    return getattr(module, name)


@contextlib.contextmanager
def _alone(module: ModuleType) -> Iterator[None]:
    if not _filling.acquire(timeout=WAIT):
        raise ImportError(f"{module.__name__} waits for another thread, and that for this one")
    try:
        yield
    finally:
        _filling.release()


def _fill(module: ModuleType, late: _Later) -> None:
    assert module.__spec__
    module.__spec__.loader = module.__loader__ = late.loader
    try:
        late.loader.exec_module(module)
    except BaseException:
        module.__spec__.loader = module.__loader__ = late  # who asks again hears of it, too
        raise
    module.__class__ = ModuleType
