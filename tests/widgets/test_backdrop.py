"""The still picture of what an overlay covers: the same to look at, and not painted again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.widgets.overlay import Overlay


class Covered:
    """A window with a label, and an overlay that can be opened over it."""

    def __init__(self, kit: Kit, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1024, 700)
        self.window.setObjectName("window")
        kit.dress(self.window)
        self.behind = QLabel("before", self.window)
        self.behind.setGeometry(0, 0, 1024, 700)
        self.overlay = Overlay(kit, "notice.dialog", "Notice", 600, self.window)
        self.window.show()

    def open(self) -> None:
        """Open the overlay."""
        self.overlay.open_over([self.behind])

    @property
    def has_picture(self) -> bool:
        """Whether a picture stands for what is behind."""
        return self.overlay._backdrop.picture is not None

    def seen(self) -> QImage:
        """The whole window."""
        return self.window.grab().toImage()


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def covered(kit: Kit, qtbot: QtBot) -> Covered:
    """The window with its overlay open, and the picture taken."""
    made = Covered(kit, qtbot)
    made.open()
    made.overlay.show_behind()
    qtbot.waitUntil(lambda: made.has_picture)
    return made


def test_it_is_taken_with_the_first_change_and_looks_the_same(kit: Kit, qtbot: QtBot) -> None:
    """At once, however many changes follow; an overlay that is only answered has none."""
    made = Covered(kit, qtbot)
    made.open()
    made.window.repaint()
    assert not made.overlay._backdrop._soon.isActive()
    alive = made.seen()
    made.overlay.show_behind()
    made.overlay.show_behind()
    assert (False, 0) == (made.has_picture, made.overlay._backdrop._soon.interval())
    qtbot.waitUntil(lambda: made.has_picture)
    assert alive == made.seen()


def test_what_it_stands_for_is_not_painted(covered: Covered) -> None:
    """A change on the card paints the card."""
    paints = Paints(covered.behind)
    covered.seen()
    covered.overlay.update()
    covered.seen()
    assert paints.count == 0


def test_it_is_taken_anew_when_it_is_quiet(covered: Covered, qtbot: QtBot) -> None:
    """What changed behind it is seen a moment later."""
    before = covered.seen()
    covered.behind.setText("after")
    covered.overlay.show_behind()
    assert before == covered.seen()
    qtbot.waitUntil(lambda: before != covered.seen())
    assert covered.has_picture


def test_nothing_is_left_of_it_when_the_overlay_is_shut(covered: Covered) -> None:
    """What was covered is painted again."""
    covered.overlay.shut()
    covered.behind.setText("after")
    paints = Paints(covered.behind)
    covered.seen()
    assert (False, True) == (covered.has_picture, paints.count > 0)
