"""The focus ring: one for the window, around whatever the keyboard has moved to."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import rounded

GAP = 2
"""Pixels between a control and its ring."""

_ROW_RADIUS = 10
_BY_KEY = Qt.WidgetAttribute.WA_KeyboardFocusChange
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ROOM = 12  # so many pixels are free around what is scrolled to
_SLIVER = 6  # so little of a page is not left out of sight above it; it is less than that room
_FOLLOWED = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.Paint,
        QEvent.Type.EnabledChange,
    }
)


@runtime_checkable
class HasRingRect(Protocol):
    """A control that wants the ring around a part of it only, as a slider around its thumb."""

    def ring_rect(self) -> QRect:
        """That part, in the control's own coordinates."""


class FocusRing(QWidget):
    """A child of the window that follows the focus moved by Tab, Shift+Tab or a shortcut.

    A press of the mouse takes the ring away; focus set by code leaves it as it was. In lists
    it is around the current row, or around the list while that row is out of view. A control
    says how round it is by its property `radius`, and by `ring` being "own" that it draws one
    itself.
    """

    def __init__(self, kit: Kit, window: QWidget) -> None:
        super().__init__(window)
        self._kit = kit
        self._control: QWidget | None = None
        self._watched: list[QObject] = []
        self._by_keys = False
        self._target = QRect()
        self._radius = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._place)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    # ------------------------------------------------------------------ following the focus

    @Slot(QWidget, QWidget)
    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        window = self.window()
        if now is None or now.window() is not window:
            self.hide()
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._pressed()
        elif window.testAttribute(_BY_KEY):
            self._by_keys = True
        self._watch(now)
        if self._by_keys:
            self._reveal(now)
        self._place()

    def _pressed(self) -> None:
        """The mouse is at work. Qt before 6.11 never takes back that a key moved the focus."""
        self._by_keys = False
        self.window().setAttribute(_BY_KEY, False)

    def _reveal(self, control: QWidget) -> None:
        """Scroll to what is to be drawn around.

        Qt does so for moves inside a scroll area, and not for one that comes from outside.
        """
        above = control.parentWidget()
        while above is not None and above is not self.window():
            page = above.widget() if isinstance(above, QScrollArea) else None
            if isinstance(above, QScrollArea) and page is not None and page.isAncestorOf(control):
                place, _ = self._outline(control)
                place.moveTopLeft(page.mapFrom(self.window(), place.topLeft()))
                for corner in (place.bottomRight(), place.topLeft()):  # the latter first of all
                    above.ensureVisible(corner.x(), corner.y(), _ROOM, _ROOM)
                if above.verticalScrollBar().value() <= _SLIVER:
                    above.verticalScrollBar().setValue(0)
            above = above.parentWidget()

    def _watch(self, control: QWidget) -> None:
        """Follow this control, and all that it moves with, instead of the last one."""
        for thing in self._watched:
            if isValid(thing):
                thing.removeEventFilter(self)
        self._control = control
        self._watched = []
        if isinstance(control, QAbstractItemView):
            self._watched.append(control.viewport())
        above: QWidget | None = control
        while above is not None and above is not self.window():
            self._watched.append(above)
            above = above.parentWidget()
        for thing in self._watched:
            thing.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what moves, resizes or vanishes, and follow when that is done."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and watched in (self._control, *self._watched[:1]):
            self._pressed()
            self._soon.start()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            if isinstance(self._control, QAbstractItemView):
                self._by_keys = True
            elif event.key() in _TABS:  # there may be nowhere else to go
                self._by_keys = True
                self._soon.start()
        elif kind in _FOLLOWED and (kind != QEvent.Type.Paint or watched is self._watched[0]):
            self._soon.start()
        return False

    @Slot()
    def _place(self) -> None:
        control = self._control
        if not self._by_keys or control is None or not isValid(control) or not _can_show(control):
            self.hide()
            return
        window = self.window()
        rect, radius = self._outline(control)
        width = round(self._kit.stroke("focus"))
        around = GAP + width
        target = rect.adjusted(-around, -around, around, around)
        shown = target & _visible_part(control, window, around)
        if shown.isEmpty():
            self.hide()
            return
        target.translate(-shown.topLeft())
        if shown != self.geometry() or target != self._target or radius != self._radius:
            self._target, self._radius = target, radius
            self.setGeometry(shown)
            self.update()
        if not self.isVisible():
            self.show()
        self.raise_()

    def _outline(self, control: QWidget) -> tuple[QRect, int]:
        """What to draw around, in the window's coordinates, and how round it is."""
        window = self.window()
        if isinstance(control, QAbstractItemView):
            view = control.viewport()
            row = control.visualRect(control.currentIndex())
            if row.intersects(view.rect()):  # else it was scrolled away, or there is none
                return QRect(view.mapTo(window, row.topLeft()), row.size()), _ROW_RADIUS
        radius = control.property("radius")
        part = control.ring_rect() if isinstance(control, HasRingRect) else control.rect()
        rect = QRect(control.mapTo(window, part.topLeft()), part.size())
        round_ = radius if isinstance(radius, int) else self._kit.theme.radius["control"]
        return rect, round_

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        kit = self._kit
        painter = QPainter(self)
        pen = kit.pen("border.focus", "focus")
        radius = self._radius + GAP + pen.widthF()
        rounded(painter, QRectF(self._target), radius, None, pen)


def _can_show(control: QWidget) -> bool:
    return (
        control.hasFocus()
        and control.isVisible()
        and control.isEnabled()
        and control.property("ring") != "own"
        and bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )


def _visible_part(control: QWidget, window: QWidget, around: int) -> QRect:
    """The part of the window in which the control's ring may be seen: inside what it scrolls in."""
    part = window.rect()
    inner: QWidget = control.viewport() if isinstance(control, QAbstractItemView) else control
    above = control.parentWidget()
    if isinstance(control, QAbstractItemView):
        view = QRect(inner.mapTo(window, QPoint(0, 0)), inner.size())
        part &= view.adjusted(-around, -around, around, around)
    while above is not None and above is not window:
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is above:
            view = QRect(above.mapTo(window, QPoint(0, 0)), above.size())
            part &= view.adjusted(-around, 0, around, 0)
        above = area
    return part
