"""What if: everything is compared, and the walkthrough never knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from consentlab import ids
from pages import DOWN, ESC, RIGHT, Compare, Person

Start = Callable[..., Person]

CHOICES = {
    "choices": ["on", "off", "own"],
    "readings": [
        "deadline.2025-09-28", "deadline.2025-10-08", "off_retention.falls",
        "off_retention.stays", "re_enabling.needs-activity", "re_enabling.revives",
    ],
    "makers": ["claude-2025-08", "chatgpt-2025", "gemini-2025"],
}  # fmt: skip


def files(profile: Path) -> dict[str, bytes]:
    """Every file of a profile's ledger, what is not yet in the main file included."""
    return {file.name: file.read_bytes() for file in sorted(profile.glob("ledger*"))}


@pytest.mark.parametrize("text_size", [100, 200])
def test_the_ledger_is_the_same_byte_for_byte(start: Start, text_size: int) -> None:
    """Opening, choosing every pair, reading, scrolling, moving in time, leaving: no trace."""
    person = start("came-back", text_size=text_size)
    person.chats.open("Rent or buy")
    compare = Compare(person)
    before, state = files(person.program.profile), person.program.simulation
    assert state is not None
    looked = state.state
    compare.open()
    for kind, keys in CHOICES.items():
        compare.turn(kind)
        for left in keys:
            compare.choose(ids.COMPARE_LEFT, left)
            for right in keys:
                compare.choose(ids.COMPARE_RIGHT, right)
    compare.turn("choices")
    compare.view.setFocus()
    person.key(DOWN)
    assert person.sees(ids.COMPARE_WHY)
    person.press(ids.COMPARE_CLOSE_WHY)
    bar = compare.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    person.press(ids.CLOCK_NEXT)
    person.clock.jump(ids.CLOCK_PLUS_5_YEARS)
    if person.sees(ids.CLOCK_SLIDER):
        person.clock.step(RIGHT)
    QTest.mouseClick(person.window, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    person.key(ESC)
    assert not compare.is_open
    assert before == files(person.program.profile)
    assert looked == state.state
    compare.open()
    person.press(ids.COMPARE_BACK)
    assert before == files(person.program.profile)


def test_afterwards_everything_is_written_down_again(start: Start) -> None:
    """The next thing that is done on the stage is in the ledger."""
    person = start("came-back")
    compare = Compare(person)
    compare.open()
    person.press(ids.COMPARE_BACK)
    done = len(person.done())
    person.chats.open("Rent or buy")
    assert done < len(person.done())


def test_a_notice_that_would_be_due_elsewhere_in_time_stays_away(start: Start) -> None:
    """Looking from the day of the notice serves nobody a notice."""
    person = start("existing-user")
    person.notice.later()
    before = person.acts()
    compare = Compare(person)
    compare.open()
    person.clock.jump(ids.CLOCK_DEADLINE)
    person.clock.jump(ids.CLOCK_PLUS_30_DAYS)
    assert not person.notice.is_open
    person.press(ids.COMPARE_BACK)
    assert not person.notice.is_open
    assert before == person.acts()


def test_the_same_person_elsewhere(start: Start) -> None:
    """Who did the same things with ChatGPT or Gemini is kept for other times."""
    person = start("changed-mind")
    compare = Compare(person)
    compare.open()
    compare.turn("makers")
    assert (
        "Claude, Anthropic: Withdrawn. 30 days, until 14 Nov 2025. "
        "ChatGPT, OpenAI: Not stated. Until deleted"
    ) == compare.said["beans"]
    compare.choose(ids.COMPARE_RIGHT, "gemini-2025")
    assert "Gemini, Google: Not stated. 18 months, until 12 Mar 2027" in compare.said["beans"]
