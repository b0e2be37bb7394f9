"""Every pair of colours that meets on a screen has the contrast it needs, in every theme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

import pytest

from consentlab.look.tokens import Theme, ThemeName, load
from consentlab.paths import resources

THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
GROUNDS = ("frame", "paper", "raised", "sunken", "hover", "pressed", "selected", "lane")


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, as WCAG 2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """L* of CIELAB: how light a colour is in greyscale."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def pairs(theme: Theme) -> Iterator[tuple[str, str, float]]:
    """Two token paths and the contrast they need: 4.5 for text, 3 for marks, 7 in contrast."""
    text, mark = (7.0, 7.0) if theme.name == "contrast" else (4.5, 3.0)
    for ground in GROUNDS:
        for kind in ("primary", "muted", "link"):
            yield f"text.{kind}", f"surface.{ground}", text
        yield "accent.base", f"surface.{ground}", mark
        yield "border.focus", f"surface.{ground}", mark
        if ground != "pressed":
            yield "border.control", f"surface.{ground}", mark
    for state in ("base", "hover", "pressed"):
        yield "text.on_accent", f"accent.{state}", text
        yield "text.on_ink", f"ink.{state}", text
    for ground in ("paper", "raised"):
        yield "text.error", f"surface.{ground}", text
    yield "text.disabled", "surface.paper", 3.0
    yield "border.error", "surface.raised", mark
    yield "ink.base", "surface.raised", mark
    for status in theme.status:
        yield f"status.{status}.color", f"status.{status}.tint", mark
        yield "text.primary", f"status.{status}.tint", text
        for ground in ("frame", "paper", "raised", "selected"):
            yield f"status.{status}.color", f"surface.{ground}", mark
    for copy in theme.copies:
        for ground in ("frame", "lane", "paper"):
            yield f"copy.{copy}", f"surface.{ground}", mark


@pytest.mark.parametrize("name", THEMES)
def test_text_and_marks_stand_out(name: ThemeName) -> None:
    """4.5 for text, 3 for marks, 7 for both in high contrast."""
    theme = load(resources(), name)
    weak = [
        f"{fore} on {ground}: {contrast(theme.colors[fore], theme.colors[ground]):.2f}"
        for fore, ground, needed in pairs(theme)
        if contrast(theme.colors[fore], theme.colors[ground]) < needed
    ]
    assert [] == weak


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("edge", ["solid", "dashed", "none"])
def test_statuses_of_one_edge_differ_in_greyscale(name: ThemeName, edge: str) -> None:
    """Seven L* or more, so that a printed page can still be read."""
    theme = load(resources(), name)
    levels = sorted(
        round(lightness(theme.colors[f"status.{status}.color"]))
        for status, look in theme.status.items()
        if look.edge == edge
    )
    assert min(after - before for before, after in pairwise(levels)) >= 7


def test_every_status_has_an_icon_of_its_own() -> None:
    """A silhouette is one of the three signs besides the colour."""
    looks = load(resources(), "light").status.values()
    assert len(looks) == len({look.icon for look in looks})
