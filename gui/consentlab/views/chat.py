"""The open chat: head with its badges, one of its parts, and the field to write in."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, PAPER_SIDE, Kit
from consentlab.model import Store
from consentlab.policy.outcome import ChatOutcome
from consentlab.present import instant
from consentlab.scene import Scene
from consentlab.views import phrases
from consentlab.views.compose import Compose
from consentlab.views.transcript import TranscriptView
from consentlab.widgets.badge import RetentionBadge, StatusBadge
from consentlab.widgets.buttons import icon_button
from consentlab.widgets.flow import Flow
from consentlab.widgets.paragraph import Line
from consentlab.widgets.segmented import Segmented

_NARROW = 420
"""Below this width, at 100 % text, title and parts do not stand in one line."""


class ChatView(QFrame):
    """One chat on paper."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        words = kit.words
        self.back = icon_button(kit, ids.CHAT_BACK, "back", words("Back to the chats"), parent=self)
        self.back.clicked.connect(store.show_list)
        self.title = kit.control(Line(kit, "title3", parent=self), ids.CHAT_TITLE, "")
        self.parts = Segmented(
            kit,
            ids.CHAT_PARTS,
            words("Part of the chat"),
            [
                ("chat", words("Chat"), ids.CHAT_PART_CHAT),
                ("why", words("Why"), ids.CHAT_PART_WHY),
                ("timeline", words("Timeline"), ids.CHAT_PART_TIMELINE),
            ],
            self,
        )
        self.parts.picked.connect(store.show_part)
        self._delete = icon_button(
            kit, ids.CHAT_DELETE, "delete", words("Delete this chat"), parent=self
        )
        self._delete.clicked.connect(store.delete)
        self.training = kit.control(StatusBadge(kit, big=True, parent=self), ids.CHAT_TRAINING, "")
        self.retention = kit.control(
            RetentionBadge(kit, big=True, parent=self), ids.CHAT_RETENTION, ""
        )
        self.runs = _Runs(kit, self)
        self.transcript = TranscriptView(kit, store, self)
        self._lay_out()

    def _lay_out(self) -> None:
        kit = self._kit
        head = QFrame(self)
        head.setProperty("part", "head")
        self._rows = rows = QVBoxLayout(head)
        left, right = (12, PAPER_SIDE) if kit.rtl else (PAPER_SIDE, 12)
        edge = 6 if kit.scale >= ONE_COLUMN else 12  # messages need the room
        rows.setContentsMargins(left, edge, right, edge)
        rows.setSpacing(6)
        self._first = first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.back)
        first.addWidget(self.title, 1)
        first.addWidget(self.parts)
        first.addWidget(self._delete)
        first.addStrut(kit.px(kit.theme.target["control"]))  # a draft has no button beside it
        rows.addLayout(first)
        badges = Flow(head, spacing=8)
        for badge in (self.training, self.retention, self.runs):
            badges.add(badge)
        rows.addWidget(badges)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._column.addWidget(self.transcript, 1)
        self.compose = Compose(kit, self._store, self)
        self._column.addWidget(self.compose)

    def hold(self, *parts: QWidget) -> None:
        """Take Why and the timeline in, where there is no room for them elsewhere."""
        before: QWidget = self.transcript
        for part in parts:
            self._column.insertWidget(self._column.indexOf(self.compose), part, 1)
            stop = part.findChild(QWidget, ids.CHAT_TIMELINE) or part
            QWidget.setTabOrder(before, stop)
            before = stop

    def leave_free(self, high: int) -> None:
        """Keep so many pixels below the messages clear, for what lies over them."""
        self.transcript.leave_free(high)

    def arrange(self, scene: Scene, *, has_parts: bool, has_back: bool) -> None:
        """Show one part at a time, where Why and the timeline are held in here."""
        with_parts = has_parts and scene.reveal and not scene.draft
        elsewhere = with_parts and scene.part != "chat"
        self.parts.setVisible(with_parts)
        self.back.setVisible(has_back)
        self.transcript.setVisible(not elsewhere)
        self.compose.setVisible(not elsewhere)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the parts a line of their own where they would leave none to the title."""
        super().resizeEvent(event)
        row, place = (self._rows, 1) if self.width() < self._kit.px(_NARROW) else (self._first, 2)
        if row.indexOf(self.parts) < 0:
            row.insertWidget(place, self.parts)
            across = QSizePolicy.Policy.Expanding if place == 1 else QSizePolicy.Policy.Maximum
            self.parts.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def show_scene(self, scene: Scene) -> None:
        """Show the scene's open chat."""
        state = scene.state
        if state is None:
            return
        chat = state.chat(scene.open_chat)
        outcome = state.chat_outcome(scene.open_chat)
        self.title.say(chat.title if chat else _draft_title(scene, self._kit))
        deletion = state.case.life(chat).deletion if chat else None
        deleted = deletion is not None and deletion <= state.look
        self._delete.setVisible(chat is not None)
        self._delete.setEnabled(chat is not None and not deleted and state.can_act)
        self._badges(scene, outcome)
        self.transcript.show_scene(scene, chat, outcome)
        self.parts.show_value(scene.part)
        self.compose.show_scene(scene, chat, deleted)

    def _badges(self, scene: Scene, outcome: ChatOutcome | None) -> None:
        words, told = self._kit.words, outcome is not None and scene.reveal
        for badge in (self.training, self.retention):
            badge.setVisible(told)
        self.runs.setVisible(bool(told and outcome and outcome.runs))
        if outcome is None or not told:
            return
        self.training.show_status(outcome.training, phrases.status_word(words, outcome.training))
        kept = phrases.kept(words, outcome.retention)
        self.retention.show_retention(kept.strong, kept.rest, kept.ended)
        until = outcome.retention.until
        for widget, name, value in (
            (self.training, "status", outcome.training),
            (self.retention, "period", outcome.retention.period),
            (self.retention, "until", None if until is None else instant(until)),
        ):
            widget.setProperty(name, value)
        self.runs.show_count(len(outcome.runs))


class _Runs(QWidget):
    """The sign of a training run, and how many took the chat in."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = kit.words
        sign = QLabel(self)
        sign.setPixmap(kit.pixmap("run", "text.muted", 16))
        self._line = Line(kit, "caption", muted=True, fixed=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.px(4))
        row.addWidget(sign)
        row.addWidget(self._line)

    def show_count(self, count: int) -> None:
        """Say how many."""
        self._line.say(self._words.many("In {n} run", "In {n} runs", count))


def _draft_title(scene: Scene, kit: Kit) -> str:
    words = kit.words
    return {
        "chat": words("New chat"),
        "private": words("New private chat"),
        "coding": words("New coding session"),
    }.get(scene.draft, "")
