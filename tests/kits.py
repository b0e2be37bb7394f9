"""Kits for tests of the look and of the widgets."""

from __future__ import annotations

from consentlab.look.kit import Kit
from consentlab.look.tokens import ThemeName
from consentlab.paths import resources
from consentlab.words import load


def make_kit(
    theme: ThemeName = "light", scale: float = 1.0, language: str = "en", *, moving: bool = False
) -> Kit:
    """A kit as the program makes it; nothing moves unless asked for."""
    return Kit(resources(), load(language), theme, scale, reduced_motion=not moving)
