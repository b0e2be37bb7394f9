"""Where Tab leads next: what is made late would come last, wherever it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def lead_through(before: QWidget, *within: QWidget) -> None:
    """Have Tab lead from `before` through every stop inside these, in the order of their parts."""
    for part in within:
        for stop in part.findChildren(QWidget):
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, stop)
                before = stop
