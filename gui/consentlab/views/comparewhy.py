"""Why both sides of a comparison say what they say of one chat."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.compare import Compared, Comparison, Side
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.views.why import WhyView
from consentlab.widgets.buttons import icon_button
from consentlab.widgets.paragraph import Line


class CompareWhy(QWidget):
    """The reasons of both sides on the frame: beside each other, in one column below each other."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        words = kit.words
        kit.control(self, ids.COMPARE_WHY, words("Why"))
        self._title = Line(kit, "title3", parent=self)
        self.close_button = icon_button(
            kit, ids.COMPARE_CLOSE_WHY, "close", words("Close the reasons"), parent=self
        )
        self.close_button.clicked.connect(self._shut)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        self._sides = (
            _Reasons(kit, ids.COMPARE_LEFT_WHY, self),
            _Reasons(kit, ids.COMPARE_RIGHT_WHY, self),
        )
        below = kit.scale >= ONE_COLUMN
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        both = QBoxLayout(way)
        both.setSpacing(24)
        for side in self._sides:
            both.addWidget(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 8, 24, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(both, 1)

    def show_row(self, comparison: Comparison, row: Compared) -> None:
        """Tell the reasons for this row."""
        self._title.say(row.chat.title)
        for reasons, side in zip(self._sides, comparison.pair, strict=True):
            reasons.show_side(side, comparison, row)

    def _shut(self) -> None:
        self._store.explain_row("")


class _Reasons(QWidget):
    """What one side is called, and its reasons."""

    def __init__(self, kit: Kit, control_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._label = Line(kit, "strong", parent=self)
        self._none = Line(kit, "body", kit.words("This chat is not there."), parent=self)
        self._why = WhyView(kit, self, headed=False)
        kit.control(self._why, control_id, kit.words("Why"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self._label, self._none):
            column.addWidget(part)
        column.addWidget(self._why, 1)

    def show_side(self, side: Side, comparison: Comparison, row: Compared) -> None:
        """Tell why this side says of the chat what it says."""
        state = side.state.seen_from(comparison.look)
        outcome = state.chat_outcome(row.chat.id)
        self._label.say(side.label)
        self._none.setVisible(outcome is None)
        self._why.show_scene(Scene(state=state), outcome)
