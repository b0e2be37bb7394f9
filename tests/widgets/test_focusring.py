"""The focus ring follows the keyboard, and survives whatever vanishes under it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.widgets.focusring import FocusRing


class Form:
    """A window with three buttons in a scroll area."""

    def __init__(self, kit: Kit, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(300, 200)
        self.area = QScrollArea(self.window)
        self.area.setGeometry(20, 20, 260, 160)
        self.page = QWidget()
        self.column = QVBoxLayout(self.page)
        self.buttons = [QPushButton(text) for text in ("one", "two", "three")]
        for button in self.buttons:
            button.setFixedSize(100, 100)
            self.column.addWidget(button)
        self.area.setWidget(self.page)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ring = FocusRing(kit, self.window)
        self.window.show()
        self.window.activateWindow()
        self.buttons[0].setFocus()

    def around(self, button: QPushButton) -> bool:
        """Whether the ring is around this button, 2 + 2 pixels off, where it can be seen."""
        place = button.mapTo(self.window, QPoint(0, 0))
        left = self.ring.geometry().left() == place.x() - 4
        return self.ring.isVisible() and left


@pytest.fixture
def form(kit: Kit, qtbot: QtBot) -> Form:
    """A form with its first button focused, by code."""
    return Form(kit, qtbot)


def test_it_is_not_there_before_a_key_is_used(form: Form) -> None:
    """Who points with a mouse knows where he is."""
    assert not form.ring.isVisible()


def test_tab_shows_it(form: Form, qtbot: QtBot) -> None:
    """It is around what Tab has led to."""
    qtbot.keyClick(form.buttons[0], Qt.Key.Key_Tab)
    assert form.buttons[1].hasFocus()
    qtbot.waitUntil(lambda: form.around(form.buttons[1]))


def test_a_press_takes_it_away(form: Form, qtbot: QtBot) -> None:
    """From then on the mouse is in use again."""
    qtbot.keyClick(form.buttons[0], Qt.Key.Key_Tab)
    qtbot.mouseClick(form.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not form.ring.isVisible())


def test_focus_set_by_code_after_a_press_does_not_bring_it_back(form: Form, qtbot: QtBot) -> None:
    """Only another key does."""
    qtbot.keyClick(form.buttons[0], Qt.Key.Key_Tab)
    qtbot.mouseClick(form.buttons[1], Qt.MouseButton.LeftButton)
    form.buttons[2].setFocus()
    form.buttons[0].setFocus()
    form.ring._place()
    assert not form.ring.isVisible()


def test_focus_set_by_code_keeps_it(form: Form, qtbot: QtBot) -> None:
    """An overlay that gives the focus back gives the ring back too."""
    qtbot.keyClick(form.buttons[0], Qt.Key.Key_Tab)
    form.buttons[0].setFocus()
    qtbot.waitUntil(lambda: form.around(form.buttons[0]))


def test_it_moves_along_when_the_area_scrolls(form: Form, qtbot: QtBot) -> None:
    """The control gets no event of its own then."""
    qtbot.keyClick(form.buttons[0], Qt.Key.Key_Tab)
    qtbot.waitUntil(form.ring.isVisible)
    before = form.ring.geometry()
    form.area.verticalScrollBar().setValue(form.area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: form.ring.geometry() != before)


def test_it_stays_inside_what_scrolls(form: Form, qtbot: QtBot) -> None:
    """It is not drawn over what lies around the area."""
    qtbot.keyClick(form.buttons[0], Qt.Key.Key_Tab)
    form.area.verticalScrollBar().setValue(30)
    view = form.area.geometry().adjusted(-4, 0, 4, 0)
    qtbot.waitUntil(lambda: form.ring.isVisible() and view.contains(form.ring.geometry()))


@pytest.mark.parametrize("vanish", ["hide", "deleteLater", "disable"])
def test_it_goes_when_its_control_goes(form: Form, qtbot: QtBot, vanish: str) -> None:
    """Hidden, deleted or disabled: nothing is left in the air."""
    qtbot.keyClick(form.buttons[0], Qt.Key.Key_Tab)
    qtbot.waitUntil(form.ring.isVisible)
    for button in form.buttons:
        if vanish == "disable":
            button.setEnabled(False)
        else:
            getattr(button, vanish)()
    qtbot.waitUntil(lambda: not form.ring.isVisible())


def test_the_mouse_goes_through_it(form: Form, qtbot: QtBot) -> None:
    """A ring is no control."""
    qtbot.keyClick(form.buttons[0], Qt.Key.Key_Tab)
    qtbot.waitUntil(form.ring.isVisible)
    place = form.buttons[1].mapTo(form.window, form.buttons[1].rect().topLeft() + QPoint(2, 2))
    assert form.buttons[1] is form.window.childAt(place)


def test_tab_from_outside_scrolls_to_the_control(kit: Kit, qtbot: QtBot) -> None:
    """Qt does so only for moves inside a scroll area."""
    window, area, page = QWidget(), QScrollArea(), QWidget()
    qtbot.addWidget(window)
    outside = QPushButton(window)
    area.setParent(window)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setGeometry(0, 60, 200, 100)
    page.resize(180, 600)
    far = QPushButton(page)
    far.move(10, 500)
    area.setWidget(page)
    ring = FocusRing(kit, window)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    outside.setFocus()
    qtbot.keyClick(outside, Qt.Key.Key_Tab)
    assert (True, True) == (far.hasFocus(), far.visibleRegion().contains(far.rect()))
    qtbot.waitUntil(ring.isVisible)


def test_the_keyboard_leads_back_to_the_very_top(form: Form, qtbot: QtBot) -> None:
    """A few pixels out of sight would look as if something were cut."""
    form.column.setContentsMargins(16, 16, 16, 16)
    form.page.adjustSize()
    bar = form.area.verticalScrollBar()
    qtbot.keyClick(form.buttons[0], Qt.Key.Key_Tab)
    qtbot.keyClick(form.buttons[1], Qt.Key.Key_Tab)
    assert bar.value() > 0
    qtbot.keyClick(form.buttons[2], Qt.Key.Key_Tab)
    assert (True, 0) == (form.buttons[0].hasFocus(), bar.value())


def test_tab_with_nowhere_to_go_shows_the_ring(kit: Kit, qtbot: QtBot) -> None:
    """The keyboard is in use, although the focus stays."""
    window = QWidget()
    qtbot.addWidget(window)
    only = QPushButton(window)
    ring = FocusRing(kit, window)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    only.setFocus()
    assert not ring.isVisible()
    qtbot.keyClick(only, Qt.Key.Key_Tab)
    qtbot.waitUntil(ring.isVisible)


def test_a_list_whose_row_is_out_of_view_has_the_ring_around_itself(kit: Kit, qtbot: QtBot) -> None:
    """As a log that stays at its end while its first row is the current one."""
    window = QWidget()
    qtbot.addWidget(window)
    rows = QListWidget(window)
    rows.addItems([str(n) for n in range(100)])
    ring = FocusRing(kit, window)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rows.setCurrentRow(0)
    rows.scrollToBottom()
    rows.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClick(rows, Qt.Key.Key_Shift)
    rows.scrollToBottom()
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry().contains(rows.viewport().geometry())
