"""What stands in the window until it is furnished: its theme's frame, and paper on it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consentlab.look.tokens import Theme


class Ground(QWidget):
    """Frame and paper, where those of the stage will be.

    They are filled by Qt, from palettes: the first brush that is made in Python has PySide set
    up the whole namespace `Qt`, which takes longer than the window needs to come up.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        _fill(self, theme.colors["surface.frame"])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 52, 12, 98)
        paper = QWidget(self)
        _fill(paper, theme.colors["surface.paper"])
        layout.addWidget(paper)


def _fill(widget: QWidget, color: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(color))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
