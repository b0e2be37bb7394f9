"""The list of chats as Qt sees it: one row a chat, said in words when it is asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from consentlab.policy.decide import decide_chat
from consentlab.policy.history import Chat
from consentlab.policy.outcome import ChatOutcome
from consentlab.scene import Scene
from consentlab.state import State
from consentlab.views import phrases
from consentlab.widgets.chatrow import Row
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
        self._said: dict[tuple[int, int], Any] = {}

    def show_scene(self, scene: Scene) -> None:
        """Show this scene's chats. Rows that stay keep their place and selection.

        While the look is moving the rows stay as they are: only those in view are decided
        anew, as they are painted, so that a step takes no longer with more chats.
        """
        before, self._scene = self._rows, scene
        self._decided, self._said = {}, {}
        if scene.moving:
            return
        rows = listed(scene)
        if [chat.id for chat in before] == [chat.id for chat in rows]:
            self._rows = rows
            self._said = {}
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._said = {}
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
        """What the row says: see `Row` for the roles that the delegate paints.

        Said once for each scene: measuring and painting ask many times.
        """
        if not index.isValid():
            return None
        asked = index.row(), int(role)
        if asked not in self._said:
            self._said[asked] = self._say(self._rows[index.row()], role)
        return self._said[asked]

    def _say(self, chat: Chat, role: int) -> Any:
        words, scene = self._words, self._scene
        state = scene.state
        if role in (Qt.ItemDataRole.DisplayRole, Row.TITLE):
            return chat.title
        if role == Row.ID:
            return chat.id
        if role == Row.ICON:
            return phrases.chat_icon(chat)
        if role == Row.DATE and state:
            last = phrases.last_turn(chat, state.look)
            return words.short_day(last, state.look) if last else ""
        if role == Row.BARE:
            return not scene.reveal
        if role == Qt.ItemDataRole.ToolTipRole:
            return chat.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return chat.title
        outcome = self._outcome(chat) if scene.reveal else None
        if outcome is None:
            return None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return phrases.row_sentence(words, outcome)
        return self._told(outcome, role)

    def _outcome(self, chat: Chat) -> ChatOutcome | None:
        """The chat's outcome at the look, decided once; None if it has no turn by then."""
        state = self._scene.state
        if chat.id not in self._decided:
            decided = decide_chat(state.case, chat, state.look) if state else None
            self._decided[chat.id] = decided
        return self._decided[chat.id]

    def _told(self, outcome: ChatOutcome, role: int) -> Any:
        """What tells the outcome."""
        words = self._words
        if role == Row.STATUS:
            return outcome.training
        if role == Row.STATUS_WORD:
            return phrases.status_word(words, outcome.training)
        if role in (Row.STRONG, Row.REST, Row.ENDED):
            kept = phrases.kept(words, outcome.retention)
            return {Row.STRONG: kept.strong, Row.REST: kept.rest, Row.ENDED: kept.ended}[Row(role)]
        if role == Row.ALSO:
            return phrases.also_word(words, outcome.also)
        if role == Row.ALSO_ICON and outcome.also:
            return "thumb-up" if outcome.also[0].because == "feedback" else "safety"
        return None


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
