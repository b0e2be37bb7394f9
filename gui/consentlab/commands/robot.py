"""The verb `robot`: play people through a scenario, and print what they ended with."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures.process import BrokenProcessPool

import msgspec

from consentlab.automation.crowd import Crowd, Played, Stuck, play
from consentlab.catalogue import Catalogue
from consentlab.ledger import LedgerError
from consentlab.platform_check import why_no_window
from consentlab.present import table

FORMAT = 1
"""The number of the JSON format that is written here."""

CHOICES = ("on", "off", "undecided")


def robot(crowd: Crowd, catalogue: Catalogue, *, json: bool) -> int:
    """Play the crowd and print, robot by robot and in all, what they ended with.

    Raises Unknown, FaultyFile or OSError before anybody has played.
    """
    scenario = catalogue.scenario(crowd.scenario)
    if crowd.variant is not None:
        catalogue.variant(crowd.variant)
    if crowd.profiles is not None:
        if crowd.profiles.exists() and any(crowd.profiles.iterdir()):
            return _failed(f"{crowd.profiles} is not empty: name a folder for new profiles", 2)
        crowd.profiles.mkdir(mode=0o700, parents=True, exist_ok=True)
    reason = why_no_window({**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    if reason:
        return _failed(reason, 1)
    try:
        played = play(crowd)
    except (Stuck, LedgerError) as fault:
        return _failed(str(fault), 1)
    except BrokenProcessPool:
        return _failed("a process of robots ended before they were done", 1)
    if json:
        print(_as_json(crowd, scenario.title, played))
    else:
        print(_as_table(played))
    return 0


def _failed(reason: str, status: int) -> int:
    print(f"consentlab: {reason}", file=sys.stderr)
    return status


def _as_json(crowd: Crowd, title: str, played: list[Played]) -> str:
    told = {
        "format": FORMAT,
        "scenario": title,
        "variant": crowd.variant,
        "persona": crowd.persona,
        "seed": crowd.seed,
        "robots": [msgspec.to_builtins(one) for one in played],
        "totals": {
            "choice": {choice: _choosing(played, choice) for choice in CHOICES},
            "put_off": sum(one.put_off for one in played),
            "chats": _statuses(played),
        },
    }
    return msgspec.json.encode(told).decode()


def _as_table(played: list[Played]) -> str:
    rows = [
        (str(one.robot), one.choice, str(one.choices), str(one.put_off), _told(_statuses([one])))
        for one in played
    ]
    choices = {choice: _choosing(played, choice) for choice in CHOICES}
    return "\n".join(
        [
            table(("Robot", "Choice", "Choices", "Put off", "Chats"), rows),
            "",
            f"{len(played)} robots: {_told(choices)}",
            f"Put off: {sum(one.put_off for one in played)}",
            f"Chats: {_told(_statuses(played))}",
        ]
    )


def _choosing(played: list[Played], choice: str) -> int:
    return sum(one.choice == choice for one in played)


def _statuses(played: Iterable[Played]) -> dict[str, int]:
    """How many chats ended with each training status, by name."""
    found = Counter(status for one in played for status in one.chats.values())
    return dict(sorted(found.items()))


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)
