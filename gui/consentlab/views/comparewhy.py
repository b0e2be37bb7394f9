"""Why both sides of a comparison say what they say of one chat."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from consentlab import ids
from consentlab.compare import Compared, Comparison, Side
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.views.why import WhyView
from consentlab.widgets.buttons import icon_button
from consentlab.widgets.fade import Fade
from consentlab.widgets.paragraph import Line


class CompareWhy(QWidget):
    """The reasons of both sides on the frame, beside each other.

    In one column they are below each other, and scroll together.
    """

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
        head.setContentsMargins(*_over_reasons(kit))
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        single = kit.scale >= ONE_COLUMN
        self._page = _page(kit, self) if single else None  # first, as a stop for Tab
        self._sides = (
            _Reasons(kit, ids.COMPARE_LEFT_WHY, self, whole=single),
            _Reasons(kit, ids.COMPARE_RIGHT_WHY, self, whole=single),
        )
        both = QWidget(self)
        way = QBoxLayout.Direction.TopToBottom if single else QBoxLayout.Direction.LeftToRight
        sides = QBoxLayout(way, both)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(24)
        for side in self._sides:
            sides.addWidget(side, int(not single))
        column = QVBoxLayout(self)
        low = 12 if single else 0
        column.setContentsMargins(*((24, 8, 36, low) if kit.rtl else (36, 8, 24, low)))
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._page or both, 1)
        if self._page is not None:
            self._page.setWidget(both)

    def show_row(self, comparison: Comparison, row: Compared) -> None:
        """Tell the reasons for this row, from the first one on."""
        if self._page is not None and row.chat.title != self._title.text():
            self._page.verticalScrollBar().setValue(0)
        self._title.say(row.chat.title)
        for reasons, side in zip(self._sides, comparison.pair, strict=True):
            reasons.show_side(side, comparison, row)

    def _shut(self) -> None:
        self._store.explain_row("")


def _page(kit: Kit, parent: QWidget) -> QScrollArea:
    """What scrolls both sides together, by keys, too."""
    made = kit.control(QScrollArea(parent), ids.COMPARE_BOTH_WHY, kit.words("Why"))
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    Fade(kit, made, "surface.frame")
    return made


def _over_reasons(kit: Kit) -> tuple[int, int, int, int]:
    """The margins of what stands over reasons, which begin as far inside."""
    near = kit.px(4)
    return (0, 0, near, 0) if kit.rtl else (near, 0, 0, 0)


class _Whole(WhyView):
    """The reasons at the height that they take: what lies around them scrolls."""

    def __init__(self, kit: Kit, parent: QWidget, *, headed: bool) -> None:
        super().__init__(kit, parent, headed=headed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # No stop for Tab, but a place in its order: the sources follow.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to what scrolls."""
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """There are other reasons now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(0, self._body.heightForWidth(self.viewport().width())))


class _Reasons(QWidget):
    """What one side is called, and its reasons."""

    def __init__(self, kit: Kit, control_id: str, parent: QWidget, *, whole: bool) -> None:
        super().__init__(parent)
        self._kit = kit
        self._label = Line(kit, "strong", parent=self)
        self._none = Line(kit, "body", kit.words("This chat is not there."), parent=self)
        self._why = (_Whole if whole else WhyView)(kit, self, headed=False)
        kit.control(self._why, control_id, kit.words("Why"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        said = QVBoxLayout()
        said.setContentsMargins(*_over_reasons(kit))
        said.setSpacing(2)
        for part in (self._label, self._none):
            said.addWidget(part)
        column.addLayout(said)
        column.addWidget(self._why, 1)

    def show_side(self, side: Side, comparison: Comparison, row: Compared) -> None:
        """Tell why this side says of the chat what it says."""
        state = side.state.seen_from(comparison.look)
        outcome = state.chat_outcome(row.chat.id)
        self._label.say(side.label)
        self._none.setVisible(outcome is None)
        self._why.show_scene(Scene(state=state), outcome)
