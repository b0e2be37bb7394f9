"""Journey files: the README's example, what may be left out, and every fault with its place."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from consentlab.automation.journey import (
    Click,
    ExpectAccount,
    ExpectChat,
    ExpectControl,
    ExpectOutcomes,
    Go,
    Journey,
    Press,
    Restart,
    Shot,
    Type,
)
from consentlab.automation.journeyfile import load_journey
from consentlab.catalogue import Catalogue
from consentlab.paths import resources
from consentlab.policy.faults import FaultyFile

README = resources() / "journeys" / "README.md"
LEAST = 'format = 1\ntitle = "T"\nscenario = "existing-user"\nsteps = [{ press = "Esc" }]\n'


def loaded(path: Path) -> Journey:
    """A journey's file, read."""
    return load_journey(path, Catalogue(resources()))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a journey is written."""
    return tmp_path / "mine.toml"


def example() -> str:
    """The complete journey of the README."""
    found = re.search(r"^```toml\n(.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_is_read(file: Path) -> None:
    """Every kind of step, as a value of its own."""
    file.write_text(example(), "utf-8")
    journey = loaded(file)
    assert ("nothing-preset", "dark", "en", 100, None) == (
        journey.variant,
        journey.theme,
        journey.language,
        journey.text_size,
        journey.at,
    )
    october = datetime(2025, 10, 20, 9, tzinfo=UTC)
    until = datetime(2025, 9, 28, 9, 0, 2, tzinfo=UTC)
    assert journey.steps == (
        Click("notice.accept"),
        ExpectControl("notice.toggle", "unset"),
        Click("notice.toggle"),
        Click("notice.toggle"),
        Click("notice.accept"),
        ExpectControl("notice.dialog", "gone"),
        ExpectAccount("off", "settled"),
        Click("chats.list", "Rent or buy"),
        Type("chat.compose", "The boiler papers have come."),
        Press("Enter"),
        ExpectControl("chat.training", says="Switched off"),
        Go(october),
        ExpectChat("rent-or-buy", "off", "P30D", until),
        ExpectOutcomes("Rent or buy off 30 days, ended 28 Sep 2025"),
        Shot("looking-back-from-october"),
        Restart(),
        ExpectControl("clock.look", says="20 Oct 2025"),
    )


def test_what_is_left_out_is_as_usual(file: Path) -> None:
    """The notice as reported, the light theme, English, text at 100 %."""
    file.write_text(LEAST, "utf-8")
    usual = Journey(
        path=file,
        title="T",
        scenario="existing-user",
        variant="as-reported",
        theme="light",
        language="en",
        text_size=100,
        steps=(Press("Esc"),),
    )
    assert usual == loaded(file)


def test_paths_begin_in_its_folder(file: Path) -> None:
    """Of the scenario, and of both variants that it names."""
    for name, folder in (("came-back", "scenarios"), ("switch-off", "variants")):
        text = (resources() / folder / f"{name}.toml").read_text("utf-8")
        (file.parent / f"my-{name}.toml").write_text(text, "utf-8")
    file.write_text(
        LEAST.replace("existing-user", "my-came-back.toml")
        .replace("steps", 'variant = "my-switch-off.toml"\nsteps')
        .replace('{ press = "Esc" }', '{ restart = true, variant = "my-switch-off.toml" }'),
        "utf-8",
    )
    journey = loaded(file)
    variant = str(file.parent / "my-switch-off.toml")
    assert (str(file.parent / "my-came-back.toml"), variant, (Restart(variant),)) == (
        journey.scenario,
        journey.variant,
        journey.steps,
    )


STEP = '{ press = "Esc" }'

FAULTS: dict[str, tuple[str, str, str]] = {
    "no format": ("format = 1\n", "", "format: missing, expected 1"),
    "another format": ("format = 1", "format = 2", "format: 2 is another format, expected 1"),
    "no title": ('title = "T"\n', "", "title: missing, expected a string"),
    "an unknown key": (
        "steps",
        "colour = 1\nsteps",
        "colour: unknown key, expected one of form",
    ),
    "no such scenario": ("existing-user", "nobody", 'scenario: There is no scenario "nobody"'),
    "no such file": ("existing-user", "nobody.toml", "nobody.toml: cannot be read"),
    "no such variant": ("steps", 'variant = "x"\nsteps', 'variant: There is no variant "x"'),
    "no such theme": ("steps", 'theme = "pink"\nsteps', 'theme: "pink" is unknown'),
    "no such language": ("steps", 'language = "de"\nsteps', 'language: "de" is unknown'),
    "no time zone": ("steps", "at = 2025-10-01T09:00:00\nsteps", "at: 2025-10-01T09:00:00 has no"),
    "too large": ("steps", "text_size = 300\nsteps", "text_size: 300 is no text size, expected a"),
    "no steps": (f"steps = [{STEP}]\n", "", "steps: missing, expected an array of tables"),
    "empty steps": (STEP, "", "steps: empty, expected at least one step"),
    "no verb": (STEP, "{ }", "steps[0]: no verb, expected one of click, type"),
    "two verbs": (STEP, '{ press = "Esc", shot = "a" }', "steps[0]: press and shot in one step"),
    "no such control": (STEP, '{ click = "notice.yes" }', 'steps[0].click: "notice.yes" is no con'),
    "no such key": (
        STEP,
        '{ press = "Any" }',
        'steps[0].press: "Any" is no key, expected one',
    ),
    "a key held alone": (STEP, '{ press = "Ctrl+" }', 'steps[0].press: "Ctrl+" is no key'),
    "no text": (STEP, '{ type = "chat.compose" }', "steps[0].text: missing, expected a string"),
    "two lines": (STEP, '{ type = "chat.compose", text = "a\\nb" }', "steps[0].text: "),
    "a day": (STEP, "{ go = 2025-10-01 }", "steps[0].go: 2025-10-01 is a day, expected an instant"),
    "no restart": (STEP, "{ restart = false }", "steps[0].restart: false does nothing"),
    "a path as picture": (STEP, '{ shot = "a/b" }', 'steps[0].shot: "a/b" is no plain name'),
    "a row elsewhere": (STEP, '{ press = "Esc", row = "x" }', "steps[0].row: unknown key"),
    "nothing expected": (STEP, "{ expect = { } }", "steps[0].expect: nothing is named, expected"),
    "of a control nothing": (STEP, '{ expect = { control = "chat.send" } }', "steps[0].expect.con"),
    "no such sight": (
        STEP,
        '{ expect = { control = "chat.send", is = "red" } }',
        'steps[0].expect.is: "red" is unknown, expected one of there, gone',
    ),
    "words of what is gone": (
        STEP,
        '{ expect = { control = "chat.send", is = "gone", says = "x" } }',
        "steps[0].expect.says: what is gone says nothing",
    ),
    "of a chat nothing": (STEP, '{ expect = { chat = "a" } }', "steps[0].expect.chat: nothing is"),
    "until a word": (
        STEP,
        '{ expect = { chat = "a", until = "never" } }',
        'steps[0].expect.until: "never" is a string, expected an instant',
    ),
    "no table": (STEP, '{ expect = "all" }', 'steps[0].expect: "all" is a string, expected a tab'),
}
"""What stands in the file, what stands there instead, and what is said of it."""


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_place(file: Path, fault: str) -> None:
    """One planted, one said, with what was expected."""
    right, wrong, said = FAULTS[fault]
    assert right in LEAST
    file.write_text(LEAST.replace(right, wrong, 1), "utf-8")
    with pytest.raises(FaultyFile) as faulty:
        loaded(file)
    (line,) = str(faulty.value).splitlines()
    assert said in line
    assert str(file.parent) in line


def test_all_faults_are_said_at_once(file: Path) -> None:
    """Those of the file and of the scenario that it names, each under its own file's name."""
    (file.parent / "bad.toml").write_text('format = 7\ntitle = "Bad"\n', "utf-8")
    faulty_steps = '{ click = "x" }, { press = "Esc" }, { go = 1 }'
    file.write_text(LEAST.replace("existing-user", "bad.toml").replace(STEP, faulty_steps), "utf-8")
    with pytest.raises(FaultyFile) as faulty:
        loaded(file)
    places = {(Path(f.path or file).name, f.place) for f in faulty.value.faults}
    assert {
        ("bad.toml", "format"),
        ("bad.toml", "now"),
        ("mine.toml", "steps[0].click"),
        ("mine.toml", "steps[2].go"),
    } <= places


def test_the_readme_names_every_key() -> None:
    """Whoever reads it needs nothing else."""
    text = README.read_text("utf-8")
    keys = [*Journey.__struct_fields__[1:], "format", "is", "says", "row", "text", "until", "kept"]
    assert [] == [key for key in keys if f"`{key}`" not in text]
