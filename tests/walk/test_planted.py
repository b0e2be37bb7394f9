"""A walk finds what is wrong, and says in how few steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QWidget

from consentlab import ids
from consentlab.events import ACTS, LedgerEvent, Looked
from consentlab.ledger import Ledger
from consentlab.scene import Scene
from consentlab.views.chatsmodel import ChatsModel
from consentlab.views.stage import StageView
from consentlab.widgets.overlay import Overlay
from consentlab.widgets.popover import Popover
from walk.steps import Step
from walk.walker import Beginning
from walk.walking import Walks

STEPS = 150
"""So many are more than enough to meet each of these."""

Patch = Callable[[pytest.MonkeyPatch], object]


def stale_rows(patch: pytest.MonkeyPatch) -> None:
    """Rows keep the outcome that they said first."""
    show = ChatsModel.show_scene

    def shown(self: ChatsModel, scene: Scene) -> None:
        decided = dict(self._decided)
        show(self, scene)
        self._decided.update(decided)

    patch.setattr(ChatsModel, "show_scene", shown)


def raising(patch: pytest.MonkeyPatch) -> None:
    """A slot raises once the list of orders opens."""

    def fails(_self: Popover) -> None:
        raise ZeroDivisionError

    patch.setattr(Popover, "open", fails)


def warning(patch: pytest.MonkeyPatch) -> None:
    """Qt warns of something while a new chat is begun."""
    show = StageView.show_scene

    def shown(self: StageView, scene: Scene) -> None:
        show(self, scene)
        if scene.draft:
            qWarning("planted")

    patch.setattr(StageView, "show_scene", shown)


def two_of_one_id(patch: pytest.MonkeyPatch) -> None:
    """The account menu stands on the screen twice."""
    show = Popover.open

    def opened(self: Popover) -> None:
        show(self)
        twin = QWidget(self)
        twin.setAccessibleIdentifier(ids.STAGE_ACCOUNT)
        twin.setObjectName(ids.STAGE_ACCOUNT)
        twin.show()

    patch.setattr(Popover, "open", opened)


def focus_behind(patch: pytest.MonkeyPatch) -> None:
    """About leaves the focus where it was."""
    show = Overlay.open_over

    def opened(self: Overlay, behind: Sequence[QWidget], *ways_on: str) -> None:
        show(self, behind, *ways_on)
        behind[0].setEnabled(True)
        control = behind[0].findChild(QWidget, ids.STAGE_SIMULATION)
        assert control is not None
        control.setFocus()

    patch.setattr(Overlay, "open_over", opened)


def rewriting(patch: pytest.MonkeyPatch) -> None:
    """An act, or a look from elsewhere, changes a row that was there, and its sum."""
    append = Ledger.append

    def appended(self: Ledger, walkthrough: str | None, *events: LedgerEvent) -> None:
        append(self, walkthrough, *events)
        if any(isinstance(event, (*ACTS, Looked)) for event in events):
            for guard in ("events_are_not_changed", "sums_are_not_removed"):
                self._db.execute(f"DROP TRIGGER IF EXISTS {guard}")
            self._db.execute("UPDATE events SET monotonic = 0 WHERE number = 1")
            self._db.execute("DELETE FROM sums WHERE number = 1")
            self._db.execute(
                "INSERT INTO sums SELECT number, row_sum(number, wall, monotonic, simulated,"
                " walkthrough, kind, data) FROM events WHERE number = 1"
            )

    patch.setattr(Ledger, "append", appended)


PLANTED: dict[str, tuple[Patch, str, int]] = {
    "stale rows": (stale_rows, "truths.py, _rows", 4),
    "an exception": (raising, "ZeroDivisionError in test_planted.py", 2),
    "a warning": (warning, "walking.py, _listen", 2),
    "an id twice": (two_of_one_id, "truths.py, _each_id_is_there_once", 2),
    "focus behind": (focus_behind, "truths.py, _focus_is_inside", 2),
    "rewriting": (rewriting, "truths.py, _print", 4),
}
"""What is planted; where the walk meets it; after how many steps at most."""


@pytest.mark.qt_log_level_fail("NO")  # one of them has Qt warn
@pytest.mark.long
@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found(walks: Walks, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """In as few steps as it takes, and no more once it is mended."""
    plant, said, most = PLANTED[name]
    with monkeypatch.context() as patch:
        plant(patch)
        failure = walks.roam(Beginning("came-back"), 1, STEPS)
    assert failure is not None
    assert (True, True) == (said in failure.where, len(failure.steps) <= most), str(failure)
    assert walks.take(failure.beginning, failure.steps) is None


@pytest.mark.long
def test_a_reproduction_can_be_pasted(walks: Walks, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a test: run, it takes the same steps and meets the same."""
    stale_rows(monkeypatch)
    failure = walks.roam(Beginning("came-back"), 1, STEPS)
    assert failure is not None
    code = str(failure).partition("pasted as a test:\n\n")[2]
    names: dict[str, Any] = {"Step": Step, "Beginning": Beginning, "Walks": Walks}
    exec(compile(code, "pasted", "exec"), names)  # noqa: S102  # that is what it is for
    with pytest.raises(AssertionError):
        names["test_what_a_walk_found"](walks)
