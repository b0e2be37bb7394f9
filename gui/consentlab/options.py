"""How the program was asked to start."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

Mode = Literal["pilot", "demo", "study", "robot"]
"""What a walkthrough was for; data of one kind are not counted with another's."""

Theme = Literal["light", "dark", "contrast"]

THEMES: tuple[Theme, ...] = ("light", "dark", "contrast")
"""The themes that can be asked for by name."""

TEXT_SIZES = range(100, 201)
"""The text sizes that can be asked for, in percent."""


class RunOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What `consentlab run` was given; what was not given is None or as it is by default.

    `scenario` and `variant` are each the id of one that ships or a file's path, `profile` is
    a folder that need not exist yet, `at` an aware instant in UTC to look from, `text_size`
    is in percent.
    `new` starts afresh, `home` opens Home whatever could be gone on with. `lock_lab`: F2 does
    not open the lab panel. `reveal`: screens tell outcomes; false hides every one of them.
    `mode` is what walkthroughs begun from now on are for.
    """

    scenario: str | None = None
    variant: str | None = None
    new: bool = False
    home: bool = False
    profile: Path | None = None
    at: datetime | None = None
    language: str = "en"
    theme: Theme | None = None
    text_size: int | None = None
    motion: bool | None = None
    lock_lab: bool = False
    reveal: bool = True
    mode: Mode = "demo"
    quit_when_shown: bool = False
