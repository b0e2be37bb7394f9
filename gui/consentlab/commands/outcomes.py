"""The verb `outcomes`: what happens to every chat, of scenario files, exports or a profile."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from consentlab.catalogue import Catalogue
from consentlab.policy.case import Case
from consentlab.policy.faults import FaultyFile, printable
from consentlab.policy.pack import under
from consentlab.present import View, as_json, as_table
from consentlab.words import Words


def of_files(
    files: Sequence[str], at: datetime | None, catalogue: Catalogue, words: Words, *, json: bool
) -> int:
    """Print the outcomes of every good file in the order given, and every fault of the others.

    Each is looked at from `at`, or from its own instant. The status is 2 if a file had a fault.
    """
    status = 0
    show = _printer(words, json=json)
    for name in files:
        path = Path(name)
        try:
            show(
                _exported(path, at)
                if path.suffix.lower() == ".jsonl"
                else _scenario(path, at, catalogue)
            )
        except FaultyFile as faulty:
            print(faulty, file=sys.stderr)
            status = 2
    return status


def of_profile(folder: Path, at: datetime | None, words: Words, *, json: bool) -> int:
    """Print the outcomes of the profile's last walkthrough, from `at` or from its look."""
    from consentlab.ledger import LedgerError, Reader
    from consentlab.replaying import Unfit, replay

    try:
        with Reader.read(folder) as ledger:
            last = ledger.last_walkthrough()
            state = replay(ledger.entries(last)) if last else None
    except (LedgerError, Unfit) as error:
        reason: object = error
        state = None
    else:
        reason = f"{folder}: nothing has been started in this profile yet"
    if state is None:
        print(f"consentlab: {printable(str(reason))}", file=sys.stderr)
        return 2
    _printer(words, json=json)(View(state.scenario.title, state.case, at or state.look))
    return 0


def _scenario(path: Path, at: datetime | None, catalogue: Catalogue) -> View:
    scenario = catalogue.load(path)
    case = Case(under(scenario.pack, scenario.readings), scenario.history)
    return View(scenario.title, case, at or scenario.now)


def _exported(path: Path, at: datetime | None) -> View:
    from consentlab.record import read_jsonl

    state = read_jsonl(path)
    return View(state.scenario.title, state.case, at or state.look)


def _printer(words: Words, *, json: bool) -> Callable[[View], None]:
    """What prints one outcome after the other; tables have an empty line between them."""
    # Without a console there is no standard output at all.
    color = bool(sys.stdout) and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    printed = 0

    def show(view: View) -> None:
        nonlocal printed
        if json:
            print(as_json(view, words))
        else:
            print("\n" * bool(printed) + as_table(view, words, color=color))
        printed += 1

    return show
