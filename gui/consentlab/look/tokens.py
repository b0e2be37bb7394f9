"""The design tokens: one file with three themes, read into typed values for one of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

ThemeName = Literal["light", "dark", "contrast"]
"""The names of the three themes."""

_COLOUR_GROUPS = ("surface", "text", "accent", "ink", "border", "copy")
# The token file gives strokes once; high contrast draws them heavier (design, "States").
_CONTRAST_STROKES = {"hair": 1.5, "control": 2.0, "focus": 3.0}


class TypeRole(msgspec.Struct, frozen=True):
    """One step of the type scale: points, weight, and line height in pixels at 100 %."""

    size: float
    weight: int
    line: int


class StatusLook(msgspec.Struct, frozen=True):
    """The signs of a training status besides its colour.

    `edge`: solid (the switch decides), dashed (not settled) or none (out of its reach).
    `word` is the English word; screens say what their own words give.
    """

    word: str
    icon: str
    shape: str
    edge: Literal["solid", "dashed", "none"]


class CopyLook(msgspec.Struct, frozen=True):
    """The word and the fill pattern of the bar of one kind of copy."""

    word: str
    fill: Literal["solid", "diagonal", "dots", "ticks", "cross"]


class Theme(msgspec.Struct, frozen=True):
    """The tokens of one theme.

    `colors` maps a path, as "surface.paper" or "status.eligible.tint", to "#RRGGBB" or
    "#RRGGBBAA". Lengths are logical pixels at 100 % text, times are milliseconds.
    """

    name: ThemeName
    type: Mapping[str, TypeRole]
    text_steps: tuple[int, ...]
    space: Mapping[str, int]
    radius: Mapping[str, int]
    stroke: Mapping[str, float]
    target: Mapping[str, int]
    shadow: Mapping[str, int]
    motion: Mapping[str, int]
    easing: str
    status: Mapping[str, StatusLook]
    copies: Mapping[str, CopyLook]
    colors: Mapping[str, str]


@cache
def load(resources: Path, theme: ThemeName) -> Theme:
    """Read `tokens.toml` from the resources, once, and give the tokens of one theme.

    Raises OSError if the file cannot be read, `tomllib.TOMLDecodeError` or
    `msgspec.ValidationError` if it is not what the design says.
    """
    with (resources / "tokens.toml").open("rb") as file:
        table = tomllib.load(file)
    roles = dict(table["type"])
    del roles["family"], roles["numerals"]
    motion = dict(table["motion"])
    stroke = dict(table["stroke"])
    if theme == "contrast":
        stroke |= _CONTRAST_STROKES
    return msgspec.convert(
        {
            "name": theme,
            "text_steps": roles.pop("text_steps"),
            "type": roles,
            "space": table["space"],
            "radius": table["radius"],
            "stroke": stroke,
            "target": table["target"],
            "shadow": table["shadow"],
            "easing": motion.pop("easing"),
            "motion": motion,
            "status": table["status"],
            "copies": table["copy"],
            "colors": _colours(table[theme]),
        },
        Theme,
    )


def _colours(table: dict[str, Any]) -> dict[str, str]:
    """The colours of one theme by their paths."""
    colours = {f"{group}.{name}": c for group in _COLOUR_GROUPS for name, c in table[group].items()}
    for status, pair in table["status"].items():
        colours[f"status.{status}.color"] = pair["color"]
        colours[f"status.{status}.tint"] = pair["tint"]
    return colours
