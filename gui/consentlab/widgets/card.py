"""Cards: paper on which the simulated service shows something, and insets on it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import box

_LOOKS = {
    "paper": ("surface.paper", "border.subtle", 16),
    "raised": ("surface.raised", "border.control", 14),
    "sunken": ("surface.sunken", "", 14),
    "tile": ("surface.sunken", "", 12),
}


class Card(QFrame):
    """A box with round corners and no shadow.

    paper: radius 16, hair edge; raised: edged, for what can be acted on; sunken and tile:
    insets without an edge, which high contrast draws nevertheless.
    """

    def __init__(
        self,
        kit: Kit,
        kind: Literal["paper", "raised", "sunken", "tile"] = "paper",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._fill, self._edge, self._radius = _LOOKS[kind]
        if kit.contrast and not self._edge:
            self._edge = "border.subtle"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box."""
        box(QPainter(self), self._kit, self.rect(), self._radius, self._fill, self._edge)
