"""Notices: a short page is one when small signs of different kinds agree, whatever its wording."""

from __future__ import annotations

import re
from typing import Final

from crawler.page import Outcome
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import caseless, load

__all__ = ["LONGEST", "agreed", "announces", "asks", "reports", "told"]

LONGEST = 300  # characters of a page that is judged by small signs
BRIEF = 120  # characters of a page that says one thing only

_SIGNS: Final = {name: seldom(caseless(parts), re.M) for name, parts in load("notice").items()}
_CLAUSES = seldom(r"[\n。！!？?；;]|\.\s")


def agreed(title: str, text: str, *, front: bool) -> Outcome:
    """What the signs on a short page without navigation agree on; `ok` when they don't.

    Args:
        title: The page's title.
        text: Its visible text; one longer than LONGEST is never judged.
        front: True for the site's front page, where no article stands.
    """
    if len(text) > LONGEST or len(title) > LONGEST:
        return Outcome.OK
    said = "\n".join(line for line in text.split("\n") if not _has("foot", line)).strip()
    if not said or (not front and (reports(f"{title}\n{said}") or _has("article", said) or asks(title))):
        return Outcome.OK
    if not front and not _has("token", said) and _missing(said):
        return Outcome.SOFT_404
    if _wall(title, said):
        return Outcome.BLOCKED
    if not front and _missing(said):
        return Outcome.SOFT_404
    if _out_of_service(title, said, front=front) or (front and _nobodys(title, said)):
        return Outcome.MAINTENANCE
    return Outcome.OK


def reports(text: str) -> bool:
    """True for a text about something: of official form, on a case, a tender, a letter, a search."""
    return _has("report", text)


def announces(text: str) -> bool:
    """True for a text about something, about others that close, or about what is yet to come or over."""
    return reports(text) or _has("announced", text) or _has("others", text)


def asks(heading: str) -> bool:
    """True for the heading of a text about something."""
    return _has("topic", heading)


def told(text: str) -> bool:
    """True when something is told to the visitor himself, or a token is given to complain with."""
    return _has("visitor", text) or _has("token_number", text)


def _has(name: str, text: str) -> bool:
    return _SIGNS[name].search(text) is not None


def _all(text: str, *names: str) -> bool:
    return all(_has(name, text) for name in names)


def _happened(name: str, clause: str) -> bool:
    """True when a clause says that a thing is so, not what to do if it is."""
    found = _SIGNS[name].search(clause)
    return found is not None and not _has("supposed", clause[: found.end() + 3])


def _wall(title: str, said: str) -> bool:
    """Something asked, a verdict on it told to the visitor, and a token to complain with, or nothing else."""
    told = f"{title}\n{said}"
    clauses = _CLAUSES.split(told)
    if not any(_has("asked", clause) and _happened("verdict", clause) for clause in clauses):
        return False
    if _has("event", said) and not _has("token", said):
        return False
    if len(said) <= BRIEF // 3 and _has("curt", said) and not _has("topic", title):
        return True
    return _all(told, "visitor", "token") or (len(said) <= BRIEF and _has("token_number", said))


def _missing(said: str) -> bool:
    """A page or what stood on it, lost, and said to who looks for it."""
    if len(said) > 2 * BRIEF:
        return False
    for clause in _CLAUSES.split(said):
        if len(clause) > BRIEF or not (_has("lost", clause) or _has("plainly", clause)):
            continue
        if _has("plainly", clause) and len(clause) <= 40 and len(said) <= BRIEF:
            return True
        if not _happened("lost", clause):
            continue
        outward = _has("way_out", said) or len(said) <= (90 if said.isascii() else 40)
        if outward and (_has("place", clause) or (_has("thing", clause) and _has("pointed", clause))):
            return True
    return False


def _out_of_service(title: str, said: str, *, front: bool) -> bool:
    """The site, work on it, and what comes of that for visitors; two of them do when nothing else is said."""
    told = f"{title}\n{said}" if _has("event", title) else said
    if not _has("event", told) or (not front and _has("supposed", said) and not _has("lasting", said)):
        return False
    elsewhere = _has("announced", told) or _has("another", f"{title}\n{said}") or _has("signed", said)
    if _has("others", told) or (elsewhere and not front):
        return False
    own, effect, lasting = _has("own", told), _has("effect", told), _has("lasting", told)
    if front:
        return (own and effect) or (len(said) <= BRIEF // 2 and (effect or lasting))
    if own and effect and (lasting or len(said) <= BRIEF):
        return True
    return len(said) <= 30 and _has("strong", told) and (effect or lasting)


def _nobodys(title: str, said: str) -> bool:
    """What a maker of servers shows before there is a site, or a holder of names in a site's place."""
    told = f"{title}\n{said}"
    return _all(told, "maker", "fresh") or _all(told, "holding", "held")
