"""A row of the settings: what it is about, a sentence, and a control where there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.widgets.paragraph import Paragraph


class SettingRow(QFrame):
    """Icon, title and sentence; the control at the end, in one column below the sentence."""

    def __init__(
        self,
        kit: Kit,
        icon: str,
        title: str,
        control: QWidget | None,
        parent: QWidget,
        sentence: str = "",
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "ruled")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, kit.px(12), 0, kit.px(12))
        row.setSpacing(16)
        sign = QLabel(self)
        sign.setPixmap(kit.pixmap(icon, "text.muted", 20))
        self._text = Paragraph(kit, "body", sentence, muted=True, parent=self)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Paragraph(kit, "strong", title, parent=self))
        column.addWidget(self._text)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        if control is None:
            return
        if kit.scale >= ONE_COLUMN:
            column.addSpacing(8)
            column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, text: str) -> None:
        """Say this below the title."""
        self._text.say(text)
