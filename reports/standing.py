"""Standing: whether a table applies to a site at all, by its state in the register."""

from __future__ import annotations

import datetime as dt

from crawler.site import Site, State

NOT_JUDGED = (State.EXEMPT, State.RECTIFYING, State.SUSPENDED, State.CLOSED)
CHECK = "closing-faulty"  # what still is judged of such a site


def standing(site: Site, as_of: dt.date) -> str:
    """Why the table does not apply to a site: its registered state; empty where it does.

    A site that was closed for a while is judged again from the day after its registered return on.
    """
    if site.state not in NOT_JUDGED:
        return ""
    back = site.state is State.SUSPENDED and site.resume_date is not None and as_of > site.resume_date
    return "" if back else site.state.value
