"""A row of widgets that goes on in a new line when they are too wide.

It is a widget that places its children and no QLayout: Qt deletes a layout's items while
Python still holds them, and asking one of those for its size ends the program.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consentlab.widgets.drawing import visual


class Flow(QWidget):
    """Left to right, or right to left, in as many lines as it takes.

    `spacing` and `line_spacing` are logical pixels between neighbours and between lines.
    Hidden widgets take no room; one wider than a line gets a line to itself and is made narrower.
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 6, line_spacing: int = 4
    ) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._heights: dict[int, int] = {}
        self._across = spacing
        self._down = line_spacing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Take one more widget, as the last."""
        widget.setParent(self)
        self._widgets.append(widget)
        widget.show()
        self._heights = {}
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Place the children anew when one of them asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._heights = {}
            self.updateGeometry()
            self._arrange(self.width(), place=True)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the children in the room there is."""
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Place the children anew: while hidden, it is not told of their other sizes."""
        super().showEvent(event)
        self.updateGeometry()
        self._arrange(self.width(), place=True)

    def heightForWidth(self, width: int) -> int:
        """The height that this width asks for, margins included. Layouts ask often."""
        if width not in self._heights:
            self._heights[width] = self._arrange(width, place=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        sizes = [_wanted(widget) for widget in self._shown()]
        wide = sum(size.width() for size in sizes) + self._across * max(0, len(sizes) - 1)
        return self._with_margins(wide, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest and the highest of the least sizes."""
        sizes = [widget.minimumSizeHint() for widget in self._shown()]
        return self._with_margins(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _with_margins(self, width: int, height: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _arrange(self, width: int, *, place: bool) -> int:
        """Break the row into lines for this width; give the height, and place if asked to."""
        margins = self.contentsMargins()
        room = max(1, width - margins.left() - margins.right())
        lines: list[list[tuple[QWidget, QSize]]] = [[]]
        x = 0
        for widget in self._shown():
            hint = _wanted(widget)
            size = QSize(hint.width(), 0)
            if size.width() > room:
                size.setWidth(min(size.width(), max(room, widget.minimumSizeHint().width())))
            high = widget.heightForWidth(size.width()) if widget.hasHeightForWidth() else -1
            size.setHeight(high if high >= 0 else hint.height())
            if lines[-1] and x + size.width() > room:
                lines.append([])
                x = 0
            lines[-1].append((widget, size))
            x += size.width() + self._across
        y = margins.top()
        whole = QRect(0, 0, width, self.height())
        for line in filter(None, lines):
            high = max(size.height() for _, size in line)
            x = margins.left()
            for widget, size in line:
                box = QRect(x, y + (high - size.height()) // 2, size.width(), size.height())
                if place:
                    widget.setGeometry(visual(box, whole, rtl=self.isRightToLeft()))
                x += size.width() + self._across
            y += high + self._down
        return y - (self._down if lines[0] else 0) + margins.bottom()


def _wanted(widget: QWidget) -> QSize:
    """The size that a widget asks for, within its own bounds."""
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
