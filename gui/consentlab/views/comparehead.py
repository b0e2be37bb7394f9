"""The head of a comparison: what is compared, by what, and the heads of both sides."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from consentlab import ids
from consentlab.compare import Comparison, Kind, steps
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.views.comparesides import SideHead, differ_words, title_of
from consentlab.widgets.buttons import icon_button
from consentlab.widgets.comparescale import CompareScale, columns
from consentlab.widgets.filedialog import FileDialog
from consentlab.widgets.paragraph import Line
from consentlab.widgets.segmented import Segmented


class CompareHead(QWidget):
    """Back, what is compared, by what, and the heads of both sides over their halves."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._single = kit.scale >= ONE_COLUMN
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words = kit.words
        self._back = icon_button(kit, ids.COMPARE_BACK, "back", words("Back"), parent=self)
        self._back.clicked.connect(self._leave)
        self._title = Line(kit, "title2", parent=self)
        self._kind = Segmented(
            kit,
            ids.COMPARE_KIND,
            words("Compare by"),
            [
                ("choices", words("On and off"), None),
                ("readings", words("Readings"), None),
                ("makers", words("Makers"), None),
                ("walkthroughs", words("Walkthroughs"), None),
            ],
            self,
        )
        self._kind.picked.connect(self._turn)
        self.left = SideHead(kit, ids.COMPARE_LEFT, words("Left side"), mirrored=True, parent=self)
        self.right = SideHead(
            kit, ids.COMPARE_RIGHT, words("Right side"), mirrored=False, parent=self
        )
        self.left.chosen.connect(self._choose_left)
        self.right.chosen.connect(self._choose_right)
        self.left.asked.connect(self._ask)
        self.right.asked.connect(self._ask)
        self._differ = Line(kit, "caption", muted=True, parent=self)
        self._differ.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scale = CompareScale(kit, words("kept, stepped scale"), self)
        self._asked = ""
        self._lay_out()

    def _lay_out(self) -> None:
        kit = self._kit
        single = self._single
        titled = QHBoxLayout()
        titled.setSpacing(kit.px(8))
        titled.addWidget(self._back)
        titled.addWidget(self._title, 1)
        self._top = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if single else QBoxLayout.Direction.LeftToRight
        )
        self._top.setSpacing(kit.px(8))
        self._top.addLayout(titled, 1)
        self._top.addWidget(self._kind)
        self._sides = QBoxLayout(self._top.direction())
        self._sides.setSpacing(kit.px(16) if single else 0)
        middle = QVBoxLayout()
        middle.addSpacing(0 if single else kit.px(10))
        middle.addWidget(self._differ)
        middle.addStretch(1)
        self._middle = QWidget(self)
        self._middle.setLayout(middle)
        middle.setContentsMargins(0, 0, 0, 0)
        parts = [self.left, self._middle, self.right]
        if single:
            parts = [self.left, self.right, self._middle]
            self._differ.setAlignment(Qt.AlignmentFlag.AlignLeft)
        for part in parts:
            self._sides.addWidget(part, int(part is not self._middle))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addLayout(self._sides)
        column.addWidget(self._scale)

    def show_comparison(self, comparison: Comparison) -> None:
        """Name both sides and count them."""
        words = self._kit.words
        self._title.say(title_of(words, comparison))
        self._kind.show_value(comparison.kind)
        tallies = (*comparison.tallies, None, None)
        self.left.show_side(comparison, comparison.left, tallies[0])
        self.right.show_side(comparison, comparison.right, tallies[1])
        differing = sum(row.differs for row in comparison.rows)
        self._differ.say(differ_words(words, comparison.rows, differing))
        self._differ.setVisible(bool(comparison.rows))
        labels = [(words.period(period), at) for period, at in steps(comparison.rows).items()]
        self._scale.show_steps(labels)
        self._scale.setVisible(bool(comparison.rows) and not self._single)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand over the columns of the rows."""
        super().resizeEvent(event)
        room = columns(self._kit, self.width())
        margin, gap = room.margin, self._kit.px(8)
        near, far = margin if self._single else margin - 8, margin  # back lies in the margin
        self._top.setContentsMargins(*((far, 16, near, 4) if self._kit.rtl else (near, 16, far, 4)))
        self._sides.setContentsMargins(margin, gap, margin, self._kit.px(4))
        if room.middle:
            self._middle.setFixedWidth(room.middle)

    # ------------------------------------------------------------------ intents

    def _leave(self) -> None:
        self._store.show_compare(shown=False)

    def _turn(self, kind: str) -> None:
        self._store.compare_by(cast("Kind", kind))

    def _choose_left(self, key: str) -> None:
        self._store.choose_sides(left=key)

    def _choose_right(self, key: str) -> None:
        self._store.choose_sides(right=key)

    def _ask(self, what: str) -> None:
        """Ask for a profile's folder or an export, with Qt's own dialog: it blocks nobody."""
        words = self._kit.words
        folder = what == "profile"
        title = words("Open a profile’s folder") if folder else words("Open an export")
        dialog = FileDialog(self, title)
        if folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilter(words("JSON Lines (*.jsonl)"))
        dialog.fileSelected.connect(self._store.open_side)
        dialog.open()
