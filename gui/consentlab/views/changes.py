"""What changed: which chats moved, from what to what and why, and the way back."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.policy.changes import KeptMove, TrainingMove
from consentlab.policy.explain import explain
from consentlab.policy.outcome import ChatOutcome
from consentlab.scene import Moved, Scene
from consentlab.state import State
from consentlab.views import phrases
from consentlab.widgets.badge import RetentionBadge, StatusBadge
from consentlab.widgets.buttons import button, icon_button
from consentlab.widgets.flow import Flow
from consentlab.widgets.overlay import Overlay
from consentlab.widgets.pages import turn
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.tags import AssumptionTag, SourceLink
from consentlab.words import Words


class ChangesPanel(QFrame):
    """Before and after, in groups; Switch back stays below what it does not bring back.

    `beside`: it lies beside a page, and not alone on its card.
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
        self._not_back = Paragraph(kit, "caption", muted=True, parent=self)
        self._back = button(
            kit, ids.CHANGES_SWITCH_BACK, words("Switch back"), "other", "undo", self
        )
        self._back.clicked.connect(store.switch_back)
        self._told: object = None
        self.beside = False
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
        column.addLayout(said)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._not_back)
        column.addWidget(self._back)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Beside a page, lie on paper that keeps to the round corner of the card."""
        if not self.beside:
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
        self._total.say(total_words(words, moved, len(state.outcome().chats)))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, self._kit.px(8), 0)
        column.setSpacing(0)
        for move in moved.changes.training:
            column.addWidget(_TrainingGroup(self._kit, state, move, page))
        for kept in moved.changes.kept:
            column.addWidget(_KeptGroup(self._kit, state, kept, page))
        column.addWidget(_AsBefore(self._kit, state, moved.changes.as_before, page))
        column.addStretch(1)
        turn(self._scroll, page)
        self._not_back.setVisible(moved.back is not None)
        self._back.setVisible(moved.back is not None)
        self._back.setEnabled(state.can_act)
        self._not_back.say(_not_back(words, state, moved))


class ChangesView(Overlay):
    """What changed, over the stage, where no page of settings is open beside it."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(
            kit, ids.CHANGES_DIALOG, kit.words("What changed"), 480, parent, height=640, bare=True
        )
        self.escape.connect(store.close_changes)

    def hold(self, panel: ChangesPanel) -> None:
        """Take the panel in."""
        self.body.addWidget(panel)
        panel.beside = False
        panel.setMinimumWidth(0)
        panel.setMaximumWidth(16777215)


class _Group(QFrame):
    """One move: the two badges, how many chats, and what is to be said of them."""

    def __init__(self, kit: Kit, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("part", "ruled")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 12, 0, 12)
        self.column.setSpacing(6)
        row = QHBoxLayout()
        self.badges = Flow(self, spacing=8)
        row.addWidget(self.badges, 1)
        number = Line(kit, "strong", str(count), fixed=True, parent=self)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def add_arrow(self) -> None:
        """The arrow between before and after."""
        arrow = QLabel(self)
        arrow.setPixmap(self._kit.pixmap("arrow", "text.muted", 16))
        self.badges.add(arrow)

    def add_text(self, text: str) -> None:
        """A sentence below."""
        self.column.addWidget(Paragraph(self._kit, "body", text, muted=True, parent=self))

    def add_basis(self, state: State, stated: bool, sources: tuple[str, ...]) -> None:
        """Where it is from, or that it is assumed."""
        row = Flow(self, spacing=8)
        if not stated:
            row.add(AssumptionTag(self._kit, self))
        pack = state.policy.pack
        for source in sources[:1]:
            label = phrases.source_label(self._kit.words, pack, source)
            tip = phrases.source_tip(self._kit.words, pack, source)
            row.add(SourceLink(self._kit, label, tip, self))
        self.column.addWidget(row)

    def add_reason(self, state: State, chat_id: str, about: str) -> None:
        """The first reason that the first of the chats has now."""
        chat, outcome = state.chat(chat_id), state.chat_outcome(chat_id)
        if chat is None or outcome is None:
            return
        reasons = explain(state.case, chat, outcome, state.look, self._kit.words)
        reason = next(reason for reason in reasons if reason.about == about)
        self.add_text(reason.text)
        self.add_basis(state, reason.stated, reason.sources)


class _TrainingGroup(_Group):
    def __init__(self, kit: Kit, state: State, move: TrainingMove, parent: QWidget) -> None:
        super().__init__(kit, len(move.chats), parent)
        for status in (move.before, move.after):
            if status is move.after:
                self.add_arrow()
            badge = StatusBadge(kit, parent=self)
            badge.show_status(status, phrases.status_word(kit.words, status))
            self.badges.add(badge)
        self.add_text(_titles(kit.words, state, move.chats))
        self.add_reason(state, move.chats[0], "training")


class _KeptGroup(_Group):
    def __init__(self, kit: Kit, state: State, move: KeptMove, parent: QWidget) -> None:
        super().__init__(kit, len(move.chats), parent)
        words = kit.words
        alike = move.before.period == move.after.period
        for n, retention in enumerate((move.before, move.after)):
            if n:
                self.add_arrow()
            badge = RetentionBadge(kit, parent=self)
            kept = phrases.kept(words, retention)
            rest = kept.rest if alike else ""
            badge.show_retention(kept.strong, rest, kept.ended)
            self.badges.add(badge)
        self.add_text(_titles(words, state, move.chats))
        self.add_reason(state, move.chats[0], "retention")


class _AsBefore(QFrame):
    """The chats for which nothing changed."""

    def __init__(self, kit: Kit, state: State, chats: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        words = kit.words
        self.setProperty("part", "ruled")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        row = QHBoxLayout()
        row.addWidget(Paragraph(kit, "strong", words("As before"), parent=self), 1)
        row.addWidget(Line(kit, "strong", str(len(chats)), fixed=True, parent=self))
        column.addLayout(row)
        outcomes: list[ChatOutcome] = [c for c in state.outcome().chats if c.id in chats]
        counts = Counter(outcome.training for outcome in outcomes)
        column.addWidget(
            Paragraph(
                kit,
                "body",
                ", ".join(f"{phrases.status_word(words, s)}: {n}" for s, n in counts.items()),
                muted=True,
                parent=self,
            )
        )


def cause_words(words: Words, moved: Moved, at: str) -> str:
    """What brought the change, and when, in words."""
    return {
        "on": words("Switched on, {at}", at=at),
        "off": words("Switched off, {at}", at=at),
        "time": words("Looked at from {at}", at=at),
        "reading": words("Another reading, {at}", at=at),
        "undo": words("Last act undone, {at}", at=at),
        "act": words("Done on {at}", at=at),
    }[moved.cause]


def total_words(words: Words, moved: Moved, chats: int) -> str:
    """How many chats moved."""
    return words.many(
        "{n} of {chats} chats moved", "{n} of {chats} chats moved", moved.changes.total, chats=chats
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
    if moved.back:
        return words(
            "Switching back is a new choice. Chats from before stay out of later runs until "
            "you write in them again: {n} now.",
            n=out,
        )
    return words("Switching back is a new choice. Runs that have started keep what they took in.")
