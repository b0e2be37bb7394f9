"""A fade at the edges of what scrolls: there is more above, or below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from consentlab.look.kit import Kit

HIGH = 28
"""How high the fade at the lower edge is, in pixels."""

HIGH_ABOVE = 16
"""How high the one at the upper edge is: words begin there, and are to be read."""


class Fade(QWidget):
    """Lies over an edge of a scroll area, in the colour behind it, until its end is reached.

    Make it after the area's content; it takes no press and no focus. The one at the lower
    edge makes one at the upper edge, too. `radius` is that of a card whose lower corners the
    area reaches into.
    """

    def __init__(
        self,
        kit: Kit,
        area: QAbstractScrollArea,
        color: str = "surface.paper",
        *,
        above: bool = False,
        radius: float = 0,
    ) -> None:
        super().__init__(area)
        self._kit, self._area, self._above = kit, area, above
        self._radius = radius
        self._color = kit.color(color)
        self._other = None if above else Fade(kit, area, color, above=True)
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
        if self._other is not None:
            self._other.lie_on(color)

    @Slot()
    def _follow(self) -> None:
        view = self._area.viewport().geometry()
        bar = self._area.verticalScrollBar()
        high = min(HIGH_ABOVE if self._above else HIGH, view.height() // 2)
        if self._above:
            self.setGeometry(view.x(), view.y(), view.width(), high)
            self.setVisible(bar.value() > bar.minimum())
        else:
            self.setGeometry(view.x(), view.bottom() + 1 - high, view.width(), high)
            self.setVisible(bar.value() < bar.maximum())
        self.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the size of the area."""
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw from nothing to the colour behind."""
        from PySide6.QtGui import QLinearGradient, QPainterPath

        clear = QColor(self._color)
        clear.setAlpha(0)
        fall = QLinearGradient(0, 0, 0, self.height())
        fall.setColorAt(int(self._above), clear)
        fall.setColorAt(int(not self._above), self._color)
        place = QRectF(self.rect())
        place.setTop(place.top() - self._radius)
        shape = QPainterPath()
        shape.addRoundedRect(place, self._radius, self._radius)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shape, fall)
