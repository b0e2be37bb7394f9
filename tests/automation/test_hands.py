"""Hands before a window: what a person does by ids, names of keys and rows, and cannot do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit

from consentlab import ids
from consentlab.automation.hands import CannotBeDone
from pages import F2, Moderator, Person

Start = Callable[..., Person]

SIGNS = "Grüße aus 東京 – 5 € 🙂 \N{NO-BREAK SPACE}e\N{COMBINING ACUTE ACCENT}"


def test_every_sign_can_be_typed(start: Start) -> None:
    """Qt's own test library ends the process at a sign that its keys do not have."""
    person = start("came-back")
    person.fill_in(ids.CHAT_COMPOSE, "before")
    person.fill_in(ids.CHAT_COMPOSE, SIGNS)
    assert SIGNS == person.find_as(QLineEdit, ids.CHAT_COMPOSE).text()
    person.fill_in(ids.CHAT_COMPOSE, "")
    assert "" == person.find_as(QLineEdit, ids.CHAT_COMPOSE).text()


CANNOT: dict[str, tuple[Callable[[Person], object], str]] = {
    "what is disabled": (lambda p: p.use(ids.CHAT_DELETE), "chat.delete is disabled"),
    "what is hidden": (lambda p: p.use(ids.SETTINGS_CLOSE), "settings.close is not on the screen"),
    "a row behind": (lambda p: p.use_row(ids.CHATS_LIST, "lisbon"), "chats.list is disabled"),
}


@pytest.mark.parametrize("case", CANNOT)
def test_what_a_person_cannot_do(start: Start, case: str) -> None:
    """It is said in one sentence that names the control."""
    do, said = CANNOT[case]
    with pytest.raises(CannotBeDone) as reason:
        do(start())
    assert said == str(reason.value)


def test_a_row_that_is_not_there(start: Start) -> None:
    """Neither by id nor by title."""
    person = start("came-back")
    with pytest.raises(CannotBeDone) as reason:
        person.use_row(ids.CHATS_LIST, "Porto")
    assert "chats.list has no row Porto" == str(reason.value)


def test_what_is_folded_away_is_unfolded(start: Start) -> None:
    """The way Home under "…", and the lab's readings in a window of its own."""
    person = start("came-back", text_size=150)
    person.key(F2)
    assert Moderator(person.program).sees(ids.LAB_PANEL)
    person.use(f"{ids.LAB_READINGS}.off_retention.stays")
    assert "reading_set" in person.acts()[-1]
    person.use(ids.LAB_CLOSE)
    person.use(ids.STAGE_HOME)
    assert person.home.is_open
    person.use_row(ids.HOME_SCENARIOS, "changed-mind")
    person.use(ids.HOME_START)
    assert "walkthrough_started" == person.acts()[-1]


def test_keys_by_their_names(start: Start) -> None:
    """With what is held."""
    person = start("came-back")
    person.strike("Ctrl++")
    person.strike("F2")
    assert person.is_seen(ids.LAB_PANEL)
    person.strike("Alt+Home")
    assert person.home.is_open
    with pytest.raises(KeyError):
        person.strike("Any")
