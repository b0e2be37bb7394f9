"""What a journey expects: seen where it is so, and said with what was found where it is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from consentlab import ids
from consentlab.automation.expecting import expect
from consentlab.automation.hands import CannotBeDone
from consentlab.automation.journey import (
    Expect,
    ExpectAccount,
    ExpectChat,
    ExpectControl,
    ExpectOutcomes,
)
from pages import Person

Start = Callable[..., Person]

UNTIL = datetime(2025, 10, 18, 21, 52, tzinfo=UTC)

SO: list[Expect] = [
    ExpectControl(ids.NOTICE_DIALOG, "there"),
    ExpectControl(ids.NOTICE_LATER, "gone"),
    ExpectControl(ids.NOTICE_ACCEPT, "enabled", "Accept"),
    ExpectControl(ids.CHATS_LIST, "disabled"),
    ExpectControl(ids.NOTICE_TOGGLE, "on"),
    ExpectControl(ids.NOTICE_DIALOG, says="since 28  September\n2025"),
    ExpectChat("parser", "undecided", "P30D", UNTIL),
    ExpectChat("Parser for bank exports", kept="P30D"),
    ExpectAccount("undecided", "must-choose", "free"),
    ExpectOutcomes("Parser for bank exports undecided 30 days, until 18 Oct 2025"),
]

NOT_SO: dict[str, tuple[Expect, str]] = {
    "not there": (
        ExpectControl(ids.SETTINGS_DIALOG, "there"),
        "expected settings.dialog there, found it nowhere on the screen",
    ),
    "saying nothing": (
        ExpectControl(ids.SETTINGS_DIALOG, says="Privacy"),
        'expected settings.dialog saying "Privacy", found it nowhere on the screen',
    ),
    "not gone": (
        ExpectControl(ids.NOTICE_READ, "gone"),
        "expected notice.read gone, found it on the screen",
    ),
    "not disabled": (
        ExpectControl(ids.NOTICE_READ, "disabled"),
        "expected notice.read disabled, found it enabled",
    ),
    "not off": (
        ExpectControl(ids.NOTICE_TOGGLE, "off"),
        "expected notice.toggle off, found it enabled and on",
    ),
    "other words": (
        ExpectControl(ids.NOTICE_ACCEPT, says="Agree"),
        'expected notice.accept saying "Agree", found Accept',
    ),
    "another status": (
        ExpectChat("parser", "off"),
        "expected training of the chat parser to be off, found undecided",
    ),
    "another period": (
        ExpectChat("parser", kept="P5Y"),
        "expected kept of the chat parser to be P5Y, found P30D",
    ),
    "another end": (
        ExpectChat("parser", until=""),
        "expected until of the chat parser to be nothing, found 2025-10-18T21:52:00Z",
    ),
    "a second later": (
        ExpectChat("parser", until=UNTIL.replace(second=1)),
        "expected until of the chat parser to be 2025-10-18T21:52:01Z, found 2025-10-18T21:52:00Z",
    ),
    "no such chat": (
        ExpectChat("porto", "off"),
        "expected the chat porto, found no such chat in outcomes",
    ),
    "another setting": (
        ExpectAccount(setting="on"),
        "expected the account’s setting to be on, found undecided",
    ),
    "another plan": (
        ExpectAccount(plan="pro"),
        "expected the account’s plan to be pro, found free",
    ),
    "not printed": (
        ExpectOutcomes("Porto"),
        'expected of outcomes "Porto", found',
    ),
}
"""What is expected of the gate, and what is said of it."""


def test_what_is_so_is_seen(start: Start) -> None:
    """At the gate of `deadline-passed`."""
    person = start("deadline-passed")
    for step in SO:
        expect(person, step)


def test_what_is_not_so_is_said(start: Start) -> None:
    """With what was expected, and what was found; looking changes nothing."""
    person = start("deadline-passed")
    for step, said in NOT_SO.values():
        with pytest.raises(CannotBeDone) as reason:
            expect(person, step)
        assert said == str(reason.value).splitlines()[0]


def test_a_switch_that_nobody_has_set(start: Start) -> None:
    """Is neither on nor off."""
    person = start(variant="nothing-preset")
    expect(person, ExpectControl(ids.NOTICE_TOGGLE, "unset"))
    with pytest.raises(CannotBeDone) as reason:
        expect(person, ExpectControl(ids.NOTICE_TOGGLE, "off"))
    assert "expected notice.toggle off, found it enabled and unset" == str(reason.value)


def test_on_home_there_is_nothing_to_look_at(start: Start) -> None:
    """Which is said, too."""
    with pytest.raises(CannotBeDone) as reason:
        expect(start(None), ExpectAccount("on"))
    assert "nothing has been started in this profile yet" == str(reason.value)
