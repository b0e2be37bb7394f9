"""Room at the end of what scrolls, for something that lies over it."""

from __future__ import annotations

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QAbstractScrollArea


def keep_clear(area: QAbstractScrollArea, high: int) -> bool:
    """Keep so many pixels below what scrolls clear. True if that is new: Qt lays out anew then."""
    margins = QMargins(0, 0, 0, high)
    if area.viewportMargins() == margins:
        return False
    area.setViewportMargins(margins)
    return True
