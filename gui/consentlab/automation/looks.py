"""The looks that every state is shown in: theme, text size, language, and room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import msgspec

from consentlab.options import THEMES, Theme
from consentlab.words import LANGUAGES

Room = tuple[int, int]
"""Width and height of the window, in logical pixels."""

WIDE: Room = (1440, 900)
NARROW: Room = (1024, 700)
TEXT_SIZES = (100, 200)


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One look. The direction is that of the language: right to left for `pseudo-rtl`."""

    theme: Theme
    text_size: int
    language: str
    room: Room = WIDE

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, as the words of the language run."""
        return "rtl" if self.language.endswith("rtl") else "ltr"

    @property
    def name(self) -> str:
        """The look in short, fit for the name of a file: "dark-200-pseudo-1440"."""
        return f"{self.theme}-{self.text_size}-{self.language}-{self.room[0]}"


def looks(language: str) -> Iterator[Look]:
    """Every look of one language.

    In the narrow window words are longer or larger, not both: hardly a line of 1024 pixels
    would hold a word of such a language at such a size.
    """
    for size, theme in product(TEXT_SIZES, THEMES):
        yield Look(theme=theme, text_size=size, language=language)
        if size == TEXT_SIZES[0] or language == LANGUAGES[0]:
            yield Look(theme=theme, text_size=size, language=language, room=NARROW)
