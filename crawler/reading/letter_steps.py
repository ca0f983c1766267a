"""Steps: how one letter was dealt with (已受理, 已转办, 已办结), in rows that look like those of letters."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.page import LetterState
from crawler.reading.letter_bare import NOT_UNDERSTOOD
from crawler.reading.letter_book import is_name
from crawler.reading.letter_evidence import asks
from crawler.reading.letter_others import is_slip
from crawler.reading.letter_records import reads_as_reply
from crawler.reading.letter_state import Draft, state_of
from crawler.reading.replier import is_unit
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import squeeze

MOST_STEPS = 12  # that one letter takes
_WAITING = ("未", "待", "尚未", "暂未")
_DEALS = seldom(  # what offices write beside a step
    r"受理|转[办交送至给阅]|交办|批转|[派分]单|阅[处办示知]|酌处|速办|签收|审[核批]|办[结毕]|[答回]复|反馈|提交|核[实查]|调查|协调|[督催]办"
    r"|批示|归档|评价|[处办]理[中完]|^(?:同意|正在|已|拟|由|经|请|转|现|您|网友)|(?:单|表|函)$"
)


def without_steps(rows: Sequence[Draft], own: Draft | None) -> list[Draft]:
    """The rows of a page that are letters, and no steps or slips of its `own` letter, if it shows one whole.

    Rows that may be steps are letters where their titles ask something; where their titles are no words of
    offices nobody can say, and the letter is in doubt.
    """
    found = [row for row in rows if own is None or not is_slip(row.title)]
    if not _may_be_steps(found, own):
        return found
    for row in found if own or len(found) > 1 else ():
        row.doubt = row.doubt or ("" if asks(row.title) else NOT_UNDERSTOOD)
    return [row for row in found if asks(row.title) or not _is_of_step(row.title)]


def _is_of_step(title: str) -> bool:
    """True for what stands beside a step: a name, an office, its words."""
    word = squeeze(title)
    return is_name(word) or is_unit(word) or _DEALS.search(word) is not None or reads_as_reply(title[:200])


def _may_be_steps(rows: Sequence[Draft], own: Draft | None) -> bool:
    """True for a few rows that lead nowhere and show one letter's way (已受理, 已办结) from its day on.

    Rows are letters where they have numbers, stand below 来信时间 or wait for a reply (未回复), where all are
    in one state, and where an older one is dealt with and a newer one is not.
    """
    led = len(rows) > 1 and any(row.url for row in rows)
    if led or not rows or len(rows) > MOST_STEPS or any(row.replies or row.id or row.named for row in rows):
        return False
    written = own.day if own is not None else None
    if any(not row.day or (written and row.day < written) for row in rows):
        return False
    stages = [(row.day, row.status[0]) for row in rows if row.day and len(row.status) == 1]
    still = [(day, word) for day, word in stages if state_of(word) is LetterState.OPEN]
    if any(word.startswith(_WAITING) for _, word in still):
        return False
    latest = max((day for day, _ in still), default=written)
    done = [day for day, word in stages if state_of(word) is LetterState.ANSWERED]
    alike = len(stages) == len(still) > 1 and len({word for _, word in still}) == 1
    return not alike and all(latest is None or day >= latest for day in done)
