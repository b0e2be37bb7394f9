"""How long a whole journey takes in process, and which part of it each step has.

The yardstick is what it cannot do without: two windows of the same size, each shown, painted
and gone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication, QWidget

from bench.measuring import Measure, Row, shown
from consentlab.automation.starting import Starter
from pages import Person

ROUNDS = 30
BAR = "50 % < 300 ms"
PAST_THE_DEADLINE = datetime(2025, 10, 20, 9, tzinfo=UTC)


def two_windows() -> None:
    """Two empty windows, one after the other."""
    for _ in range(2):
        window = QWidget()
        window.resize(1440, 900)
        window.show()
        QApplication.processEvents()
        window.close()


def settings_on(person: Person) -> None:
    """The real way to the switch, and back to the chats."""
    person.settings.privacy.turn_on()
    person.settings.close()


def check(person: Person) -> None:
    """What was done is there after the second start."""
    told = {chat["id"]: chat["training"] for chat in person.outcomes()["chats"]}
    assert ("eligible", False) == (told["lisbon"], person.notice.is_open)
    assert "eligible" == person.chat.training
    assert person.clock.look.startswith("20 Oct 2025")


STEPS: dict[str, Callable[[Person], object]] = {
    "meet the notice": lambda person: person.notice.lines,
    "put the switch off": lambda person: person.notice.flip(),
    "accept": lambda person: person.press("notice.accept"),
    "settings, on": settings_on,
    "send": lambda person: person.chat.send("Back again."),
    "past the deadline": lambda person: person.clock.go_to(PAST_THE_DEADLINE),
    "quit, start again": lambda person: person.restart(),
    "check": check,
    "quit": lambda person: person.quit(),
}
"""The journey behind its first start."""


def test_a_whole_journey(
    qapp: QApplication, tmp_path: Path, measure: Measure, rows: list[Row]
) -> None:
    """Start, notice, off, accept, settings on, send, past the deadline, quit, again, check."""
    start = Starter(qapp, tmp_path)
    taken: dict[str, list[float]] = {name: [] for name in ("start", *STEPS)}

    def journey() -> None:
        then = perf_counter()
        person = start()
        for name, times in taken.items():
            if name != "start":
                STEPS[name](person)
            now = perf_counter()
            times.append(now - then)
            then = now

    measure("a whole journey", journey, two_windows, "two windows", rounds=ROUNDS, bar=BAR)
    whole = sum(median(times) for times in taken.values())
    for name, times in taken.items() if rows else ():
        share = f"{median(times) / whole:.0%} of it"
        rows.append(Row(f"– {name}", shown(median(times)), "", "", "", share, ""))
    assert [] == start.close()
