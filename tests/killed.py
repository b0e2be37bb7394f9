"""A program that is going to be killed: it does one act, prints what it shows, and waits.

`python killed.py PROFILE ACT` starts the program on the profile and prints what it shows; at
a line on standard input it carries out the act, prints what it shows then, and goes on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from consentlab import app, ids
from pages import Person

SCENARIO = "existing-user"
BADGES = (ids.CHAT_TRAINING, ids.CHAT_RETENTION)


def _look_dark(person: Person) -> None:
    person.settings.open(ids.SETTINGS_APPEARANCE)
    person.press(f"{ids.SETTINGS_THEME}.dark")
    person.settings.close()


def _flip(person: Person) -> None:
    person.settings.open()
    person.settings.privacy.flip()


def _flip_and_back(person: Person) -> None:
    _flip(person)
    person.changes.switch_back()


def _begin(person: Person, control: str, text: str) -> None:
    person.press(control)
    person.chat.send(text)


ACTS: dict[str, Callable[[Person], object]] = {
    "put the notice off": lambda person: person.notice.later(),
    "accept": lambda person: person.notice.accept(with_switch_on=True),
    "open a chat": lambda person: person.chats.open("Rent or buy"),
    "send": lambda person: person.chat.send("The boiler papers have come."),
    "thumb up": lambda person: person.press(ids.CHAT_UP),
    "thumb down": lambda person: person.press(ids.CHAT_DOWN),
    "switch off": _flip,
    "switch on and back": _flip_and_back,
    "send, switched off": lambda person: person.chat.send("And the roof?"),
    "delete": lambda person: person.press(ids.CHAT_DELETE),
    "begin a chat": lambda person: _begin(person, ids.CHATS_NEW, "A walk on Sunday"),
    "begin a private chat": lambda person: _begin(person, ids.CHATS_NEW_PRIVATE, "A surprise"),
    "begin a coding session": lambda person: _begin(person, ids.CHATS_NEW_CODING, "Sort by date"),
    "look ahead": lambda person: person.clock.jump(ids.CLOCK_PLUS_30_DAYS),
    "act there": lambda person: person.chat.send("A month on."),
    "look back": lambda person: person.clock.jump(ids.CLOCK_NOTICE_DAY),
    "look at the next change": lambda person: person.press(ids.CLOCK_NEXT),
    "look from the present": lambda person: person.clock.jump(ids.CLOCK_TO_PRESENT),
    "look dark": _look_dark,
    "switch on": _flip,
}
"""Twenty acts in their order, each done by mouse and keyboard. The first two meet the notice."""


def shown(person: Person) -> dict[str, Any]:
    """What is on the screen, by name."""
    return {
        "chats": person.chats.said,
        "summary": person.chats.summary,
        "title": person.chat.title,
        "badges": [person.words(badge) for badge in BADGES if person.sees(badge)],
        "why": person.chat.why,
        "transcript": person.chat.transcript,
        "thumbs": list(person.chat.thumbs) if person.sees(ids.CHAT_UP) else [],
        "clock": [person.clock.look, person.clock.present, person.clock.next],
        "frame": person.window.grab().toImage().pixelColor(2, 2).name(),
        "problem": person.problem,
    }


def main(profile: Path, act: str) -> None:
    """Start, say what is shown, act, say it again, and wait for the end."""
    application = QApplication([])
    person = Person(app.start(profile=profile, scenario=SCENARIO, motion=False))
    person.window.activateWindow()
    application.processEvents()
    _say(person)
    for _ in sys.stdin:
        ACTS[act](person)
        _say(person)


def _say(person: Person) -> None:
    sys.stdout.write(f"{json.dumps(shown(person))}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
