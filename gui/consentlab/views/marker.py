"""The marker that says on every screen that this is a simulation."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.widgets.drawing import dashed, draw_icon, ratio, rounded, visual
from consentlab.widgets.pressable import Pressable


class Marker(Pressable):
    """A dashed pill; pressed, it tells what the program is and is not."""

    def __init__(
        self, kit: Kit, store: Store, control_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        words = kit.words
        tip = words("This is a simulation, not affiliated with any maker.")
        kit.control(self, control_id, words("Simulation"), tip=tip)
        self.clicked.connect(self._about)
        self.setText(words("Simulation"))
        self.setFont(kit.font("strong", points=9.75))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("radius", kit.px(14))

    def _about(self) -> None:
        self._store.show_layer("about")

    def sizeHint(self) -> QSize:
        """Icon, word and the pill around them."""
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(wide + self._kit.px(42), self._kit.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw pill, icon and word."""
        kit, painter = self._kit, QPainter(self)
        whole, rtl = self.rect(), self.isRightToLeft()
        fill = kit.color("surface.hover") if self.underMouse() and self.isEnabled() else None
        pen = dashed(kit.pen("border.control", "control", ratio(painter)))
        rounded(painter, whole.toRectF(), whole.height() / 2, fill, pen)
        icon = QRect(kit.px(8), 0, kit.px(18), whole.height())
        draw_icon(painter, kit, "simulation", "text.primary", visual(icon, whole, rtl=rtl), 18)
        left = kit.px(31)
        text = visual(QRect(left, 0, whole.width() - left, whole.height()), whole, rtl=rtl)
        aligned = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self.font())
        painter.setPen(kit.color("text.primary"))
        painter.drawText(
            text,
            aligned | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute,
            self.text(),
        )
