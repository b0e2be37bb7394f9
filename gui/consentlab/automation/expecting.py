"""Seeing whether what a journey expects is so."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from consentlab.automation.hands import CannotBeDone
from consentlab.automation.journey import (
    Expect,
    ExpectAccount,
    ExpectChat,
    ExpectControl,
    ExpectOutcomes,
    Sight,
)
from consentlab.automation.person import Person
from consentlab.policy.faults import shown
from consentlab.present import instant
from consentlab.widgets.toggle import Toggle


def expect(person: Person, step: Expect) -> None:
    """See to what a step expects. Raises CannotBeDone: what was expected, and what was found."""
    match step:
        case ExpectControl():
            _see_control(person, step)
        case ExpectChat():
            _see_chat(person, step)
        case ExpectAccount():
            told = person.outcomes()["account"]
            for key in ("setting", "notice", "plan"):
                _same(f"the account’s {key}", getattr(step, key), told[key])
        case ExpectOutcomes(words):
            printed = person.printed()
            if _plain(words) not in _plain(printed):
                raise CannotBeDone(f"expected of outcomes {shown(words)}, found\n{printed}")


def named(value: object) -> str:
    """A value as a sentence names it; "nothing" for none."""
    if isinstance(value, datetime):
        return instant(value)
    return "nothing" if value in (None, "") else str(value)


def _see_control(person: Person, step: ExpectControl) -> None:
    control = step.control
    if step.sight == "gone":
        if person.is_seen(control):
            raise CannotBeDone(f"expected {control} gone, found it on the screen")
        return
    if not person.is_seen(control):
        expected = step.sight or f"saying {shown(step.says)}"
        raise CannotBeDone(f"expected {control} {expected}, found it nowhere on the screen")
    found = _sight(person, control)
    if step.sight not in ("", "there") and step.sight not in found:
        raise CannotBeDone(f"expected {control} {step.sight}, found it {' and '.join(found)}")
    if step.says:
        said = _said(person, control)
        if _plain(step.says) not in _plain(said):
            raise CannotBeDone(f"expected {control} saying {shown(step.says)}, found {said}")


def _sight(person: Person, control: str) -> list[Sight]:
    """How a control that is on the screen is."""
    widget = person.hands_at(control).find(control)
    found: list[Sight] = ["enabled" if widget.isEnabled() else "disabled"]
    if isinstance(widget, Toggle) and widget.unset:
        found.append("unset")
    elif isinstance(widget, QAbstractButton) and widget.isCheckable():
        found.append("on" if widget.isChecked() else "off")
    return found


def _said(person: Person, control: str) -> str:
    """Every word of a control: its name, its description, what stands in it."""
    hands = person.hands_at(control)
    widget = hands.find(control)
    own = [widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QLineEdit):
        own.append(widget.text())
    return " ".join(filter(None, [*own, *hands.lines(control)]))


def _see_chat(person: Person, step: ExpectChat) -> None:
    chats = person.outcomes()["chats"]
    named = [chat for chat in chats if step.chat in (chat["id"], chat["title"])]
    if not named:
        raise CannotBeDone(f"expected the chat {step.chat}, found no such chat in outcomes")
    kept: dict[str, Any] = named[0]["retention"]
    found = {"training": named[0]["training"], "kept": kept["period"], "until": kept["until"]}
    for key, value in found.items():
        expected = getattr(step, key)
        if isinstance(expected, datetime) and value:
            _same(f"{key} of the chat {step.chat}", expected, datetime.fromisoformat(value))
        else:
            _same(f"{key} of the chat {step.chat}", expected, value or "")


def _same(what: str, expected: object, found: object) -> None:
    if expected is not None and expected != found:
        raise CannotBeDone(f"expected {what} to be {named(expected)}, found {named(found)}")


def _plain(text: str) -> str:
    """The words with one space between any two."""
    return " ".join(text.split())
