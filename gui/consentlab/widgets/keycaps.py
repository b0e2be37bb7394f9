"""Keys as they look: a small box for each of those that are pressed together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import box, visual

_HIGH, _SIDE, _GAP, _RADIUS = 26, 8, 4, 6


class KeyCaps(QWidget):
    """The words on some keys. They stand from left to right in both directions, as on keys."""

    def __init__(self, kit: Kit, caps: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._caps: tuple[str, ...] = ()
        self.setFont(kit.font("strong"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(caps)

    def say(self, caps: Sequence[str]) -> None:
        """Show these keys."""
        self._caps = tuple(caps)
        self.setAccessibleName(" + ".join(caps))
        self.updateGeometry()
        self.update()

    def _widths(self) -> list[int]:
        kit = self._kit
        wide = [self.fontMetrics().horizontalAdvance(cap) + 2 * kit.px(_SIDE) for cap in self._caps]
        return [max(width, kit.px(_HIGH)) for width in wide]

    def sizeHint(self) -> QSize:
        """As wide as the keys and the gaps between them."""
        gaps = max(0, len(self._caps) - 1) * self._kit.px(_GAP)
        return QSize(sum(self._widths()) + gaps, self._kit.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """The same: they are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the boxes and their words."""
        kit, painter = self._kit, QPainter(self)
        painter.setFont(self.font())
        whole = QRect(0, 0, self.sizeHint().width(), self.height())
        left = visual(whole, self.rect(), rtl=self.isRightToLeft()).x()
        for cap, wide in zip(self._caps, self._widths(), strict=True):
            place = QRect(left, 0, wide, self.height())
            box(painter, kit, place, kit.px(_RADIUS), "surface.raised", "border.control")
            painter.setPen(kit.color("text.primary"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, cap)
            left += wide + kit.px(_GAP)
