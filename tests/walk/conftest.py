"""Random walks through the screens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.logging import _QtMessageCapture
    from pytestqt.qtbot import QtBot

    from walk.walking import Walks

pytest.register_assert_rewrite("walk.truths")

NEVER = 10**8
"""In milliseconds: the clock plays by the walk's own steps."""


@pytest.fixture
def walks(
    qtbot: QtBot,  # noqa: ARG001  # there is an application, and nothing is left over of it
    qtlog: _QtMessageCapture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Walks:
    """Takes walks, and makes those short that fail."""
    from consentlab.views import play
    from walk.walking import Walks

    monkeypatch.setattr(play, "PACE", NEVER)
    return Walks(tmp_path, lambda: qtlog.records)
