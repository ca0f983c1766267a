"""Large bodies share a few places; waiting for one costs no server its time."""

from __future__ import annotations

import asyncio

from crawler.room import Room


def test_waiting_for_a_place_stops_the_clock_of_the_request() -> None:
    async def scene() -> tuple[float, bool]:
        room = Room(places=1)
        first, second = room.lease(), room.lease()
        await first.take()
        loop = asyncio.get_running_loop()
        loop.call_later(0.3, first.leave)
        async with asyncio.timeout(0.2) as scope:
            began = loop.time()
            await second.take(scope)
            waited = loop.time() - began
            left = (scope.when() or 0.0) - loop.time()
        assert second.held
        return waited, 0.15 < left <= 0.2

    waited, whole = asyncio.run(scene())
    assert waited >= 0.29
    assert whole


def test_a_place_is_given_back_once_and_taken_once() -> None:
    async def scene() -> None:
        room = Room(places=1)
        first, second = room.lease(), room.lease()
        await first.take()
        await first.take()
        first.leave()
        first.leave()
        await second.take()
        third = asyncio.create_task(room.lease().take())
        await asyncio.sleep(0.05)
        assert not third.done()
        second.leave()
        await asyncio.wait_for(third, 1)

    asyncio.run(scene())
