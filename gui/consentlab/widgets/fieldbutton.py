"""A wide button that looks like a field: what is chosen, and that a list opens below it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from consentlab.look.kit import Kit
from consentlab.look.tips import literal
from consentlab.widgets.drawing import direction, draw_icon, looks_disabled, ratio, rounded, visual

_HIGH, _SIDE, _GAP, _ICON, _CHEVRON = 36, 12, 8, 16, 18


class FieldButton(QPushButton):
    """Icon, words and a chevron. Words that have no room are cut, and are then its tooltip."""

    def __init__(self, kit: Kit, control_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._name = kit, name
        self._icon = ""
        self.setFont(kit.font("strong"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setProperty("radius", kit.px(10))
        kit.control(self, control_id, name)

    def show_choice(self, text: str, icon: str) -> None:
        """Show what is chosen. Its accessible name is its own name and these words."""
        self._icon = icon
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {text}")
        self.setToolTip(literal(text))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all of the words; 36 high."""
        px = self._kit.px
        words = self.fontMetrics().horizontalAdvance(self._words()) + 2
        wide = 2 * px(_SIDE) + px(_ICON) + 2 * px(_GAP) + words + px(_CHEVRON)
        return QSize(wide, px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Room for the icons and some letters."""
        return QSize(self._kit.px(120), self._kit.px(_HIGH))

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field, the icon, the words and the chevron."""
        kit, painter = self._kit, QPainter(self)
        off = looks_disabled(self)
        ground = "surface.pressed" if self.isDown() else "surface.raised"
        if not self.isDown() and self.isEnabled() and self.underMouse():
            ground = "surface.hover"
        pen = kit.pen("border.subtle" if off else "border.control", "control", ratio(painter))
        rounded(painter, QRectF(self.rect()), kit.px(10), kit.color(ground), pen)
        side, gap, high = kit.px(_SIDE), kit.px(_GAP), self.height()
        icon = QRect(side, 0, kit.px(_ICON), high)
        chevron = QRect(self.width() - side - kit.px(_CHEVRON), 0, kit.px(_CHEVRON), high)
        muted = "text.disabled" if off else "text.muted"
        if self._icon:
            self._draw(painter, self._icon, muted, icon, _ICON)
        self._draw(painter, "down", muted, chevron, _CHEVRON)
        start = icon.right() + 1 + gap
        room = QRect(start, 0, max(0, chevron.x() - gap - start), high)
        words = self.fontMetrics().elidedText(
            self._words(), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.setFont(self.font())
        painter.setPen(kit.color("text.disabled" if off else "text.primary"))
        painter.setLayoutDirection(direction(words, rtl=kit.rtl))
        across = Qt.AlignmentFlag.AlignRight if kit.rtl else Qt.AlignmentFlag.AlignLeft
        flags = across | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        place = visual(room, self.rect(), rtl=kit.rtl)
        painter.drawText(place, flags | Qt.TextFlag.TextSingleLine, words)

    def _draw(self, painter: QPainter, name: str, color: str, place: QRect, size: int) -> None:
        place = visual(place, self.rect(), rtl=self._kit.rtl)
        draw_icon(painter, self._kit, name, color, place, size)
