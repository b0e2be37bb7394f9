"""The program in the hands of an assistive technology, from another process, over AT-SPI."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consentlab import ids
from consentlab.ledger import Reader
from consentlab.policy.history import Chosen
from desktop.assistive import Assistive

pytestmark = [pytest.mark.desktop, pytest.mark.long]

OPEN = {"enabled", "sensitive"}


def test_the_main_job(assistive: Callable[[str], Assistive]) -> None:
    """Meet the notice, choose, look at a chat, and change the choice, all by id and title."""
    person = assistive("existing-user")
    assert person.sees(ids.NOTICE_DIALOG)
    assert "checked" in person("control", ids.NOTICE_TOGGLE)["states"]
    person.toggle(ids.NOTICE_TOGGLE)
    assert "checked" not in person("control", ids.NOTICE_TOGGLE)["states"]
    person.press(ids.NOTICE_ACCEPT)
    person.take_row(ids.CHATS_LIST, "Rent or buy")
    assert person.says(ids.CHAT_TITLE, "Rent or buy")
    assert person.says(ids.CHAT_TRAINING, "Switched off")
    person.press(ids.STAGE_ACCOUNT)
    person.press(ids.STAGE_SETTINGS)
    person.press(ids.SETTINGS_PRIVACY)
    assert person.sees(ids.SETTINGS_PRIVACY_TOGGLE)
    person.toggle(ids.SETTINGS_PRIVACY_TOGGLE)
    assert person.says(ids.CHAT_TRAINING, "Dormant")
    person.press(ids.SETTINGS_CLOSE)
    with Reader.read(person.profile) as ledger:
        chosen = [row.event for row in ledger.entries() if isinstance(row.event, Chosen)]
    assert [("notice", False), ("settings", True)] == [(c.surface, c.allow) for c in chosen]


def test_nothing_behind_the_notice_can_be_pressed(assistive: Callable[[str], Assistive]) -> None:
    """Whatever lies behind is off, and trying all that it offers changes nothing.

    A row of a list cannot be off on its own in Qt; it can only do nothing.
    """
    person = assistive("existing-user")
    assert person.sees(ids.NOTICE_DIALOG)
    title = person("control", ids.CHAT_TITLE)["name"]
    with Reader.read(person.profile) as ledger:
        before = ledger.entries()
    behind = person("outside", ids.NOTICE_DIALOG)
    assert {ids.STAGE_ACCOUNT, ids.CHATS_NEW, ids.CHAT_SEND} <= {thing["id"] for thing in behind}
    able = [
        (thing["id"], thing["name"])
        for thing in behind
        if thing["actions"] and thing["role"] != "list item" and OPEN.intersection(thing["states"])
    ]
    assert [] == able
    assert person("try all outside", ids.NOTICE_DIALOG)
    assert title == person("control", ids.CHAT_TITLE)["name"]
    with Reader.read(person.profile) as ledger:
        assert before == ledger.entries()


def test_the_gate_is_one_to_an_assistive_technology_too(
    assistive: Callable[[str], Assistive],
) -> None:
    """Put aside to read first, it can be brought back; nothing can be sent before."""
    person = assistive("deadline-passed")
    assert person.sees(ids.NOTICE_READ)
    person.press(ids.NOTICE_READ)
    assert person.sees(ids.NOTICE_CHOOSE)
    assert "showing" not in person("control", ids.CHAT_SEND)["states"]
    person.press(ids.NOTICE_CHOOSE)
    assert person.sees(ids.NOTICE_ACCEPT)
