"""The page objects of the product, and the names of keys that tests press."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from consentlab import cli
from consentlab.automation.pages.compare import Compare
from consentlab.automation.pages.panel import Panel
from consentlab.automation.pages.part import Part
from consentlab.automation.person import Moderator, Person

__all__ = ["Compare", "Moderator", "Panel", "Part", "Person"]

TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
SPACE, ENTER, ESC = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape
DOWN, LEFT, RIGHT = Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
F2 = Qt.Key.Key_F2


def printed_outcomes(profile: Path) -> dict[str, Any]:
    """What `consentlab outcomes --profile` prints as JSON."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        status = cli.main(["outcomes", "--profile", str(profile), "--format", "json"])
    assert status == 0
    told: dict[str, Any] = json.loads(printed.getvalue())
    return told
