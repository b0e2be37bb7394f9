"""The verb `journey`: run what files tell, step by step, on the real screens."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from consentlab.automation.journey import Journey
from consentlab.automation.journeyfile import load_journey
from consentlab.automation.junit import junit as as_junit
from consentlab.automation.runner import Ran, application, run_all
from consentlab.catalogue import Catalogue
from consentlab.policy.faults import FaultyFile, printable


def journey(
    files: Sequence[Path],
    catalogue: Catalogue,
    *,
    watch: bool,
    junit: Path | None,
    shots: Path | None,
) -> int:
    """Run every file, and print a line for each. The status is 1 if a step of one failed.

    Where a file has a fault, all faults of all files are printed and nothing is run: 2.
    """
    journeys: list[Journey] = []
    faulty = False
    for file in files:
        try:
            journeys.append(load_journey(file, catalogue))
        except FaultyFile as faults:
            print(faults, file=sys.stderr)
            faulty = True
    if faulty:
        return 2
    kept = application(on_screen=watch)
    done: list[Ran] = []
    for ran in run_all(journeys, watch=watch, shots=shots):
        done.append(ran)
        print(_line(ran), flush=True)
    kept.processEvents()
    if junit is not None:
        junit.write_bytes(as_junit(done))
    return int(any(ran.failure for ran in done))


def _line(ran: Ran) -> str:
    """How a journey went, on one line or, with a table in what failed, on more."""
    path = printable(str(ran.journey.path))
    if ran.failure:
        return f"{path}: {ran.place}: {ran.failure}"
    number = len(ran.journey.steps)
    steps = f"{number} {'step' if number == 1 else 'steps'}"
    return f"{path}: passed, {steps}, {printable(ran.journey.title)}"
