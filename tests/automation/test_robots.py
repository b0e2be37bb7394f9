"""Robots: people with habits, the same ones each time, on the real screens."""

from __future__ import annotations

import json
import resource
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from random import Random

import msgspec
import pytest

from consentlab import cli, ids, paths
from consentlab.automation.crowd import Crowd, Played, Stuck, play_here
from consentlab.automation.hands import CannotBeDone, Hands
from consentlab.automation.personas import PERSONAS, Persona
from consentlab.automation.robot import Robot
from consentlab.catalogue import VARIANTS, Catalogue
from consentlab.events import WalkthroughStarted
from consentlab.ledger import LedgerError, Reader
from pages import Person

SCENARIOS = Catalogue(paths.resources()).scenarios()

NOBODY = Persona(
    reads=0, flips=0, allows=0, puts_off=0, asks_why=0, writes=0, visits_settings=0, changes_mind=0
)
ACTS = ("chosen", "deferred", "message_sent")
"""What of all that happens is told here."""

YES, NO = "chosen True notice", "chosen False notice"
HABITS = [
    ("existing-user", "as-reported", {}, [YES]),
    ("existing-user", "as-reported", {"flips": 1}, [NO]),
    ("existing-user", "nothing-preset", {"flips": 1}, [NO]),
    ("existing-user", "nothing-preset", {"allows": 1}, [YES]),
    ("existing-user", "two-equal-buttons", {}, [NO]),
    ("existing-user", "terminal-list", {"allows": 1}, [YES]),
    ("existing-user", "as-reported", {"puts_off": 1}, ["deferred notice", "deferred notice"]),
    ("deadline-passed", "as-reported", {"puts_off": 1}, []),
    ("deadline-passed", "as-reported", {"flips": 1}, [NO]),
    ("changed-mind", "as-reported", {"changes_mind": 1}, []),
    (
        "existing-user",
        "as-reported",
        {"visits_settings": 1, "changes_mind": 1},
        [YES, "chosen False settings", "chosen True settings"],
    ),
    ("new-user", "as-reported", {"allows": 1}, ["chosen True signup"]),
]
"""Scenario, variant, what is done at every occasion, and what it comes to."""


@pytest.mark.sweep
@pytest.mark.parametrize(("scenario", "variant", "habits", "acts"), HABITS)
def test_a_habit_is_what_is_done(
    start: Callable[..., Person],
    scenario: str,
    variant: str,
    habits: dict[str, float],
    acts: list[str],
) -> None:
    """At each occasion where it is certain, and never where it is ruled out."""
    person = start(scenario, variant=variant)
    Robot(person, msgspec.structs.replace(NOBODY, **habits), Random(1)).play()
    assert acts == [act for act in person.acts() if act.startswith(ACTS)]


def test_reading_asking_and_writing_leave_their_traces(start: Callable[..., Person]) -> None:
    """Summaries, what changed and Why are pressed with the mouse; a message is a turn."""
    person = start()
    persona = msgspec.structs.replace(NOBODY, reads=1, asks_why=1, writes=1)
    Robot(person, persona, Random(1)).play()
    mouse = {control for kind, control, _, method in person.done() if method == "mouse"}
    traces = {ids.NOTICE_TERMS, ids.NOTICE_POLICY, ids.CHANGES_SHOW, ids.CHAT_PART_WHY}
    assert set() == traces - mouse
    assert 2 == sum(act.startswith("message_sent") for act in person.acts())


@pytest.mark.sweep
@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.usefixtures("qapp")
def test_a_robot_is_the_same_each_time(persona: str) -> None:
    """Whoever plays before it, and however many there are."""
    crowd = Crowd(persona=persona, count=2, seed=7, scenario="existing-user")
    once = play_here(crowd, range(1, 3))
    assert [1, 2] == [played.robot for played in once]
    assert once == play_here(crowd, range(2, 0, -1))[::-1]


@pytest.mark.long
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("scenario", "variant"),
    [
        *((name, None) for name in SCENARIOS),
        *((name, variant) for name in ("existing-user", "deadline-passed") for variant in VARIANTS),
    ],
)
def test_nobody_is_stuck(scenario: str, variant: str | None) -> None:
    """Whatever somebody's habits lead to, every scenario and every variant goes on."""
    for persona in PERSONAS:
        crowd = Crowd(persona=persona, count=2, seed=5, scenario=scenario, variant=variant)
        assert [1, 2] == [played.robot for played in play_here(crowd, range(1, 3))]


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """What the command prints that plays robots."""
    assert 0 == cli.main(["robot", *argv])
    return capsys.readouterr().out


@pytest.mark.usefixtures("qapp")
@pytest.mark.long
def test_the_command_plays_in_processes_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it prints is what the robots end with in this process, and their profiles hold it."""
    kept = tmp_path / "kept"
    asked = ("--persona", "undecided", "--count", "2", "--seed", "7", "--profiles", str(kept))
    printed = json.loads(told(capsys, *asked, "--format", "json"))
    crowd = Crowd(persona="undecided", count=2, seed=7, scenario="existing-user")
    here = play_here(crowd, range(1, 3))
    assert [msgspec.to_builtins(played) for played in here] == printed["robots"]
    assert ["robot-1", "robot-2"] == sorted(folder.name for folder in kept.iterdir())
    assert 0 == cli.main(["outcomes", "--profile", str(kept / "robot-2"), "--format", "json"])
    chats = json.loads(capsys.readouterr().out)["chats"]
    assert here[1].chats == {chat["id"]: chat["training"] for chat in chats}
    with Reader.read(kept / "robot-1") as ledger:
        begun = next(row.event for row in ledger.entries())
    assert isinstance(begun, WalkthroughStarted)
    assert "robot" == begun.mode


PLAYED = [
    Played(1, "off", 2, 1, {"lisbon": "off", "bread": "withdrawn", "rent": "off"}),
    Played(2, "undecided", 0, 2, {"lisbon": "undecided", "bread": "undecided"}),
    Played(3, "off", 1, 0, {"lisbon": "off"}),
]

TABLE = """\
Robot  Choice     Choices  Put off  Chats
1      off        2        1        2 off, 1 withdrawn
2      undecided  0        2        2 undecided
3      off        1        0        1 off

3 robots: 2 off, 1 undecided
Put off: 3
Chats: 3 off, 2 undecided, 1 withdrawn
"""

TOTALS = {
    "choice": {"on": 0, "off": 2, "undecided": 1},
    "put_off": 3,
    "chats": {"off": 3, "undecided": 2, "withdrawn": 1},
}


def test_each_robot_and_all_of_them_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line for each, and what they come to; the same for programs."""
    monkeypatch.setattr("consentlab.commands.robot.play", lambda _crowd: PLAYED)
    assert TABLE == told(capsys, "--persona", "wary")
    printed = json.loads(told(capsys, "--persona", "wary", "--format", "json"))
    assert TOTALS == printed["totals"]
    assert [msgspec.to_builtins(played) for played in PLAYED] == printed["robots"]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Stuck("robot 3 could not go on"), "robot 3 could not go on"),
        (LedgerError("ledger is full."), "ledger is full."),
        (BrokenProcessPool(), "a process of robots ended before they were done"),
        (OSError(28, "No space left", "profile"), "profile: No space left"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fault: Exception,
    said: str,
) -> None:
    """Status 1, and nothing else is printed."""

    def fail(_crowd: Crowd) -> list[Played]:
        raise fault

    monkeypatch.setattr("consentlab.commands.robot.play", fail)
    assert 1 == cli.main(["robot", "--persona", "wary"])
    assert ("", f"consentlab: {said}\n") == capsys.readouterr()


@pytest.mark.usefixtures("qapp")
def test_a_robot_that_cannot_go_on_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its number and the control; its program is closed."""

    def refuse(_person: Hands, control_id: str) -> None:
        raise CannotBeDone(f"{control_id} lies outside the window")

    monkeypatch.setattr(Hands, "press", refuse)
    crowd = Crowd(persona="wary", count=1, seed=7, scenario="existing-user")
    with pytest.raises(Stuck, match=r"robot 1 could not go on: \S+ lies outside the window"):
        play_here(crowd, range(1, 2))


@pytest.mark.long
def test_a_thousand_robots_twice(capsys: pytest.CaptureFixture[str]) -> None:
    """Letter for letter the same, for less than what two cores give in two minutes."""
    asked = ("--persona", "careful", "--count", "1000", "--seed", "11")
    once = told(capsys, *asked)
    assert "1000 robots: " in once
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert once == told(capsys, *asked)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert used < 2 * 120
