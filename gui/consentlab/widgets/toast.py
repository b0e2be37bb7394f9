"""A toast: says what has changed, offers to show it, and can be closed. It never goes by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.widgets.buttons import button, icon_button
from consentlab.widgets.drawing import box
from consentlab.widgets.paragraph import Paragraph


class Toast(QFrame):
    """One strong line and a date below it. `acted` and `closed` tell what a person pressed."""

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        kit: Kit,
        *,
        act_id: str,
        act_text: str,
        close_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self.strong = Paragraph(kit, "strong", parent=self)
        self.detail = Paragraph(kit, "caption", muted=True, parent=self)
        self.act = button(kit, act_id, act_text, "small", parent=self)
        self.close_button = icon_button(kit, close_id, "close", kit.words("Close"), parent=self)
        self.act.clicked.connect(self.acted)
        self.close_button.clicked.connect(self.closed)
        single = kit.scale >= ONE_COLUMN  # then it is as wide as the page, and low
        column = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if single else QBoxLayout.Direction.TopToBottom
        )
        column.setSpacing(kit.px(12) if single else 0)
        column.addWidget(self.strong)
        column.addWidget(self.detail, 1)
        row = QHBoxLayout(self)
        side, edge = (kit.px(12), kit.px(2)) if single else (kit.px(16), kit.px(12))
        margins = (edge, edge, side, edge) if kit.rtl else (side, edge, edge, edge)
        row.setContentsMargins(*margins)
        row.setSpacing(kit.px(12))
        row.addLayout(column, 1)
        row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, strong: str, detail: str = "") -> None:
        """Show what changed, and when."""
        self.strong.say(strong)
        self.detail.say(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(f"{strong} {detail}".strip())
        layout = self.layout()
        if layout is not None:
            layout.activate()  # at once: whoever places it asks how high it is now

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the raised box."""
        kit = self._kit
        box(QPainter(self), kit, self.rect(), 14, "surface.raised", "border.control")
