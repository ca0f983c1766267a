"""Queues and sets of a census in little memory: they hold what plain ones would, in the same order."""

from __future__ import annotations

import heapq
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.facts import Entry, Purpose
from crawler.queue import BLOCK, Queue
from crawler.recent import Recent
from crawler.seen import Seen

STEPS = st.lists(st.tuples(st.sampled_from("aaaab-!"), st.integers(0, 2), st.integers(0, 1)), max_size=400)


def entry(number: int) -> Entry:
    return Entry(site="s", url=f"http://a.gov.cn/{number}.html", purpose=Purpose.PAGE, text="某县人民政府")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, st.integers(1, 3 * BLOCK))
def test_a_queue_gives_what_a_heap_would(steps: list[tuple[str, int, int]], often: int) -> None:
    queue: Queue[str] = Queue()
    heap: list[tuple[int, int, int, str]] = []
    numbers = count()
    for what, rank, depth in steps:
        if what == "-":
            for _ in range(min(len(heap), often)):
                _, _, number, owner = heapq.heappop(heap)
                assert queue.first() == (owner, entry(number))
                assert queue.pop() == (owner, entry(number))
        elif what == "!":
            gone = {number for *_, number, owner in heap if owner == "a"}
            assert {one.url for one in queue.drop("a")} == {entry(number).url for number in gone}
            heap = [item for item in heap if item[3] != "a"]
            heapq.heapify(heap)
        else:
            for _ in range(often):
                number = next(numbers)
                queue.push(rank, depth, what, entry(number))
                heapq.heappush(heap, (rank, depth, number, what))
        assert bool(queue) == bool(heap)
        assert set(queue.owners()) == {item[3] for item in heap}


@settings(deadline=None)
@given(
    st.lists(
        st.integers(-(2**63), 2**63 - 1)
        | st.integers(-3, 3)
        | st.integers(0, 5).map(lambda high: high << 32),
        max_size=300,
    )
)
def test_a_set_of_hashes_holds_what_was_added(keys: list[int]) -> None:
    seen, plain = Seen(), set[tuple[int, int]]()
    for key in keys:
        kept = key >> 32 & 0xFFFF, key & 0xFFFFFFFF or 1
        assert (key in seen) == (kept in plain)
        seen.add(key)
        plain.add(kept)
        assert key in seen
        assert len(seen) == len(plain)
    odd = [key ^ 1 << bit for key in keys for bit in (0, 20, 40)]
    assert seen.others(iter(odd)) == [number for number, key in enumerate(odd) if key not in seen]
    assert not seen.others(keys)


@settings(deadline=None)
@given(st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(-3, 3) | st.just(2**40), max_size=300))
def test_what_was_met_last_is_remembered_and_nothing_else(keys: list[int]) -> None:
    recent, met = Recent(), set[int]()
    for key in keys:
        assert key in met or key not in recent
        recent.add(key)
        met.add(key)
        assert key in recent
    others = recent.others(keys, keys)
    assert others == [key for key in keys if key not in recent]
    few = set(keys[-20:])
    if len({key % 512 for key in few}) == len(few):
        assert not recent.others(list(few), few)
