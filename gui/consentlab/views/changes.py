"""What changed: which chats moved, from what to what and why, and the way back."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.policy.changes import Changes, KeptMove, TrainingMove
from consentlab.policy.explain import explain
from consentlab.scene import Moved, Scene
from consentlab.state import State
from consentlab.views import phrases
from consentlab.views.basis import Basis
from consentlab.widgets.badge import RetentionBadge, StatusBadge
from consentlab.widgets.buttons import button, icon_button
from consentlab.widgets.fade import Fade
from consentlab.widgets.flow import Flow
from consentlab.widgets.overlay import EDGE, Overlay
from consentlab.widgets.pages import as_many
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.taborder import lead_through
from consentlab.words import Words


class ChangesPanel(QFrame):
    """Before and after, in groups; Switch back stays below what it does not bring back.

    It lies alone on its card, until `lie_beside` says otherwise.
    """

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        words = kit.words
        kit.control(self, ids.CHANGES_PANEL, words("What changed"))
        close = icon_button(kit, ids.CHANGES_CLOSE, "close", words("Close"), parent=self)
        close.clicked.connect(store.close_changes)
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
        self._groups: list[_Group] = []
        self._page = QWidget()
        self._as_before = _Tally(kit, self._page)
        self._others: list[_Tally] = []
        self._moves = QVBoxLayout()
        self._moves.setSpacing(0)
        inside = QVBoxLayout(self._page)
        inside.setContentsMargins(0, 0, kit.px(8), 0)
        inside.setSpacing(0)
        inside.addLayout(self._moves)
        inside.addWidget(self._as_before)
        inside.addStretch(1)
        self._scroll.setWidget(self._page)
        self._fade = Fade(kit, self._scroll, "surface.raised")
        head = QHBoxLayout()
        head.addWidget(Line(kit, "title3", words("What changed"), parent=self), 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(10)
        column.addLayout(head)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._cause)
        said.addWidget(self._total)
        if kit.scale < ONE_COLUMN:
            column.addLayout(said)
        else:  # else hardly a line would be left of what scrolls
            inside.insertLayout(0, said)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._not_back)
        column.addWidget(self._back)

    def told_height(self, width: int) -> int:
        """How high it is at this width with nothing scrolled."""
        column, page = self.layout(), self._page.layout()
        assert column is not None
        assert page is not None
        margins = column.contentsMargins()
        inner = width - margins.left() - margins.right()
        around = column.totalHeightForWidth(width) - self._scroll.sizeHint().height()
        return around + page.totalHeightForWidth(inner)

    def lie_beside(self, beside: bool) -> None:
        """Lie beside a page, or alone on the card."""
        self._beside = beside
        self._fade.lie_on("surface.paper" if beside else "surface.raised")

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
        self._cause.say(cause_words(words, moved, words.instant(moved.at)))
        self._total.say(total_words(words, moved))
        moves: list[TrainingMove | KeptMove] = [*moved.changes.training, *moved.changes.kept]
        for group, move in zip(as_many(self._groups, len(moves), self._make), moves, strict=True):
            group.show_move(state, move)
        rest = _others(words, moved.changes)
        tallies = as_many(self._others, len(rest), self._make_tally)
        for tally, (title, chats) in zip(tallies, rest, strict=True):
            tally.show_chats(title, len(chats), _titles(words, state, chats))
        lead_through(self._scroll, self._page)
        before = moved.changes.as_before
        self._as_before.show_chats(words("As before"), len(before), _statuses(words, state, before))
        self._scroll.verticalScrollBar().setValue(0)
        self._not_back.setVisible(moved.back is not None)
        self._back.setVisible(moved.back is not None)
        self._back.setEnabled(state.can_act)
        self._not_back.say(_not_back(words, state, moved))

    def _make(self) -> _Group:
        group = _Group(self._kit, self._page)
        self._moves.insertWidget(len(self._groups), group)
        self._as_before.raise_()  # it comes last for assistive technology, too
        return group

    def _make_tally(self) -> _Tally:
        tally = _Tally(self._kit, self._page)
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
        return min(most, self._panel.told_height(width - 2) + 2)

    def hold(self, panel: ChangesPanel) -> None:
        """Take the panel in."""
        self._panel = panel
        self.body.addWidget(panel)
        panel.lie_beside(False)
        panel.setMinimumWidth(0)
        panel.setMaximumWidth(16777215)


class _Group(QFrame):
    """One move: the two badges, how many chats, and what is to be said of them."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("part", "ruled")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        badges = Flow(self, spacing=8)
        self._statuses = StatusBadge(kit, parent=self), StatusBadge(kit, parent=self)
        self._periods = RetentionBadge(kit, parent=self), RetentionBadge(kit, parent=self)
        arrow = QLabel(self)
        arrow.setPixmap(kit.pixmap("arrow", "text.muted", 16))
        for badge in (self._statuses[0], self._periods[0], arrow, *self._statuses[1:]):
            badges.add(badge)
        badges.add(self._periods[1])
        self._count = Line(kit, "strong", fixed=True, parent=self)
        row = QHBoxLayout()
        row.addWidget(badges, 1)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        self._titles = Paragraph(kit, "body", muted=True, parent=self)
        self._reason = Paragraph(kit, "body", muted=True, parent=self)
        self._basis = Basis(kit, self)
        column.addLayout(row)
        for below in (self._titles, self._reason, self._basis):
            column.addWidget(below)

    def show_move(self, state: State, move: TrainingMove | KeptMove) -> None:
        """Tell this move, and why the first of its chats made it."""
        words, training = self._kit.words, isinstance(move, TrainingMove)
        for badge in self._statuses:
            badge.setVisible(training)
        for kept in self._periods:
            kept.setVisible(not training)
        if isinstance(move, TrainingMove):
            for badge, status in zip(self._statuses, (move.before, move.after), strict=True):
                badge.show_status(status, phrases.status_word(words, status))
        else:
            alike = move.before.period == move.after.period
            for shown, retention in zip(self._periods, (move.before, move.after), strict=True):
                said = phrases.kept(words, retention)
                shown.show_retention(said.strong, said.rest if alike else "", said.ended)
        self._count.say(str(len(move.chats)))
        self._titles.say(_titles(words, state, move.chats))
        self._show_reason(state, move.chats[0], "training" if training else "retention")

    def _show_reason(self, state: State, chat_id: str, about: str) -> None:
        """The first reason that this chat has now."""
        chat, outcome = state.chat(chat_id), state.chat_outcome(chat_id)
        told = chat is not None and outcome is not None
        self._reason.setVisible(told)
        self._basis.setVisible(told)
        if chat is None or outcome is None:
            return
        reasons = explain(state.case, chat, outcome, state.look, self._kit.words)
        reason = next(reason for reason in reasons if reason.about == about)
        self._reason.say(reason.text)
        self._basis.show_basis(state.policy.pack, reason.stated, reason.sources)


class _Tally(QFrame):
    """What happened to so many chats, in a word, and which or of what status they are."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "ruled")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        row = QHBoxLayout()
        self._title = Paragraph(kit, "strong", parent=self)
        row.addWidget(self._title, 1)
        self._count = Line(kit, "strong", fixed=True, parent=self)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._below = Paragraph(kit, "body", muted=True, parent=self)
        column.addWidget(self._below)

    def show_chats(self, title: str, count: int, below: str) -> None:
        """Tell what happened, to how many, and more about them."""
        self._title.say(title)
        self._count.say(str(count))
        self._below.say(below)
        self._below.setVisible(bool(below))


def _others(words: Words, changes: Changes) -> list[tuple[str, tuple[str, ...]]]:
    """What changed beside status and retention, and for which chats: none is left out."""
    ended = tuple(dict.fromkeys(copy.chat for copy in changes.ended))
    used = tuple(dict.fromkeys(chat for use in changes.also for chat in use.chats))
    told = [
        *((words("In the training run “{run}”", run=run.run), run.chats) for run in changes.runs),
        (words("A copy has ended"), ended),
        (words("Also used, whatever the switch says"), used),
        (words("New chats"), changes.appeared),
        (words("Not begun yet"), changes.gone),
    ]
    groups = [chats for _, chats in told]
    groups += [status.chats for status in changes.training]
    groups += [kept.chats for kept in changes.kept]
    listed = set(chain.from_iterable(groups))
    told.append((words("Other changes"), tuple(c for c in changes.moved if c not in listed)))
    return [(title, chats) for title, chats in told if chats]


def _statuses(words: Words, state: State, chats: tuple[str, ...]) -> str:
    """How many of these chats have which status."""
    counts = Counter(c.training for c in state.outcome().chats if c.id in chats)
    return ", ".join(f"{phrases.status_word(words, s)}: {n}" for s, n in counts.items())


def cause_words(words: Words, moved: Moved, at: str) -> str:
    """What brought the change, and when, in words."""
    return {
        "on": words("Switched on {at}", at=at),
        "off": words("Switched off {at}", at=at),
        "time": words("Looked at from {at}", at=at),
        "reading": words("Another reading, {at}", at=at),
        "undo": words("Last act undone, {at}", at=at),
        "act": words("Done on {at}", at=at),
    }[moved.cause]


def total_words(words: Words, moved: Moved) -> str:
    """How many chats moved, of all that there were before or are now."""
    total = moved.changes.total
    chats = total + len(moved.changes.as_before)
    return words.many(
        "{n} of {chats} chats moved", "{n} of {chats} chats moved", total, chats=chats
    )


def toast_words(words: Words, moved: Moved) -> tuple[str, str]:
    """The same in one strong line and one below it."""
    strong = words.many("{n} chat moved", "{n} chats moved", moved.changes.total)
    return strong, cause_words(words, moved, words.day(moved.at))


def _titles(words: Words, state: State, ids_: tuple[str, ...]) -> str:
    chats = (state.chat(chat_id) for chat_id in ids_)
    return words(", ").join(chat.title for chat in chats if chat)


def _not_back(words: Words, state: State, moved: Moved) -> str:
    out = sum(
        chat.training in ("withdrawn", "eligible", "unstated") for chat in state.outcome().chats
    )
    if moved.back and out:
        return words(
            "Switching back is a new choice. Chats from before stay out of later runs until "
            "you write in them again: {n} now.",
            n=out,
        )
    return words("Switching back is a new choice. Runs that have started keep what they took in.")
