"""Variants of the notice: how it asks, never what an answer means.

The format is described in resources/variants/README.md. A file is read whole and every
fault in it is reported at once.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args

import msgspec

from consentlab.naming import storable
from consentlab.policy.entries import words
from consentlab.policy.faults import Table, one_of, read_toml, shown

FORMAT = 1
"""The number of the file format that is read here."""

Layout = Literal["toggle-then-accept", "accept-then-toggle", "two-choices", "equal-buttons"]
"""Switch above Accept, switch below it, a list of two lines, or two equal buttons."""

Preset = Literal["on", "off", "none"]
"""How a switch stands, or on which line of a list the mark is, before anybody has acted."""

Emphasis = Literal["accept", "plain", "equal"]
"""Accept large and dark; edged, beside a plain "Not now"; or both of them alike."""

LAYOUTS: tuple[Layout, ...] = get_args(Layout)
PRESETS: tuple[Preset, ...] = get_args(Preset)
EMPHASES: tuple[Emphasis, ...] = get_args(Emphasis)
WITH_SWITCH: tuple[Layout, ...] = ("toggle-then-accept", "accept-then-toggle")
"""The layouts that have a switch and an Accept."""

LONGEST_LABEL = 24
"""How many characters the words of a button may have: they never wrap."""

LONGEST_LINE = 60
"""How many characters a line of a list may have."""


class Texts(msgspec.Struct, frozen=True, kw_only=True):
    """A variant's own words, "" where those of the layout stand.

    `date` is the line below the title, `gate` the same once a choice is needed. `training`
    and `retention` say what changes. The others are labels of answers. The fields of TEXT_FIELDS
    are filled when they are shown.
    """

    title: str = ""
    date: str = ""
    gate: str = ""
    training: str = ""
    retention: str = ""
    accept: str = ""
    allow: str = ""
    decline: str = ""
    later: str = ""


TEXT_FIELDS: dict[str, tuple[str, ...]] = {
    "date": ("deadline",),
    "gate": ("deadline",),
    "retention": ("on", "off"),
}
"""The fields in braces that a text may name."""

TEXTS: dict[Layout, tuple[str, ...]] = {
    "toggle-then-accept": (
        "title", "date", "gate", "training", "retention", "accept", "later",
    ),
    "accept-then-toggle": (
        "title", "date", "gate", "training", "retention", "accept", "later",
    ),
    "two-choices": (
        "title", "date", "gate", "training", "retention", "allow", "decline", "later",
    ),
    "equal-buttons": ("title", "date", "gate", "allow", "decline", "later"),
}  # fmt: skip
"""The texts that each layout shows."""

_LABELS = ("accept", "allow", "decline", "later")
_FIELD = re.compile(r"\{(\w+)\}")


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One way to ask. Without anything given, the notice as it was reported.

    `id` is what the ledger calls it: the name of its file without the ending. `line` says in
    one sentence what is different. `later` is whether "Not now" is there before the deadline;
    after it, it never is. `signup_preset` is how the switch stands at sign-up.
    """

    id: str = "as-reported"
    title: str = "As reported"
    line: str = "The switch stands on above a large dark Accept."
    layout: Layout = "toggle-then-accept"
    preset: Preset = "on"
    later: bool = True
    emphasis: Emphasis = "accept"
    signup_preset: Preset = "none"
    texts: Texts = Texts()


AS_REPORTED = Variant()
"""The notice as it was reported: the default, and what a ledger without variants showed."""


def stands(preset: Preset) -> bool | None:
    """How a switch of this preset stands: on, off, or None for not set."""
    return None if preset == "none" else preset == "on"


def load_variant(path: Path) -> Variant:
    """Read a variant's file. Raises FaultyFile with every fault of it."""
    top = Table(read_toml(path))
    top.only(
        "format", "title", "line", "layout", "preset", "later", "emphasis", "signup_preset", "texts"
    )
    top.format(FORMAT)
    title, line = _one_line(top, "title", 0), _one_line(top, "line", 0, optional=True)
    layout = top.word("layout", LAYOUTS)
    known = top.values.get("layout") == layout
    at_first: Preset = "none" if layout == "equal-buttons" else "on"
    preset = top.word("preset", PRESETS, at_first)
    if known and layout == "equal-buttons" and top.values.get("preset") in ("on", "off"):
        top.fault(
            "preset", f"{shown(preset)} has nothing to stand on in this layout, expected none"
        )
    usual: Emphasis = "accept" if layout in WITH_SWITCH else "equal"
    emphasis = top.word("emphasis", EMPHASES, usual)
    if known and layout not in WITH_SWITCH and top.values.get("emphasis") in ("accept", "plain"):
        top.fault("emphasis", f"{shown(emphasis)} has no Accept in this layout, expected equal")
    variant = Variant(
        id=storable(path.stem),
        title=title,
        line=line,
        layout=layout,
        preset=preset,
        later=top.flag("later", True),
        emphasis=emphasis,
        signup_preset=top.word("signup_preset", PRESETS, "none"),
        texts=_texts(top, layout if known else None),
    )
    top.raise_faults(path)
    return variant


def _texts(top: Table, layout: Layout | None) -> Texts:
    """The variant's own words; every one of them may stand in a file whose layout is unknown."""
    table = top.table("texts", optional=True)
    if table is None:
        return Texts()
    names = TEXTS[layout] if layout else Texts.__struct_fields__
    table.only(*names)
    return Texts(**{name: _text(table, name, layout) for name in names if name in table})


def _text(table: Table, name: str, layout: Layout | None) -> str:
    if name in _LABELS:
        in_list = layout == "two-choices" and name != "later"
        return _one_line(table, name, LONGEST_LINE if in_list else LONGEST_LABEL)
    text = words(table, name)
    if not text.replace("\n", "").isprintable():
        table.fault(name, f"{shown(text)} has characters that do not print, expected words")
    allowed = TEXT_FIELDS.get(name, ())
    rest = _FIELD.sub(lambda found: "" if found[1] in allowed else found[0], text)
    if "{" in rest or "}" in rest:
        fields = one_of([f"{{{field}}}" for field in allowed]) if allowed else "no braces"
        table.fault(name, f"{shown(text)} has braces that name nothing, expected {fields}")
    return text


def _one_line(table: Table, key: str, longest: int, *, optional: bool = False) -> str:
    """Words on one line, of up to `longest` characters if that is not 0."""
    if optional and key not in table:
        return ""
    text = words(table, key)
    if not text.isprintable():
        table.fault(key, f"{shown(text)} is not one line of words, expected one")
    elif longest and len(text) > longest:
        table.fault(key, f"{shown(text)} has {len(text)} characters, expected up to {longest}")
    return text
