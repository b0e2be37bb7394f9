"""The program in the hands of an assistive technology, from another process, over AT-SPI."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consentlab import ids
from consentlab.ledger import Reader
from consentlab.policy.history import Chosen, Deferred
from desktop.assistive import Assistive

pytestmark = [pytest.mark.desktop, pytest.mark.long]

Start = Callable[..., Assistive]

OPEN = {"enabled", "sensitive"}


def acts(person: Assistive) -> list[str]:
    """What is on the disk of what the person did: the notice put off, and choices."""
    with Reader.read(person.profile) as ledger:
        events = [row.event for row in ledger.entries()]
    return [
        f"chosen {event.allow} {event.surface}" if isinstance(event, Chosen) else "deferred"
        for event in events
        if isinstance(event, (Chosen, Deferred))
    ]


def test_the_main_job(assistive: Start) -> None:
    """Meet the notice, choose, look at a chat, and change the choice, all by id and title."""
    person = assistive("existing-user")
    assert person.sees(ids.NOTICE_DIALOG)
    assert "checked" in person("control", ids.NOTICE_TOGGLE)["states"]
    person.toggle(ids.NOTICE_TOGGLE)
    assert person.stands(ids.NOTICE_TOGGLE, on=False)
    person.press(ids.NOTICE_ACCEPT)
    person.take_row(ids.CHATS_LIST, "Rent or buy")
    assert person.says(ids.CHAT_TITLE, "Rent or buy")
    assert person.says(ids.CHAT_TRAINING, "Switched off")
    person.press(ids.STAGE_ACCOUNT)
    person.press(ids.STAGE_SETTINGS)
    person.press(ids.SETTINGS_PRIVACY)
    person.toggle(ids.SETTINGS_PRIVACY_TOGGLE)
    assert person.stands(ids.SETTINGS_PRIVACY_TOGGLE, on=True)
    assert person.says(ids.CHAT_TRAINING, "Dormant")
    person.press(ids.SETTINGS_CLOSE)
    assert ["chosen False notice", "chosen True settings"] == acts(person)


def test_not_now(assistive: Start) -> None:
    """The notice goes, nothing is chosen, and the next simulated day brings it back."""
    person = assistive("existing-user")
    person.press(ids.NOTICE_LATER)
    person.take_row(ids.CHATS_LIST, "Rent or buy")
    assert person.says(ids.CHAT_TRAINING, "No choice yet")
    person.press(ids.CLOCK_PLUS_30_DAYS)
    assert person.sees(ids.NOTICE_ACCEPT)
    assert ["deferred"] == acts(person)


def test_the_gate_is_one_to_an_assistive_technology_too(assistive: Start) -> None:
    """Put aside to read first, it can be brought back; nothing can be sent before."""
    person = assistive("deadline-passed")
    person.press(ids.NOTICE_READ)
    assert person.sees(ids.NOTICE_CHOOSE)
    assert "showing" not in person("control", ids.CHAT_SEND)["states"]
    person.press(ids.NOTICE_CHOOSE)
    assert "showing" not in person("control", ids.NOTICE_LATER)["states"]
    person.press(ids.NOTICE_ACCEPT)
    assert person.sees(ids.CHAT_SEND)
    assert ["chosen True notice"] == acts(person)


@pytest.mark.parametrize(
    ("answer", "chosen"), [(ids.NOTICE_ALLOW, True), (ids.NOTICE_DECLINE, False)]
)
def test_two_choices(assistive: Start, answer: str, chosen: bool) -> None:
    """A layout without a switch: each answer is a choice."""
    person = assistive("existing-user", "--variant", "terminal-list")
    person.press(answer)
    person.take_row(ids.CHATS_LIST, "Rent or buy")
    assert person.says(ids.CHAT_TITLE, "Rent or buy")
    assert [f"chosen {chosen} notice"] == acts(person)


def test_signing_up_from_the_first_page_to_the_last(assistive: Start) -> None:
    """Each page names itself; what is chosen is stored with the last step, and not before."""
    person = assistive("new-user")
    pages: list[tuple[str, Callable[[], None]]] = [
        (ids.SIGNUP_EMAIL, lambda: person.write(ids.SIGNUP_EMAIL, "ana@example.org")),
        (ids.SIGNUP_CODE, lambda: person.write(ids.SIGNUP_CODE, "418 203")),
        (ids.SIGNUP_NAME, lambda: person.write(ids.SIGNUP_NAME, "Ana")),
        (ids.SIGNUP_PLAN, lambda: person.toggle(f"{ids.SIGNUP_PLAN}.pro")),
        (ids.SIGNUP_TOGGLE, lambda: person.toggle(ids.SIGNUP_TOGGLE)),
        (ids.SIGNUP_TERMS, lambda: person.toggle(ids.SIGNUP_TERMS)),
    ]
    for field, fill_in in pages:
        assert person.sees(field)
        fill_in()
        person.press(ids.SIGNUP_NEXT)
    assert person.sees(ids.SIGNUP_FINISH)
    assert [] == acts(person)
    person.press(ids.SIGNUP_FINISH)
    assert person.sees(ids.CHAT_COMPOSE)
    assert ["chosen True signup"] == acts(person)


OVERLAYS = [
    ("existing-user", (), ids.NOTICE_DIALOG),
    ("deadline-passed", (), ids.NOTICE_DIALOG),
    ("came-back", (ids.STAGE_ACCOUNT, ids.STAGE_SETTINGS), ids.SETTINGS_DIALOG),
    ("came-back", (ids.STAGE_SIMULATION,), ids.ABOUT_DIALOG),
]
"""Scenario, what is pressed, and the overlay that is open then."""


@pytest.mark.parametrize(("scenario", "steps", "overlay"), OVERLAYS)
def test_nothing_behind_an_overlay_can_be_pressed(
    assistive: Start, scenario: str, steps: tuple[str, ...], overlay: str
) -> None:
    """Whatever lies behind is off, and trying all that it offers changes nothing.

    A row of a list cannot be off on its own in Qt; it can only do nothing.
    """
    person = assistive(scenario)
    for step in steps:
        person.press(step)
    assert person.sees(overlay)
    title = person("control", ids.CHAT_TITLE)["name"]
    with Reader.read(person.profile) as ledger:
        before = ledger.entries()
    behind = person("outside", overlay)
    assert {ids.STAGE_ACCOUNT, ids.CHATS_NEW, ids.CHAT_SEND} <= {thing["id"] for thing in behind}
    able = [
        (thing["id"], thing["name"])
        for thing in behind
        if thing["actions"] and thing["role"] != "list item" and OPEN.intersection(thing["states"])
    ]
    assert [] == able
    assert person("try all outside", overlay)
    assert title == person("control", ids.CHAT_TITLE)["name"]
    with Reader.read(person.profile) as ledger:
        assert before == ledger.entries()
