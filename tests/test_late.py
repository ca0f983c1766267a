"""Late: modules stand empty until somebody asks them for something."""

from __future__ import annotations

import copy
import importlib
import pickle
import sys
import threading
import types
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from crawler import late

BOX = """
import boxes.sides
from boxes import lids
count = 0
def made(size): return size * 2
class Box: kind = "wood"
"""


@pytest.fixture
def boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package that is imported by nobody yet, and a module that takes names out of it."""
    folder = tmp_path / "boxes"
    folder.mkdir()
    for name, text in {"__init__": BOX, "sides": "FOUR = 4", "lids": "ONE = 1", "broken": "1 / 0"}.items():
        (folder / f"{name}.py").write_text(text)
    (tmp_path / "shop.py").write_text("from boxes import Box, FOUR, lids, made\nimport boxes")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.partition(".")[0] in ("boxes", "shop")]:
        del sys.modules[name]


def shop() -> Any:
    lent = {"Box": "", "made": "", "FOUR": "boxes.sides"}
    with late.modules({"boxes": lent}):
        import shop  # type: ignore[import-not-found]
    return shop


def is_empty(module: ModuleType) -> bool:
    return "count" not in vars(module)


@pytest.mark.usefixtures("boxes")
def test_what_is_taken_out_of_a_module_leaves_it_empty() -> None:
    taken = shop()
    assert is_empty(taken.boxes)
    assert (taken.FOUR, taken.lids.ONE) == (4, 1)
    assert is_empty(taken.boxes)


@pytest.mark.parametrize(("ask", "got"), [("made(3)", 6), ("Box.kind", "wood"), ("boxes.count", 0)])
@pytest.mark.usefixtures("boxes")
def test_what_is_used_fills_it(ask: str, got: object) -> None:
    taken = shop()
    assert eval(ask, vars(taken)) == got
    assert not is_empty(taken.boxes)
    assert type(taken.boxes) is ModuleType
    assert taken.boxes.Box is not taken.Box


@pytest.mark.parametrize(
    "ask",
    [
        "isinstance(boxes.Box(), Box)",
        "not isinstance(1, Box)",
        "issubclass(boxes.Box, Box) and issubclass(Box, Box) and not issubclass(int, Box)",
        "types.new_class('Small', (Box,)).__mro__[1] is boxes.Box",
        "Box | None == boxes.Box | None and None | Box == None | boxes.Box",
        "pickle.loads(pickle.dumps(Box)) is copy.copy(Box) is boxes.Box",
    ],
)
@pytest.mark.usefixtures("boxes")
def test_what_is_lent_does_as_what_is_meant(ask: str) -> None:
    assert eval(ask, {**vars(shop()), "types": types, "pickle": pickle, "copy": copy}) is True


@pytest.mark.parametrize("use", ["class Crate(Box): pass", "made(3)", "Box.kind"])
def test_what_is_lent_can_be_used_while_others_are_loaded(boxes: Path, use: str) -> None:
    with (boxes.parent / "shop.py").open("a") as file:
        file.write(f"\n{use}\n")
    assert not is_empty(shop().boxes)


def test_all_names_of_a_module_can_be_taken(boxes: Path) -> None:
    with (boxes / "__init__.py").open("a") as file:
        file.write("__all__ = ['count']\n")
    taken = {"boxes": shop().boxes}
    exec("from boxes import *", taken)
    assert taken["count"] == 0


@pytest.mark.usefixtures("boxes")
def test_a_name_that_no_module_has_is_an_error_as_ever() -> None:
    with pytest.raises(AttributeError, match="nails"):
        _ = shop().boxes.nails


@pytest.mark.usefixtures("boxes")
def test_a_module_that_cannot_be_loaded_says_so_each_time() -> None:
    with late.modules({"boxes.broken": {}}):
        import boxes.broken  # type: ignore[import-not-found]
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            _ = boxes.broken.anything


@pytest.mark.usefixtures("boxes")
def test_a_module_is_filled_once_whoever_asks() -> None:
    taken = shop().boxes
    answers: list[object] = []
    threads = [threading.Thread(target=lambda: answers.append(taken.Box)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert len(set(map(id, answers))) == 1


def test_two_threads_do_not_wait_for_each_other_for_ever(
    boxes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One imports a part that asks its package for something, which another fills: with that very part."""
    monkeypatch.setattr(late, "WAIT", 0.5)
    (boxes / "sides.py").write_text("import boxes, shop\nshop.meet.wait()\nshop.go.wait()\nboxes.count")
    (boxes.parent / "shop.py").write_text("import boxes")
    (boxes / "__init__.py").write_text(f"import shop\nshop.go.set()\n{BOX}")
    taken: Any = shop()
    errors: list[str] = []
    taken.meet, taken.go = threading.Barrier(2), threading.Event()

    def imports() -> None:
        try:
            importlib.import_module("boxes.sides")
        except ImportError as error:
            errors.append(str(error))

    other = threading.Thread(target=imports, daemon=True)
    other.start()
    taken.meet.wait(10)
    (boxes / "sides.py").write_text("FOUR = 4")  # as it is when it is imported again
    assert taken.boxes.count == 0
    other.join(10)
    assert not other.is_alive()
    assert errors == ["boxes waits for another thread, and that for this one"]


@pytest.mark.usefixtures("boxes")
def test_modules_that_are_not_named_are_loaded_at_once() -> None:
    with late.modules({"elsewhere": {}}):
        import boxes
    assert not is_empty(boxes)
