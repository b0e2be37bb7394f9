"""A program that acts until it is killed: it prints every fact once, when its screen shows it.

`python busy.py PROFILE` starts the program on the profile, prints what it shows as one JSON list,
and then for each act what came to it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QApplication

from consentlab import app, ids
from pages import Person


def _begin(person: Person) -> None:
    person.press(ids.CHATS_NEW)
    person.chat.send("About something else")


def _flip(person: Person) -> None:
    person.settings.open()
    person.settings.privacy.flip()
    person.settings.close()


ACTS: tuple[Callable[[Person], object], ...] = (
    lambda person: person.chat.send("And then?"),
    _begin,
    lambda person: person.press(ids.CHAT_UP),
    _flip,
    lambda person: person.clock.jump(ids.CLOCK_PLUS_30_DAYS),
    lambda person: person.chat.send("A month on"),
)


def main(profile: Path) -> None:
    """Act for ever."""
    QApplication([])
    person = Person(app.start(profile=profile, scenario="existing-user", motion=False))
    person.window.setUpdatesEnabled(False)
    person.window.activateWindow()
    person.settle()
    known: set[str] = set()
    _say(person, known)
    if person.notice.is_open:
        person.notice.accept(with_switch_on=True)
        _say(person, known)
    for act in cycle(ACTS):
        act(person)
        _say(person, known)


def _say(person: Person, known: set[str]) -> None:
    new = [fact for fact in _facts(person) if fact not in known]
    known.update(new)
    sys.stdout.write(f"{json.dumps(new)}\n")
    sys.stdout.flush()


def _facts(person: Person) -> Iterator[str]:
    """Everything that the views show of the walkthrough, and what went wrong if anything did."""
    assert person.program.simulation
    state = person.program.simulation.state
    for chat in state.history.chats:
        for number, message in enumerate(chat.messages):
            yield f"{chat.id} {number} {message.at} {message.text}"
    for number, event in enumerate(state.history.events):
        yield f"{number} {event}"
    if person.problem:
        yield person.problem


if __name__ == "__main__":
    main(Path(sys.argv[1]))
