"""What went wrong on Home, said in place: every fault of a file on a line of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.widgets.announce import announce
from consentlab.widgets.buttons import icon_button
from consentlab.widgets.drawing import box
from consentlab.widgets.fade import Fade
from consentlab.widgets.paragraph import Paragraph

_LINES = 4  # a sentence, and three of the faults that it tells of


class Problem(QFrame):
    """A banner whose words scroll when there are many of them, and that can be closed."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        kit.control(self, ids.HOME_PROBLEM, "")
        self._said = Paragraph(kit, "body")
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._said)
        self._area.setAccessibleName(kit.words("What went wrong"))
        for ground in (self._said, self._area.viewport()):
            ground.setAutoFillBackground(False)
        Fade(kit, self._area, "surface.sunken")
        self._mark = QLabel(self)
        close = icon_button(
            kit, ids.HOME_CLOSE_PROBLEM, "close", kit.words("Close"), "rate", parent=self
        )
        close.clicked.connect(store.close_problem)
        row = QHBoxLayout(self)
        side, edge = kit.px(14), kit.px(6)
        around = (edge, 10, side, 10) if kit.rtl else (side, 10, edge, 10)
        row.setContentsMargins(*around)
        row.setSpacing(kit.px(10))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._area, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_problem(self, problem: str) -> None:
        """Say this, to assistive technology too; "" says nothing."""
        new = problem != self._said.text()
        self._said.say(problem)
        self.setAccessibleName(problem)
        self.setVisible(bool(problem))
        if new and problem:
            self._area.verticalScrollBar().setValue(0)
            self._mark.setPixmap(self._kit.pixmap("alert"))
            self._fit()
            announce(self, problem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words, up to a limit. Only what scrolls needs the keyboard."""
        line = self._kit.line("body")
        lines = self._said.heightForWidth(max(1, self._area.width())) // line
        self._area.setFixedHeight(min(lines, _LINES) * line)
        focus = Qt.FocusPolicy.StrongFocus if lines > _LINES else Qt.FocusPolicy.NoFocus
        self._area.setFocusPolicy(focus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sunken box."""
        box(QPainter(self), self._kit, self.rect(), 10, "surface.sunken", "border.control")
