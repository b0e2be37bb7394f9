"""Doing a step of a journey, with mouse and keyboard, and saying it in words."""

from __future__ import annotations

from collections.abc import Callable

from consentlab import paths
from consentlab.automation.expecting import expect, named
from consentlab.automation.hands import CannotBeDone
from consentlab.automation.journey import (
    Click,
    ExpectAccount,
    ExpectChat,
    ExpectControl,
    ExpectOutcomes,
    Go,
    Press,
    Restart,
    Shot,
    Step,
    Type,
)
from consentlab.automation.person import Person
from consentlab.catalogue import Catalogue, Unknown
from consentlab.policy.faults import FaultyFile, shown
from consentlab.present import instant

Keep = Callable[[str], None]


def do(person: Person, step: Step, keep: Keep) -> None:
    """Do one step, or see to what it expects. `keep` keeps a picture of the window by its name.

    Raises CannotBeDone: what was expected and what was found.
    """
    match step:
        case Click(control, row):
            if row:
                person.use_row(control, row)
            else:
                person.use(control)
        case Type(control, text):
            person.fill_in(control, text)
        case Press(key):
            person.strike(key)
        case Go(at):
            if person.program.simulation is None:
                raise CannotBeDone("expected a walkthrough to look at, found Home")
            person.clock.go_to(at)
        case Restart(variant):
            _restart(person, variant)
        case Shot(name):
            keep(name)
        case _:
            expect(person, step)


def _restart(person: Person, variant: str) -> None:
    """Start again; a variant that cannot be used is found out while the program still runs."""
    if variant:
        try:
            Catalogue(paths.resources()).variant(variant)
        except (Unknown, FaultyFile) as fault:
            raise CannotBeDone(str(fault)) from None
    person.restart(variant or None)


def words_of(step: Step) -> str:
    """A step in a few words: "click notice.accept"."""
    match step:
        case Click(control, row):
            return f"click {row} in {control}" if row else f"click {control}"
        case Type(control, text):
            return f"type {shown(text)} into {control}"
        case Press(key):
            return f"press {key}"
        case Go(at):
            return f"go to {instant(at)}"
        case Restart(variant):
            return f"restart with {variant}" if variant else "restart"
        case Shot(name):
            return f"keep a picture, {name}"
        case ExpectControl(control, sight, says):
            said = f"says {shown(says)}" if says else ""
            return f"expect {control} {' and '.join(filter(None, (sight, said)))}"
        case ExpectChat(chat):
            return f"expect of the chat {chat} {_named(step)}"
        case ExpectAccount():
            return f"expect of the account {_named(step)}"
        case ExpectOutcomes(words):
            return f"expect of outcomes {shown(words)}"


def _named(step: ExpectChat | ExpectAccount) -> str:
    """What is expected of a chat or the account: "training off, kept P30D"."""
    values = {key: getattr(step, key) for key in step.__struct_fields__ if key != "chat"}
    return ", ".join(f"{key} {named(value)}" for key, value in values.items() if value is not None)
