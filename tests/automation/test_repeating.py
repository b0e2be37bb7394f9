"""Repeating a recorded walkthrough: the same outcomes, and what came out otherwise by its name."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from consentlab import ids
from consentlab.automation.hands import CannotBeDone
from consentlab.automation.repeating import Look, read_recording, repeat, told
from consentlab.catalogue import Catalogue
from consentlab.cli import main
from consentlab.ledger import Reader
from consentlab.paths import resources
from consentlab.record import write_jsonl
from pages import ESC, F2, Person

Start = Callable[..., Person]
Act = Callable[[Person, random.Random], object]


def variant(name: str) -> Look:
    """A look that differs by the variant only."""
    return Look(variant=Catalogue(resources()).variant(name))


# ------------------------------------------------------------------ random walks


def a_chat(person: Person, chance: random.Random) -> str:
    """The id of a chat that is listed."""
    return chance.choice(person.chats.ids)


def ask_lab(person: Person) -> None:
    """Open the lab if it is not."""
    if not person.panel.is_open:
        person.key(F2)


def in_lab(control: str) -> Act:
    """A press in the lab."""

    def act(person: Person, _chance: random.Random) -> None:
        ask_lab(person)
        person.use(control)

    return act


def answer(person: Person, chance: random.Random) -> None:
    """The notice or gate, in one of its ways."""
    person.use(chance.choice([ids.NOTICE_ACCEPT, ids.NOTICE_LATER, ids.NOTICE_READ]))


def put_off(person: Person, _chance: random.Random) -> None:
    """Esc, where the notice is open."""
    if person.notice.is_open:
        person.key(ESC)


def flip(person: Person, _chance: random.Random) -> None:
    """The switch, in the settings."""
    person.use(ids.STAGE_ACCOUNT)
    person.use(ids.STAGE_SETTINGS)
    person.use(ids.SETTINGS_PRIVACY)
    person.use(ids.SETTINGS_PRIVACY_TOGGLE)
    person.settings.close()


def send(person: Person, chance: random.Random) -> None:
    """A message, by its button."""
    person.fill_in(ids.CHAT_COMPOSE, f"Word {chance.random()}")
    person.use(ids.CHAT_SEND)


def begin(person: Person, chance: random.Random) -> None:
    """A new chat, by Enter."""
    person.use(ids.CHATS_NEW)
    person.fill_in(ids.CHAT_COMPOSE, f"New {chance.random()}")
    person.strike("Enter")


def home(person: Person, _chance: random.Random) -> None:
    """Home by its key, and on again."""
    person.strike("Alt+Home")
    person.use(ids.HOME_CONTINUE)


ACTS: dict[str, Act] = {
    "answer": answer,
    "put off": put_off,
    "flip": flip,
    "open": lambda p, c: p.use_row(ids.CHATS_LIST, a_chat(p, c)),
    "send": send,
    "begin": begin,
    "rate": lambda p, c: p.use(c.choice([ids.CHAT_UP, ids.CHAT_DOWN])),
    "delete": lambda p, _: p.use(ids.CHAT_DELETE),
    "jump": lambda p, c: p.use(c.choice([ids.CLOCK_NEXT, ids.CLOCK_PLUS_30_DAYS])),
    "back": lambda p, _: p.use(ids.CLOCK_TO_PRESENT),
    "run": in_lab(ids.LAB_RUN),
    "flag": in_lab(ids.LAB_FLAG),
    "undo": in_lab(ids.LAB_UNDO),
    "reading": in_lab(f"{ids.LAB_READINGS}.off_retention.stays"),
    "home": home,
    "again": lambda p, _: p.restart(),
}
"""What a person may do next, if it can be done."""


def walk(person: Person, chance: random.Random, steps: int) -> int:
    """Do so many things at random; how many of them could be done."""
    done = 0
    for _ in range(steps):
        try:
            ACTS[chance.choice(list(ACTS))](person, chance)
            done += 1
        except CannotBeDone:
            if person.settings.is_open:
                person.settings.close()
    return done


@pytest.mark.parametrize(
    ("scenario", "seed", "steps"),
    [
        ("existing-user", 1, 14),
        *(
            pytest.param(name, seed, 40, marks=pytest.mark.long)
            for seed, name in enumerate(
                ["existing-user", "deadline-passed", "came-back", "changed-mind", "gemini-user"], 2
            )
        ),
    ],
)
def test_a_random_walk_ends_the_same_way(
    start: Start, tmp_path: Path, scenario: str, seed: int, steps: int
) -> None:
    """Whatever was done, in whatever order."""
    person = start(scenario)
    chance = random.Random(seed)  # a walk is no secret
    assert walk(person, chance, steps) > steps / 4
    person.quit()
    assert [] == list(repeat(read_recording(tmp_path / "profile"), tmp_path / "again", Look()))


# ------------------------------------------------------------------ another look


def test_in_another_look_the_outcomes_are_the_same(start: Start, tmp_path: Path) -> None:
    """Theme, language and variant change no meaning; they are kept with what is recorded."""
    person = start()
    person.notice.accept()
    person.quit()
    recording = read_recording(tmp_path / "profile")
    look = Look(variant("switch-under-accept").variant, "contrast", "pseudo-rtl")
    assert [] == list(repeat(recording, tmp_path / "again", look))
    again = read_recording(tmp_path / "again").start
    assert ("switch-under-accept", "contrast", "pseudo-rtl") == (
        again.variant,
        again.about["theme"],
        again.about["language"],
    )


def test_what_another_variant_does_not_have_is_named(start: Start, tmp_path: Path) -> None:
    """The steps that could not be repeated, and what therefore differs."""
    person = start()
    person.notice.accept(with_switch_on=False)
    person.quit()
    said = list(
        repeat(
            read_recording(tmp_path / "profile"), tmp_path / "again", variant("two-equal-buttons")
        )
    )
    steps = [line for line in said if line.startswith("step ")]
    assert [
        "click notice.toggle: could not be repeated: notice.toggle is not on the screen",
        "click notice.accept: could not be repeated: notice.accept is not on the screen",
    ] == [line.partition("), ")[2] for line in steps]
    assert 'the account’s setting: "off" when recorded, "undecided" now' in said
    assert any(line.startswith("the chat lisbon, training: ") for line in said)


def test_the_scenario_is_the_recorded_one(start: Start, tmp_path: Path) -> None:
    """Its file may have gone."""
    text = (resources() / "scenarios" / "came-back.toml").read_text("utf-8")
    file = tmp_path / "mine.toml"
    file.write_text(text.replace("Weekend in Lisbon", "A week in Porto"), "utf-8")
    person = start(str(file))
    person.chats.open("A week in Porto")
    person.quit()
    file.unlink()
    recording = read_recording(tmp_path / "profile")
    assert [] == list(repeat(recording, tmp_path / "again", Look()))
    assert "A week in Porto" in [chat["title"] for chat in told(recording.state)["chats"]]


def test_a_log_without_what_is_noted_now(start: Start, tmp_path: Path) -> None:
    """Of acts that no interaction tells of, it is said that they are missing."""
    person = start("came-back")
    assert person.program.simulation is not None
    person.program.simulation.delete("lisbon")
    person.quit()
    said = list(repeat(read_recording(tmp_path / "profile"), tmp_path / "again", Look()))
    assert 'the chat lisbon, training: "deleted" when recorded, "eligible" now' in said


# ------------------------------------------------------------------ the verb


def test_the_verb_tells_what_it_did(
    start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a profile and of an export; 0 where all is the same, 1 where something is not."""
    person = start()
    person.notice.accept()
    person.quit()
    with Reader.read(tmp_path / "profile") as ledger:
        write_jsonl(ledger, tmp_path / "p.jsonl")
    assert 0 == main(["replay", str(tmp_path / "profile")])
    assert "1 step repeated, with the same outcomes\n" == capsys.readouterr().out
    assert 1 == main(["replay", str(tmp_path / "p.jsonl"), "--variant", "switch-off"])
    assert 'the account’s setting: "on" when recorded, "off" now' in capsys.readouterr().out


WRONG: dict[str, tuple[list[str], str]] = {
    "no profile": (["{tmp}"], "does not exist: there is no profile in this folder."),
    "no export": (["{tmp}/none.jsonl"], "none.jsonl: cannot be read"),
    "no such variant": (["{tmp}", "--variant", "x"], 'There is no variant "x"'),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_input_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    """And nothing is begun."""
    words, said = WRONG[case]
    assert 2 == main(["replay", *(word.format(tmp=tmp_path) for word in words)])
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
