"""Replies with the letters they answer (replies.csv): labelled before the words that judge them were chosen."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from checks.replies import perfunctory

REPLIES = [
    (row["truth"], row["letter"], row["reply"])
    for row in csv.DictReader(io.StringIO(Path(__file__).with_name("replies.csv").read_text("utf-8")))
]
SUBSTANCE = [(letter, reply) for truth, letter, reply in REPLIES if truth == "substance"]
EMPTY = [(letter, reply) for truth, letter, reply in REPLIES if truth == "perfunctory"]


@pytest.mark.parametrize(("letter", "reply"), SUBSTANCE, ids=[reply[:20] for _, reply in SUBSTANCE])
def test_no_answer_of_substance_is_called_perfunctory(letter: str, reply: str) -> None:
    assert not perfunctory(reply, asked=letter)


def test_four_of_five_perfunctory_replies_are_found() -> None:
    missed = [reply for letter, reply in EMPTY if not perfunctory(reply, asked=letter)]

    assert len(EMPTY) == 120
    assert len(missed) <= len(EMPTY) // 5, missed


@pytest.mark.parametrize(
    "reply",
    [
        "请拨打0571-87654321。",
        "您好，请咨询县社保局，电话：0571-87654321。",
        "请与城管局联系。",
    ],
)
def test_whom_to_ask_answers_only_a_letter_that_asks_for_it(reply: str) -> None:
    assert perfunctory(reply, asked="退休年龄如何计算")
    assert not perfunctory(reply, asked="请问此事找谁，电话多少")
    assert not perfunctory(reply), "of an unknown letter nobody can say"


@pytest.mark.parametrize(
    "reply",
    [
        "请到县医保局三楼2号窗口咨询。",
        "您好，户籍迁移请咨询派出所。",
        "请拨打12393医保服务热线办理挂失。",
        "请联系村委会开具证明。",
        "请带身份证到政务大厅咨询。",
        "请于2024年3月5日前到社保局咨询。",
    ],
)
def test_a_referral_that_tells_more_is_an_answer(reply: str) -> None:
    assert not perfunctory(reply, asked="怎样办理")
