"""A list that hangs from a button: all of it can be reached, however low the window is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.widgets.buttons import Button, button
from consentlab.widgets.popover import Popover

MANY = 20


class Hung:
    """A popover of many lines in a window of some height."""

    def __init__(self, kit: Kit, qtbot: QtBot, high: int) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.anchor = button(kit, "anchor", "Open")
        column = QVBoxLayout(self.window)
        column.addWidget(self.anchor)
        column.addStretch(1)
        self.popover = Popover(kit, self.anchor, self.window)
        self.lines = [button(kit, f"line.{n}", f"Line {n}", "line") for n in range(MANY)]
        for line in self.lines:
            self.popover.column.addWidget(line)
        self.window.resize(400, high)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.popover.open()

    def is_whole(self, line: Button) -> bool:
        """Whether all of a line is to be seen."""
        return line.visibleRegion().boundingRect() == line.rect()


@pytest.mark.parametrize("high", [300, 500, 2000])
def test_it_lies_within_the_window(kit: Kit, qtbot: QtBot, high: int) -> None:
    """Whatever is in it."""
    hung = Hung(kit, qtbot, high)
    assert hung.window.rect().contains(hung.popover.geometry())


def test_keys_bring_every_line_into_view(kit: Kit, qtbot: QtBot) -> None:
    """The last one as well as the first."""
    hung = Hung(kit, qtbot, 300)
    seen = []
    for _ in range(MANY):
        focused = hung.window.focusWidget()
        assert isinstance(focused, Button)
        if hung.is_whole(focused):
            seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Down)
    assert hung.lines == seen


def test_nothing_scrolls_where_there_is_room(kit: Kit, qtbot: QtBot) -> None:
    """All lines are there at once."""
    hung = Hung(kit, qtbot, 2000)
    assert all(hung.is_whole(line) for line in hung.lines)
    last = hung.lines[-1]
    place = QRect(last.mapTo(hung.popover, QPoint(0, 0)), last.size())
    assert hung.popover.rect().contains(place)


def test_a_line_is_cut_where_there_are_more(kit: Kit, qtbot: QtBot) -> None:
    """At whatever height: else the list would look as if it ended there."""
    whole = []
    for high in range(300, 340):
        hung = Hung(kit, qtbot, high)
        seen = [line for line in hung.lines if not line.visibleRegion().isEmpty()]
        if hung.is_whole(seen[-1]):
            whole.append(high)
    assert [] == whole
