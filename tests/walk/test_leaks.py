"""What piles up is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject

from consentlab import ids
from consentlab.widgets.popover import Popover
from walk.leaks import alive, piled, standing
from walk.steps import Step
from walk.walker import Beginning
from walk.walking import Walks


class Kept(QObject):
    """What a planted leak leaves behind."""


Kept.__module__ = "consentlab.planted"


@pytest.mark.parametrize(
    ("leak", "more"),
    [
        (lambda _list: Kept(), "consentlab.planted.Kept"),
        (lambda one: QObject(one.window()), "QObject of the window"),
    ],
    ids=["alone", "in the window"],
)
def test_what_is_left_behind_with_each_list_is_counted(
    walks: Walks, monkeypatch: pytest.MonkeyPatch, leak: Callable[[Popover], QObject], more: str
) -> None:
    """One of our own objects that somebody keeps, and one of Qt that stays in the window."""
    before = alive()
    kept: list[QObject] = []
    show = Popover.open

    def opened(self: Popover) -> None:
        kept.append(leak(self))
        show(self)

    monkeypatch.setattr(Popover, "open", opened)
    counts: list[Counter[str]] = []
    steps = [
        Step("press", where) for where in (ids.HOME_START, ids.NOTICE_LATER, ids.STAGE_ACCOUNT)
    ]
    failure = walks.take(
        Beginning(None),
        steps * 3,
        lambda walk, taken: counts.append(standing(walk)) if taken % 3 == 0 else None,
    )
    assert (None, Counter({more: 1})) == (failure, piled(counts))
    kept.clear()
    assert Counter() == alive() - before
