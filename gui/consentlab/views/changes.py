"""What changed: which chats, from what to what and why, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.look.tips import literal
from consentlab.model import Store
from consentlab.policy.changes import KeptMove, TrainingMove
from consentlab.scene import Scene
from consentlab.views import changewords
from consentlab.views.changegroup import Group, Tally
from consentlab.widgets.buttons import button, icon_button
from consentlab.widgets.fade import Fade
from consentlab.widgets.overlay import EDGE, Overlay, height_of
from consentlab.widgets.pages import as_many
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.taborder import lead_through

_BESIDE = 8
"""Where the scroll bar lies, beside all that is told: in the margin, at 100 % text."""


class ChangesPanel(QFrame):
    """Before and after, in groups; Switch back stays below what it does not bring back.

    It lies alone on its card, until `lie_beside` says otherwise.
    """

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        words = kit.words
        kit.control(self, ids.CHANGES_PANEL, words("What changed"))
        self._close = icon_button(kit, ids.CHANGES_CLOSE, "close", words("Close"), parent=self)
        self._close.clicked.connect(store.close_changes)
        self._cause = Paragraph(kit, "body", muted=True, parent=self)
        self._total = Paragraph(kit, "strong", parent=self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(words("What changed"))
        self._not_back = Paragraph(kit, "caption", muted=True, parent=self)
        self._back = button(
            kit, ids.CHANGES_SWITCH_BACK, words("Switch back"), "other", "undo", self
        )
        self._back.clicked.connect(store.switch_back)
        self._told: object = None
        self._beside = False
        self._groups: list[Group] = []
        self._page = QWidget()
        self._as_before = Tally(kit, self._page)
        self._others: list[Tally] = []
        self._moves, self._head = QVBoxLayout(), QHBoxLayout()
        self._lay_out()
        self._fade = Fade(kit, self._scroll, "surface.raised")

    def _lay_out(self) -> None:
        kit = self._kit
        self._moves.setSpacing(0)
        inside = QVBoxLayout(self._page)
        beside = kit.px(_BESIDE)
        clear = (beside, 0, 0, 0) if kit.rtl else (0, 0, beside, 0)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._end_at_one_edge)
        self._end_at_one_edge()
        inside.setSpacing(0)
        inside.addLayout(self._moves)
        inside.addWidget(self._as_before)
        inside.addStretch(1)
        self._scroll.setWidget(self._page)
        single = kit.scale >= ONE_COLUMN
        role = "title2" if single else "title3"  # there it is headed as the pages are
        self._head.addWidget(Line(kit, role, kit.words("What changed"), parent=self), 1)
        self._head.addWidget(self._close)
        self._head.setContentsMargins(*clear)
        column = QVBoxLayout(self)
        near, far = 20, 20 - beside
        column.setContentsMargins(*((far, 16, near, 20) if kit.rtl else (near, 16, far, 20)))
        column.setSpacing(10)
        column.addLayout(self._head)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._cause)
        said.addWidget(self._total)
        foot = QVBoxLayout()
        foot.setSpacing(10)
        foot.setContentsMargins(*clear)
        if single:  # else hardly a line would be left of what scrolls
            said.addSpacing(8)
            said.addWidget(self._not_back)
            said.setContentsMargins(0, 0, 0, 12)
            inside.insertLayout(0, said)
        else:
            said.setContentsMargins(*clear)
            column.addLayout(said)
            foot.addWidget(self._not_back)
        foot.addWidget(self._back)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    @Slot()
    def _end_at_one_edge(self) -> None:
        """What scrolls ends where the rest does, with and without its bar."""
        inside, bar = self._page.layout(), self._scroll.verticalScrollBar()
        assert inside is not None
        free = self._kit.px(_BESIDE) - (bar.sizeHint().width() if bar.maximum() > 0 else 0)
        inside.setContentsMargins(*((free, 0, 0, 0) if self._kit.rtl else (0, 0, free, 0)))

    def told_height(self, width: int) -> int:
        """How high it is at this width with nothing scrolled."""
        column, page = self.layout(), self._page.layout()
        assert isinstance(column, QVBoxLayout)
        assert isinstance(page, QVBoxLayout)
        margins = column.contentsMargins()
        inner = width - margins.left() - margins.right()
        around = height_of(column, width) - self._scroll.sizeHint().height()
        return around + height_of(page, inner)

    def lie_beside(self, beside: bool) -> None:
        """Lie beside a page, or alone on the card."""
        self._beside = beside
        self._fade.lie_on("surface.paper" if beside else "surface.raised")

    def lead_back(self, page: bool) -> None:
        """Standing in place of the page: closing it leads back there, and no cross says so."""
        words = self._kit.words
        name = words("Back to Privacy") if page else words("Close")
        self._head.insertWidget(0 if page else 1, self._close)
        self._close.set_icon_name("back" if page else "close")
        self._close.setAccessibleName(name)
        self._close.setToolTip(literal(name))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Beside a page, lie on paper that keeps to the round corner of the card."""
        if not self._beside:
            return
        kit, painter = self._kit, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = kit.theme.radius["overlay"] - 1
        ground = QRectF(self.rect()).adjusted(0, -radius, 0, 0)
        ground.adjust(*((0, 0, radius, 0) if kit.rtl else (-radius, 0, 0, 0)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(kit.color("surface.paper"))
        painter.drawRoundedRect(ground, radius, radius)
        painter.fillRect(
            QRectF(self.width() - 1 if kit.rtl else 0, 0, 1, self.height()),
            kit.color("border.subtle"),
        )

    def show_scene(self, scene: Scene) -> None:
        """Tell what the last choice, act or move in time changed."""
        moved, state = scene.moved, scene.state
        if moved is None or state is None or not scene.reveal or moved is self._told:
            return
        self._told = moved
        words = self._kit.words
        self._cause.say(changewords.cause_words(words, moved, words.instant(moved.at)))
        self._total.say(changewords.total_words(words, moved))
        moves: list[TrainingMove | KeptMove] = [*moved.changes.training, *moved.changes.kept]
        for group, move in zip(as_many(self._groups, len(moves), self._make), moves, strict=True):
            group.show_move(state, move)
        rest = changewords.others(words, moved.changes)
        tallies = as_many(self._others, len(rest), self._make_tally)
        for tally, (title, chats) in zip(tallies, rest, strict=True):
            tally.show_chats(title, len(chats), changewords.titles(words, state, chats))
        lead_through(self._scroll, self._page)
        before = moved.changes.as_before
        self._as_before.show_chats(
            words("As before"), len(before), changewords.statuses(words, state, before)
        )
        self._scroll.verticalScrollBar().setValue(0)
        self._not_back.setVisible(moved.back is not None)
        self._back.setVisible(moved.back is not None)
        self._back.setEnabled(state.can_act)
        self._not_back.say(changewords.not_back(words, state, moved))

    def _make(self) -> Group:
        group = Group(self._kit, self._page)
        self._moves.insertWidget(len(self._groups), group)
        self._as_before.raise_()  # it comes last for assistive technology, too
        return group

    def _make_tally(self) -> Tally:
        tally = Tally(self._kit, self._page)
        self._moves.addWidget(tally)
        self._as_before.raise_()
        return tally


class ChangesView(Overlay):
    """What changed, over the stage, where no page of settings is open beside it."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(
            kit, ids.CHANGES_DIALOG, kit.words("What changed"), 480, parent, height=640, bare=True
        )
        self._panel: ChangesPanel | None = None
        self.escape.connect(store.close_changes)

    def wanted_height(self) -> int:
        """No higher than what is told."""
        most = super().wanted_height()
        if self._panel is None:
            return most
        width = min(self._kit_width(), self.width() - 2 * EDGE)
        edges = 2 * self.edge
        return min(most, self._panel.told_height(width - edges) + edges)

    def hold(self, panel: ChangesPanel) -> None:
        """Take the panel in."""
        self._panel = panel
        self.body.addWidget(panel)
        panel.lie_beside(False)
        panel.lead_back(False)
        panel.setMinimumWidth(0)
        panel.setMaximumWidth(16777215)
