"""Variant files: the README's example, what may be left out, and every fault with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from consentlab.paths import resources
from consentlab.policy.faults import FaultyFile
from consentlab.variant import (
    AS_REPORTED,
    EMPHASES,
    LAYOUTS,
    PRESETS,
    TEXT_FIELDS,
    TEXTS,
    Texts,
    Variant,
    load_variant,
    stands,
)

README = resources() / "variants" / "README.md"
SMALLEST = 'format = 1\ntitle = "Mine"\nlayout = "{layout}"\n'
UNKNOWN = "unknown key, expected one of "
PRESET = "expected one of on, off, none"

Load = Callable[[str], Variant]
Faults = Callable[[str], list[str]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Reads a text as the variant file `mine.toml`."""

    def read(text: str) -> Variant:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return load_variant(path)

    return read


@pytest.fixture
def faults(load: Load) -> Faults:
    """The faults of a text as `PLACE: what is wrong and what was expected`."""

    def read(text: str) -> list[str]:
        with pytest.raises(FaultyFile) as caught:
            load(text)
        return [f"{fault.place}: {fault.text}" for fault in caught.value.faults]

    return read


@pytest.fixture
def example() -> str:
    """The complete variant of the README."""
    (text,) = re.findall(
        r"^```toml\n(.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert isinstance(text, str)
    return text


def test_the_readme_example_loads(load: Load, example: str) -> None:
    """Whoever copies it has a variant that works, with every key as it is written there."""
    assert load(example) == Variant(
        id="mine",
        title="Asked plainly",
        line="One sentence, nothing preset, Not now as large as Continue.",
        layout="accept-then-toggle",
        preset="none",
        later=True,
        emphasis="equal",
        signup_preset="none",
        texts=Texts(
            title="May your chats train models?",
            date="New terms apply from {deadline}. Until then you can decide later.",
            gate="New terms are in force since {deadline}. Please decide to go on.",
            training="With the switch on, chats that you begin or take up again are used to train "
            "models.",
            retention="Then they are kept for {on}, otherwise for {off}.",
            accept="Continue",
            later="Decide later",
        ),
    )


def test_the_readme_names_every_word() -> None:
    """Every key, layout, preset, emphasis, text and field is explained."""
    text = README.read_text("utf-8").split("## A complete example")[0]
    fields = [f"{{{name}}}" for names in TEXT_FIELDS.values() for name in names]
    keys = {*Variant.__struct_fields__, *Texts.__struct_fields__, "format"} - {"id"}
    words = [*(f'"{word}"' for word in (*LAYOUTS, *PRESETS, *EMPHASES)), *keys, *fields]
    assert [] == [word for word in words if f"`{word}`" not in text]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_everything_else_may_be_left_out(load: Load, layout: str) -> None:
    """Then it is as reported, as far as the layout has it."""
    found = load(SMALLEST.format(layout=layout))
    with_switch = layout.endswith(("accept", "toggle"))
    assert (
        "none" if layout == "equal-buttons" else "on",
        True,
        "accept" if with_switch else "equal",
        "none",
        Texts(),
    ) == (found.preset, found.later, found.emphasis, found.signup_preset, found.texts)


def test_without_a_file_the_notice_is_the_shipped_default() -> None:
    """What older ledgers stand for, and what ships under that name, are one."""
    assert AS_REPORTED == load_variant(resources() / "variants" / "as-reported.toml")


@pytest.mark.parametrize(("preset", "switch"), [("on", True), ("off", False), ("none", None)])
def test_how_a_switch_stands(preset: str, switch: bool | None) -> None:
    """Not set is neither on nor off."""
    assert switch is stands(preset)  # type: ignore[arg-type]  # a word of PRESETS


WRONG = """\
format = 2
title = " "
line = "a\\nb"
layout = "popup"
preset = "yes"
later = "no"
emphasis = "loud"
signup_preset = 1
sound = true
"""

FAULTS = {
    "nothing at all": (
        "",
        [
            "format: missing, expected 1",
            "title: missing, expected a string",
            f"layout: missing, expected one of {', '.join(LAYOUTS)}",
        ],
    ),
    "wrong words": (
        WRONG,
        [
            "sound: " + UNKNOWN + "format, title, line, layout, preset, later, emphasis, "
            "signup_preset, texts",
            "format: 2 is another format, expected 1",
            "title: empty, expected words",
            'line: "a\\nb" is not one line of words, expected one',
            f'layout: "popup" is unknown, expected one of {", ".join(LAYOUTS)}',
            f'preset: "yes" is unknown, {PRESET}',
            'emphasis: "loud" is unknown, expected one of accept, plain, equal',
            'later: "no" is a string, expected true or false',
            f"signup_preset: 1 is an integer, {PRESET}",
        ],
    ),
    "what the layout does not have": (
        SMALLEST.format(layout="equal-buttons")
        + 'preset = "on"\nemphasis = "accept"\n[texts]\naccept = "Yes"\ntraining = "A"\n',
        [
            'preset: "on" has nothing to stand on in this layout, expected none',
            'emphasis: "accept" has no Accept in this layout, expected equal',
            "texts.accept: " + UNKNOWN + "title, date, gate, allow, decline, later",
            "texts.training: " + UNKNOWN + "title, date, gate, allow, decline, later",
        ],
    ),
    "an emphasis without an Accept": (
        SMALLEST.format(layout="two-choices") + 'emphasis = "plain"\n',
        ['emphasis: "plain" has no Accept in this layout, expected equal'],
    ),
    "texts": (
        SMALLEST.format(layout="toggle-then-accept")
        + '[texts]\ntitle = ""\ndate = "From {day}"\ngate = "{deadline"\nretention = "{on}{x}"\n'
        'training = "{on}\\u0000"\naccept = "Accept all of the terms now"\nlater = 3\n',
        [
            "texts.title: empty, expected words",
            'texts.date: "From {day}" has braces that name nothing, expected {deadline}',
            'texts.gate: "{deadline" has braces that name nothing, expected {deadline}',
            'texts.training: "{on}\\x00" has characters that do not print, expected words',
            'texts.training: "{on}\\x00" has braces that name nothing, expected no braces',
            'texts.retention: "{on}{x}" has braces that name nothing, expected one of {on}, {off}',
            'texts.accept: "Accept all of the terms now" has 27 characters, expected up to 24',
            "texts.later: 3 is an integer, expected a string",
        ],
    ),
    "labels of a list may be longer": (
        SMALLEST.format(layout="two-choices")
        + f'[texts]\nallow = "{"a" * 60}"\ndecline = "{"a" * 61}"\nlater = "{"a" * 25}"\n',
        [
            f'texts.decline: "{"a" * 60}…" has 61 characters, expected up to 60',
            f'texts.later: "{"a" * 25}" has 25 characters, expected up to 24',
        ],
    ),
    "no table": (
        SMALLEST.format(layout="two-choices") + 'texts = "Hello"\n',
        ['texts: "Hello" is a string, expected a table'],
    ),
    "every text, where the layout is unknown": (
        SMALLEST.format(layout="popup")
        + "[texts]\n"
        + "".join(f'{name} = "Word"\n' for name in Texts.__struct_fields__),
        [f'layout: "popup" is unknown, expected one of {", ".join(LAYOUTS)}'],
    ),
}
"""A file, and everything that is wrong with it, in the order in which it is said."""


@pytest.mark.parametrize("case", FAULTS)
def test_every_fault_is_said_at_once_with_its_place(faults: Faults, case: str) -> None:
    """And what was expected there."""
    text, expected = FAULTS[case]
    assert expected == faults(text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_text_of_a_layout_may_stand_there(load: Load, layout: str) -> None:
    """And is kept as it is written."""
    names = TEXTS[layout]  # type: ignore[index]  # a word of LAYOUTS
    lines = "".join(f'{name} = "Word of {name}"\n' for name in names)
    found = load(SMALLEST.format(layout=layout) + "[texts]\n" + lines)
    assert {name: f"Word of {name}" for name in names} == {
        name: value for name in Texts.__struct_fields__ if (value := getattr(found.texts, name))
    }


def test_a_file_that_is_no_toml_says_where(faults: Faults) -> None:
    """As every other file does."""
    (fault,) = faults('format = 1\ntitle = "Mine\n')
    assert fault.startswith("line 2: ")
