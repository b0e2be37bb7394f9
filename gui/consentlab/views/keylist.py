"""The list of keys that work on every screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from consentlab.look.kit import Kit
from consentlab.views.keys import listed
from consentlab.widgets.keycaps import KeyCaps
from consentlab.widgets.paragraph import Paragraph


class KeyList(QWidget):
    """Each key as it looks, and beside it what it does."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(kit.px(16))
        rows.setVerticalSpacing(kit.px(8))
        rows.setColumnStretch(1, 1)
        for row, (caps, does) in enumerate(listed(kit.words)):
            rows.addWidget(KeyCaps(kit, caps, self), row, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(Paragraph(kit, "body", does, parent=self), row, 1)
