"""A still picture of what an overlay covers, so that a change in the overlay redraws that alone.

A scrim is translucent: with what is behind it alive, Qt would paint all of it again for every
change on either side. The picture is taken with the first change under an open overlay, since
one that is only answered needs none, and taken anew when nothing has happened for a moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

QUIET = 150
"""Milliseconds without a change, after which a picture is taken anew."""


class Backdrop(QObject):
    """What lies behind `over`: on `ground`, and with `cover` painted upon it.

    While there is a picture, `over` is opaque and what is behind is not painted at all.
    """

    def __init__(self, over: QWidget, ground: QColor, cover: Callable[[QPainter], None]) -> None:
        super().__init__(over)
        self._over, self._ground, self._cover = over, ground, cover
        self._behind: list[QWidget] = []
        self.picture: QPixmap | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._take)

    def begin(self, behind: Sequence[QWidget]) -> None:
        """These siblings of what lies over them are covered from now on."""
        parent = self._over.parentWidget()
        self._behind = [widget for widget in behind if widget.parentWidget() is parent]

    def renew(self) -> None:
        """What is behind has been shown anew: picture that, the first time at once."""
        first = self.picture is None and not (self._soon.isActive() and self._soon.interval())
        if self._behind:
            self._soon.start(0 if first else QUIET)

    def drop(self) -> None:
        """Let what is behind be painted again, until it is quiet."""
        if self.picture is not None:
            self.picture = None
            self._still(False)
            self._soon.start(QUIET)

    def end(self) -> None:
        """It is uncovered."""
        self.drop()
        self._soon.stop()
        self._behind = []

    def _take(self) -> None:
        over = self._over
        if not over.isVisible() or not over.updatesEnabled():
            return
        self._still(False)  # what is not updated renders nothing
        ratio = over.devicePixelRatioF()
        picture = QPixmap(over.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._ground)
        painter = QPainter(picture)
        for widget in self._behind:
            if isValid(widget) and widget.isVisible():
                place = widget.pos() - over.pos()
                widget.render(painter, place, QRegion(), QWidget.RenderFlag.DrawChildren)
        self._cover(painter)
        painter.end()
        self.picture = picture
        self._still(True)
        over.update()

    def _still(self, still: bool) -> None:
        """Whether the picture stands for what is behind."""
        self._over.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, still)
        for widget in filter(isValid, self._behind):
            widget.setUpdatesEnabled(not still)
