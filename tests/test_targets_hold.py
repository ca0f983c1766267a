"""Properties: whatever bytes come, every reader, loader and writer keeps its promise."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from targets import TARGETS, WORDS


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes(name: str) -> None:
    target, words = TARGETS[name], [word.encode("utf-8") for word in WORDS[name]]
    pieces = st.one_of(st.sampled_from(words), st.binary(max_size=6), st.text(max_size=6).map(_utf8))

    @given(st.lists(pieces, max_size=40).map(b"".join))
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(data: bytes) -> None:
        target(data)

    holds()


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
