"""Many robots: a process for each core, and the same outcome however many of either there are.

Nothing here imports Qt before a process has robots to play.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from consentlab.automation.person import Person


class Stuck(Exception):
    """A robot could not go on, nor could a person have. `str()` says which one, and why."""


class Crowd(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be played: so many robots of one persona, numbered from 1.

    `scenario` and `variant` are ids that ship or files' paths, without a variant it is as
    reported. Robot n of a seed is the same whatever the count. `profiles` is the folder in
    which each leaves its profile, None to keep none.
    """

    persona: str
    count: int
    seed: int
    scenario: str
    variant: str | None = None
    profiles: Path | None = None


class Played(msgspec.Struct, frozen=True):
    """What a robot ended with.

    `choice` is the setting at the end: on, off or undecided; `choices` how often
    it chose, `put_off` how often it put the notice off. `chats` has each chat's training
    status by the chat's own id, in the words of `consentlab outcomes --format json`.
    """

    robot: int
    choice: str
    choices: int
    put_off: int
    chats: dict[str, str]


def play(crowd: Crowd) -> list[Played]:
    """Play every robot, in as many processes as there are cores; what each ended with.

    Raises Stuck, LedgerError or OSError.
    """
    numbers = range(1, crowd.count + 1)
    processes = min(crowd.count, _cores())
    # Spawned: Qt does not outlive a fork. One task each: nor a second application.
    with ProcessPoolExecutor(
        processes, multiprocessing.get_context("spawn"), max_tasks_per_child=1
    ) as pool:
        parts = [pool.submit(play_here, crowd, numbers[n::processes]) for n in range(processes)]
        played = [one for part in parts for one in part.result()]
    return sorted(played, key=lambda one: one.robot)


def play_here(crowd: Crowd, numbers: range) -> list[Played]:
    """Play the robots of these numbers in this process, offscreen unless it shows windows already.

    Raises Stuck, LedgerError or OSError.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(["consentlab"])
    try:
        return [_play_one(crowd, number) for number in numbers]
    finally:
        application.processEvents()


def _play_one(crowd: Crowd, number: int) -> Played:
    if crowd.profiles is not None:
        return _play_in(crowd.profiles / f"robot-{number}", crowd, number)
    with tempfile.TemporaryDirectory(prefix="consentlab-robot-", dir=_in_memory()) as folder:
        return _play_in(Path(folder, "profile"), crowd, number)


def _play_in(profile: Path, crowd: Crowd, number: int) -> Played:
    from consentlab import app
    from consentlab.automation.hands import CannotBeDone
    from consentlab.automation.person import Person
    from consentlab.automation.personas import PERSONAS
    from consentlab.automation.robot import Robot
    from consentlab.automation.starting import MovedClock

    program = app.start(
        profile=profile,
        scenario=crowd.scenario,
        variant=crowd.variant,
        motion=False,
        mode="robot",
        clock=MovedClock(),
    )
    person = Person(program)
    try:
        # A text, since the numbers of any other pair depend on what hashes are like today.
        chance = Random(f"{crowd.seed} {number}")  # noqa: S311  # nothing here is secret
        Robot(person, PERSONAS[crowd.persona], chance).play()
        return _ended(person, number)
    except CannotBeDone as reason:
        raise Stuck(f"robot {number} could not go on: {reason}") from None
    finally:
        person.quit()
        person.settle()


def _ended(person: Person, number: int) -> Played:
    told = person.outcomes()
    kinds = [act.partition(" ")[0] for act in person.acts()]
    return Played(
        robot=number,
        choice=told["account"]["setting"],
        choices=kinds.count("chosen"),
        put_off=kinds.count("deferred"),
        chats={chat["id"]: chat["training"] for chat in told["chats"]},
    )


def _in_memory() -> str | None:
    """A folder that no disk is waited for, where the system has one that can be used."""
    shared = "/dev/shm"  # noqa: S108  # what is made in it has a name that nobody can guess
    return shared if os.access(shared, os.W_OK | os.X_OK) else None


def _cores() -> int:
    """How many processes run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
