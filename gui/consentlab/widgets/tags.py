"""What stands under a reason: where it is from, and whether it is an assumption."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from consentlab.look.kit import Kit
from consentlab.look.tips import literal
from consentlab.widgets.drawing import dashed, draw_icon, ratio, rounded, visual
from consentlab.widgets.pressable import Pressable

_ICON = 13
_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip


class SourceLink(Pressable):
    """The short name of a source, underlined. Its tooltip tells who, title, date and address.

    24 high, so that it can be hit; `pressed` and `clicked` as of every button.
    """

    def __init__(self, kit: Kit, label: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setFont(kit.font("caption"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("radius", kit.px(6))
        self._label, self._size = "", QSize()
        self.show_source(label, tip)

    def show_source(self, label: str, tip: str) -> None:
        """Name this source."""
        if self._label == label and self.accessibleDescription() == tip:
            return
        kit, self._label = self._kit, label
        self.setText(label.replace("&", "&&"))
        self.setToolTip(literal(tip))
        self.setAccessibleName(label)
        self.setAccessibleDescription(tip)
        wide = self.fontMetrics().horizontalAdvance(label)
        self._size = QSize(kit.px(_ICON) + kit.px(4) + wide + 2, kit.px(kit.theme.target["min"]))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as icon and label."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """The same: it is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw quotation mark, label and line."""
        kit = self._kit
        painter = QPainter(self)
        strong = self.isEnabled() and (self.underMouse() or self.isDown())
        color = "text.primary" if strong else "text.muted"
        side, rtl = kit.px(_ICON), self.isRightToLeft()
        icon = visual(QRect(0, 0, side, self.height()), self.rect(), rtl=rtl)
        draw_icon(painter, kit, "source", color, icon, _ICON)
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self._label)
        text = visual(QRect(side + kit.px(4), 0, wide, self.height()), self.rect(), rtl=rtl)
        painter.setFont(self.font())
        painter.setPen(kit.color(color))
        painter.drawText(text, _CENTRE, self._label)
        base = (self.height() + metrics.ascent() - metrics.descent()) // 2 + 2
        line = kit.color("text.primary" if strong else "border.control")
        painter.fillRect(text.x(), base, wide, max(1, kit.px(1)), line)


class AssumptionTag(QLabel):
    """A dashed tag with a fork: what is said above rests on a reading."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.words("Assumption"), parent)
        self._kit = kit
        self.setFont(kit.font("caption"))
        self.setAccessibleName(self.text())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        wide = self.fontMetrics().horizontalAdvance(self.text())
        self._size = QSize(kit.px(5 + _ICON + 4) + wide + kit.px(7), kit.px(18))

    def sizeHint(self) -> QSize:
        """As wide as icon and word."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """The same: it is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed edge, the fork and the word."""
        kit = self._kit
        painter = QPainter(self)
        edge = dashed(kit.pen("border.control", "hair", ratio(painter)))
        rounded(painter, self.rect().toRectF(), kit.px(kit.theme.radius["tag"]), None, edge)
        side, rtl = kit.px(_ICON), self.isRightToLeft()
        icon = visual(QRect(kit.px(5), 0, side, self.height()), self.rect(), rtl=rtl)
        draw_icon(painter, kit, "assumption", "text.primary", icon, _ICON)
        start = kit.px(5 + _ICON + 4)
        wide = self.fontMetrics().horizontalAdvance(self.text())
        text = visual(QRect(start, 0, wide, self.height()), self.rect(), rtl=rtl)
        painter.setFont(self.font())
        painter.setPen(kit.color("text.primary"))
        painter.drawText(text, _CENTRE, self.text())
