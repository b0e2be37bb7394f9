"""The list of chats as Qt sees it: one row a chat, said in words when it is asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from consentlab.look.tips import literal
from consentlab.policy.decide import decide_chat
from consentlab.policy.history import Chat
from consentlab.policy.outcome import ChatOutcome
from consentlab.scene import Scene
from consentlab.state import State
from consentlab.views import phrases
from consentlab.widgets.chatrow import ChatLine, Row
from consentlab.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex
FAR = datetime.max.replace(tzinfo=UTC)


class ChatsModel(QAbstractListModel):
    """The chats that the scene lists, in its order."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._scene = Scene()
        self._rows: list[Chat] = []
        self._decided: dict[str, ChatOutcome | None] = {}
        self._lines: dict[str, ChatLine] = {}

    def show_scene(self, scene: Scene) -> None:
        """Show this scene's chats. Rows that stay keep their place and selection.

        While the look is moving the rows stay as they are: only those in view are decided
        anew, as they are painted, so that a step takes no longer with more chats.
        """
        before, self._scene = self._rows, scene
        self._decided, self._lines = {}, {}
        if scene.moving:
            return
        rows = listed(scene)
        if [chat.id for chat in before] == [chat.id for chat in rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, chat: str) -> int:
        """The row of a chat, -1 if it is not listed."""
        return next((n for n, row in enumerate(self._rows) if row.id == chat), -1)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many chats are listed."""
        return 0 if parent and parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A row cannot be taken while something lies over the list.

        A disabled view keeps mouse and keyboard from its rows, but no assistive technology.
        """
        covered = self._scene.layer and index.isValid()
        if covered and self._rows[index.row()].id != self._scene.open_chat:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the row says: see `Row` for the roles of our own."""
        if not index.isValid():
            return None
        chat = self._rows[index.row()]
        match role:
            case Row.LINE:
                return self._line(chat)
            case Row.ID:
                return chat.id
            case Row.TITLE | Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return chat.title
            case Qt.ItemDataRole.ToolTipRole:
                line = self._line(chat)  # what has no room in the row is told here
                facts = filter(None, (chat.title, line.strong + line.rest, line.also))
                return literal("\n".join(facts))
            case Row.ICON:
                return phrases.chat_icon(chat)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                outcome = self._outcome(chat) if self._scene.reveal else None
                return phrases.row_sentence(self._words, outcome) if outcome else None
        return None

    def _line(self, chat: Chat) -> ChatLine:
        """What is painted, made once for each scene: measuring and painting ask many times."""
        line = self._lines.get(chat.id)
        if line is None:
            line = self._lines[chat.id] = self._told(chat)
        return line

    def _told(self, chat: Chat) -> ChatLine:
        words, scene = self._words, self._scene
        bare = ChatLine(
            title=chat.title, icon=phrases.chat_icon(chat), date=self._date(chat), bare=True
        )
        outcome = self._outcome(chat) if scene.reveal else None
        if outcome is None:
            return bare
        kept, also = phrases.kept(words, outcome.retention), outcome.also
        by = also[0].because if also else ""
        return msgspec.structs.replace(
            bare,
            status=outcome.training,
            status_word=phrases.status_word(words, outcome.training),
            strong=kept.strong,
            rest=kept.rest,
            ended=kept.ended,
            also=phrases.also_word(words, outcome),
            also_icon={"feedback": "thumb-up", "flagged": "safety"}.get(by, ""),
            bare=False,
        )

    def _date(self, chat: Chat) -> str:
        state = self._scene.state
        last = phrases.last_turn(chat, state.look) if state else None
        return self._words.short_day(last, state.look) if state and last else ""

    def _outcome(self, chat: Chat) -> ChatOutcome | None:
        """The chat's outcome at the look, decided once; None if it has no turn by then."""
        state = self._scene.state
        if chat.id not in self._decided:
            decided = decide_chat(state.case, chat, state.look) if state else None
            self._decided[chat.id] = decided
        return self._decided[chat.id]


def listed(scene: Scene) -> list[Chat]:
    """The scene's chats that have been begun by the look, searched, filtered and sorted."""
    state = scene.state
    if state is None:
        return []
    look = state.look
    rows = [chat for chat in state.history.chats if _begun(state, chat)]
    if scene.search:
        asked = scene.search.casefold()
        rows = [chat for chat in rows if _holds(chat, asked, look)]
    outcomes: dict[str, ChatOutcome] = {}
    if scene.reveal and (scene.only or scene.order == "ends"):
        outcomes = {outcome.id: outcome for outcome in state.outcome().chats}
    if outcomes and scene.only:
        rows = [chat for chat in rows if outcomes[chat.id].training == scene.only]
    if scene.order == "title":
        rows.sort(key=lambda chat: chat.title.casefold())
    elif outcomes and scene.order == "ends":
        rows.sort(key=lambda chat: outcomes[chat.id].retention.until or FAR)
    else:
        rows.sort(key=lambda chat: phrases.last_turn(chat, look) or FAR, reverse=True)
    return rows


def _begun(state: State, chat: Chat) -> bool:
    begun = state.case.life(chat).begun
    return begun is not None and begun <= state.look


def _holds(chat: Chat, asked: str, at: datetime) -> bool:
    return asked in chat.title.casefold() or any(
        asked in message.text.casefold() for message in chat.messages if message.at <= at
    )
