"""A fade at the lower edge of what scrolls: there is more below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from consentlab.look.kit import Kit

HIGH = 28
"""How high the fade is, in pixels."""


class Fade(QWidget):
    """Lies over the lower edge of a scroll area, in the colour behind it, until its end is reached.

    Make it after the area's content; it takes no press and no focus.
    """

    def __init__(self, kit: Kit, area: QAbstractScrollArea, color: str = "surface.paper") -> None:
        super().__init__(area)
        self._kit, self._area = kit, area
        self._color = kit.color(color)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._follow)
        bar.rangeChanged.connect(self._follow)
        area.viewport().installEventFilter(self)
        self._follow()

    def lie_on(self, color: str) -> None:
        """The colour behind is another one now."""
        self._color = self._kit.color(color)
        self.update()

    @Slot()
    def _follow(self) -> None:
        view = self._area.viewport().geometry()
        self.setGeometry(view.x(), view.bottom() + 1 - HIGH, view.width(), HIGH)
        bar = self._area.verticalScrollBar()
        self.setVisible(bar.value() < bar.maximum())
        self.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the size of the area."""
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw from nothing to the colour behind."""
        from PySide6.QtGui import QLinearGradient

        clear = QColor(self._color)
        clear.setAlpha(0)
        fall = QLinearGradient(0, 0, 0, self.height())
        fall.setColorAt(0, clear)
        fall.setColorAt(1, self._color)
        QPainter(self).fillRect(self.rect(), fall)
