"""A program that was closed is gone, whatever was done in it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest

from consentlab import ids
from pages import BACKTAB, DOWN, F2, Person

Start = Callable[..., Person]


def _tab_and_enlarge(person: Person) -> None:
    person.settings.open(ids.SETTINGS_APPEARANCE)
    person.key(BACKTAB)
    person.press(f"{ids.SETTINGS_TEXT_SIZE}.100")
    person.key(DOWN, DOWN, DOWN)
    person.settle()
    person.settings.privacy.turn_off()


def _compare(person: Person) -> None:
    person.compare.open()
    person.compare.turn("makers")
    person.compare.explain("Rent or buy")


def _moderate(person: Person) -> None:
    person.key(F2)
    person.press(ids.LAB_FLAG)
    person.press(ids.LAB_UNDO)


DONE: dict[str, Callable[[Person], None]] = {
    "opened a chat": lambda person: person.chats.open("Rent or buy"),
    "Tab in the settings, larger text": _tab_and_enlarge,
    "compared": _compare,
    "moderated": _moderate,
    "home and again": lambda person: person.stage.home_and_again(),
}


@pytest.mark.parametrize("what", DONE)
def test_nothing_of_it_is_left(what: str, start: Start) -> None:
    """Neither the program nor its window is kept alive by anything."""
    person = start("came-back")
    DONE[what](person)
    program, window = weakref.ref(person.program), weakref.ref(person.window)
    person.restart()
    gc.collect()
    assert (None, None) == (program(), window())
