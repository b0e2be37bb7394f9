"""What is wrong with a window, as a value."""

from __future__ import annotations

from typing import Literal

import msgspec

from consentlab.automation.drawn import Part

Check = Literal[
    "clipped", "overlapping", "text contrast", "control contrast", "target size",
    "name, role, id", "tab order", "focus ring",
]  # fmt: skip
"""What is looked at."""


class Finding(msgspec.Struct, frozen=True, order=True):
    """Something that a check found: which check, what it found fault with, and why."""

    check: Check
    what: str
    why: str


def called(part: Part) -> str:
    """What to call a widget in a finding: its id, or that of what it is in, and its kind."""
    widget = above = part.widget
    while "." not in above.objectName() and (around := above.parentWidget()) is not None:
        above = around
    kind = type(widget).__name__
    if above is widget:
        return f"{above.objectName()} ({kind})"
    return f"{kind} in {above.objectName()}"
