"""Hands and eyes before a window: what every page object is made of.

Controls are found by the ids of `ids.py` and never by their words or places. Acts are real:
the mouse hits what lies under it, keys go where the focus is.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QWidget,
)

from consentlab.automation.keynames import combination
from consentlab.widgets.chatrow import Row

Kind = TypeVar("Kind", bound=QWidget)

TAB = Qt.Key.Key_Tab


class CannotBeDone(AssertionError):
    """A person could not have done it either; the sentence names the control and says why."""


class Hands(ABC):
    """What can be seen in a window, and done to it with mouse and keyboard.

    Everything raises CannotBeDone where a person could not have done it either.
    """

    @property
    @abstractmethod
    def window(self) -> QWidget:
        """The window."""

    # ------------------------------------------------------------------ eyes

    def all(self, control_id: str) -> list[QWidget]:
        """Every visible widget of this id."""
        return [w for w in self.window.findChildren(QWidget, control_id) if w.isVisible()]

    def find(self, control_id: str) -> QWidget:
        """The one visible widget of this id."""
        found = self.all(control_id)
        if not found:
            raise CannotBeDone(f"{control_id} is not on the screen")
        if len(found) != 1:
            raise CannotBeDone(f"{control_id} is on the screen {len(found)} times, not once")
        return found[0]

    def find_as(self, kind: type[Kind], control_id: str) -> Kind:
        """The one visible widget of this id, which is of this kind."""
        found = self.find(control_id)
        if not isinstance(found, kind):
            raise CannotBeDone(f"{control_id} is a {type(found).__name__}, not a {kind.__name__}")
        return found

    def sees(self, control_id: str) -> bool:
        """Whether it is on the screen."""
        return bool(self.all(control_id))

    def can_use(self, control_id: str) -> bool:
        """Whether it is on the screen, and enabled."""
        return any(widget.isEnabled() for widget in self.all(control_id))

    def words(self, control_id: str) -> str:
        """What a control is called, to assistive technology too."""
        return self.find(control_id).accessibleName()

    def lines(self, control_id: str) -> list[str]:
        """Every text inside a part of the screen, from its first child to its last."""
        return _texts(self.find(control_id))

    @property
    def all_lines(self) -> list[str]:
        """Every text in the window."""
        return _texts(self.window)

    @property
    def focused(self) -> QWidget | None:
        """The widget that has the window's focus."""
        return self.window.focusWidget()

    @property
    def focus(self) -> str:
        """The id of the control that has the focus, "" if none has."""
        return self.focused.objectName() if self.focused else ""

    # ------------------------------------------------------------------ hands

    def press(self, control_id: str) -> None:
        """Click in the middle of a control."""
        self.click(self.find(control_id))

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click in the middle of a widget, or at a place in it, scrolled to if need be."""
        QApplication.processEvents()
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
                page = above.widget()
                if at is not None and page is not None:  # in a list that is taller than the room
                    inside = widget.mapTo(page, at)
                    above.ensureVisible(inside.x(), inside.y())
            above = above.parentWidget()
        place = widget.mapTo(self.window, at or widget.rect().center())
        hit = self.window.childAt(place)
        if hit is None:
            raise CannotBeDone(f"{_named(widget)} lies outside the window")
        if hit is not widget and not widget.isAncestorOf(hit):
            raise CannotBeDone(f"{_named(hit)} lies over {_named(widget)}")
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(self.window, place))
        QApplication.processEvents()

    def key(self, *keys: Qt.Key) -> None:
        """Press keys, one after the other; they go where the focus is."""
        for key in keys:
            QTest.keyClick(self.focused or self.window, key)
        QApplication.processEvents()

    def strike(self, name: str) -> None:
        """Press the key of this name, and what is held with it: "Esc", "Alt+Home"."""
        key, held = combination(name)
        QTest.keyClick(self.focused or self.window, key, held)
        self.settle()

    def press_enabled(self, control_id: str) -> None:
        """Click in the middle of a control that can be used."""
        control = self.find(control_id)
        if not control.isEnabled():
            raise CannotBeDone(f"{control_id} is disabled")
        self.click(control)
        self.settle()

    def press_row(self, list_id: str, row: str) -> None:
        """Click on the row of a list that has this id or, if none has, this exact title."""
        view = self.find_as(QListView, list_id)
        if not view.isEnabled():
            raise CannotBeDone(f"{list_id} is disabled")
        model = view.model()
        rows = [model.index(number, 0) for number in range(model.rowCount())]
        for role in (Row.ID, Qt.ItemDataRole.AccessibleTextRole):
            for index in rows:
                if index.data(role) == row:
                    view.scrollTo(index)
                    self.click(view.viewport(), view.visualRect(index).center())
                    self.settle()
                    return
        raise CannotBeDone(f"{list_id} has no row {row}")

    def replace_text(self, control_id: str, text: str) -> None:
        """Type a text into a field, in place of what stands there."""
        self.press_enabled(control_id)
        self.find_as(QLineEdit, control_id).selectAll()
        if text:
            self.write(text)
        else:
            self.key(Qt.Key.Key_Delete)

    def write(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        field = self.focused
        if not isinstance(field, QLineEdit):
            raise CannotBeDone(f"{_named(field)} has the focus, and takes no text")
        for sign in text:
            if sign.isascii():
                QTest.keyClicks(field, sign)
            else:
                _type_sign(field, sign)
        QApplication.processEvents()

    def tab_to(self, control_id: str, key: Qt.Key = TAB) -> None:
        """Press Tab until the focus is there. Fails if Tab does not lead there."""
        passed: list[QWidget] = []
        while self.focus != control_id:
            focused = self.focused
            if focused in passed:
                raise CannotBeDone(f"Tab leads to {_ids(passed)}, not to {control_id}")
            if focused is not None:
                passed.append(focused)
            self.key(key)

    def tab_round(self, key: Qt.Key = TAB) -> list[str]:
        """The ids that Tab leads to, from here on until it comes to the first of them again."""
        passed: list[QWidget] = []
        while True:
            self.key(key)
            focused = self.focused
            if focused is None or focused in passed:
                return _ids(passed)
            passed.append(focused)

    def settle(self) -> None:
        """Let what was put off happen: views that were replaced go."""
        for _ in range(2):  # what goes may have others go in turn
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _texts(part: QWidget) -> list[str]:
    labels = part.findChildren(QLabel)
    return [label.text() for label in labels if label.text() and label.isVisible()]


def _type_sign(field: QWidget, sign: str) -> None:
    """Type a sign that Qt's test library has no key for, and would end the process at."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(field, event)


def _ids(widgets: Sequence[QWidget]) -> list[str]:
    return [widget.objectName() for widget in widgets]


def _named(widget: QWidget | None) -> str:
    """What to call a widget in a sentence: its id, or what it is."""
    return (widget.objectName() or type(widget).__name__) if widget else "nothing"
