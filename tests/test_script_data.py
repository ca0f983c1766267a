"""The literals of scripts, read without running them."""

from __future__ import annotations

import time
from typing import Any

import pytest
from patience import PATIENCE

from crawler.reading.script_data import Call, literals


@pytest.mark.parametrize(
    ("script", "values"),
    [
        ("var a = [1, 'x'], b = \"y\";", [{"a": [1, "x"]}, {"b": "y"}]),
        ("var list=[{id: 1, top: false, 't': '题', },];", [{"list": [{"id": 1, "top": False, "t": "题"}]}]),
        ('window.S={"a":{"b":[null,2.5]}};', [{"window.S": {"a": {"b": [None, 2.5]}}}]),
        ("h += '<a href=\"u\">' + '题' + \"</a>\";\nh += '<i>'", ["<a href=\"u\">题</a>", "<i>"]),
        ("h = 'x' + y + 'z'", [{"h": "xz"}]),
        ("add('t', 'u'); news[0] = new Array('v', 'w')", [["t", "u"], [0], ["v", "w"]]),
        ("function f(){ return [{a: 1}]; }", [[], [[{"a": 1}]]]),
        ("$('#l').html(`<ul>\n</ul>`)", [["#l"], ["<ul>\n</ul>"]]),
        ("var s = '\\u9898\\x41\\n\\'\\/';", [{"s": "题A\n'/"}]),
        ("// 'no'\n/* 'no' */ var a = 'yes'", [{"a": "yes"}]),
        ("var a = 'never closed\nvar b = ['x'", [{"b": ["x"]}]),
        ("}]) var a = 'x';", [{"a": "x"}]),
        ("", []),
    ],
)  # fmt: skip
def test_the_values_of_a_script(script: str, values: list[Any]) -> None:
    assert literals(script) == values


def test_a_call_has_the_name_of_what_is_called() -> None:
    [call, made] = literals("rows.push('x'); new Item('y')")
    assert isinstance(call, Call)
    assert isinstance(made, Call)
    assert (call.name, made.name) == ("rows.push", "Item")


@pytest.mark.parametrize(
    "unit", ['"a', "/*", "`", "[{(", "('", "a.b", "x=", '[{"a":', "'\\", "+'a'", "a(", "//", "1+"]
)
def test_a_megabyte_of_anything_ends_in_time(unit: str) -> None:
    begun = time.process_time()
    literals(unit * (1_000_000 // len(unit)))
    assert time.process_time() - begun < PATIENCE


def test_objects_that_are_json_are_read_as_such_however_many_there_are() -> None:
    told = [{f"d{number}": {"t": "\U0001f600", "n": [number, {}]}} for number in range(200)]
    script = "".join(f'var d{n} = {{"t": "\\ud83d\\ude00", "n": [{n}, {{}}]}};' for n in range(200))
    assert literals(script) == told
    assert literals(script.replace("var d0 =", "var a = {x: 1}; var d0 ="))[1:] == told
