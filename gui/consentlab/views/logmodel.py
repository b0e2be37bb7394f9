"""The log of events as Qt sees it: one row an event, the newest last, and only ever added to."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from consentlab.events import (
    ACTS,
    Act,
    AnyInteraction,
    LedgerEvent,
    Looked,
    Retracted,
    Served,
    WalkthroughStarted,
)
from consentlab.look.tips import literal
from consentlab.rows import Recorded, data_of
from consentlab.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex
_FREE_TEXT = frozenset({"text", "title"})


class LogRow(IntEnum):
    """The roles that a row is painted from. `ID` is the event's number in the ledger."""

    ID = Qt.ItemDataRole.UserRole + 1
    AT = ID + 1
    KIND = ID + 2
    DETAIL = ID + 3


class LogModel(QAbstractListModel):
    """Everything that a ledger holds, with or without what was done with controls."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._source: object = None
        self._all: list[Recorded] = []
        self._shown: list[Recorded] = []
        self._with_interactions = True

    @property
    def count(self) -> int:
        """How many events the ledger holds, shown or not."""
        return len(self._all)

    def read(self, source: object, entries: Callable[[int], list[Recorded]]) -> None:
        """Add what has been written since the last time. Another source begins anew."""
        if source != self._source:
            self.beginResetModel()
            self._source, self._all, self._shown = source, [], []
            self.endResetModel()
        new = entries(self._all[-1].number if self._all else 0)
        shown = [row for row in new if self._lists(row)]
        self._all += new
        if not shown:
            return
        first = len(self._shown)
        self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
        self._shown += shown
        self.endInsertRows()

    def list_interactions(self, listed: bool) -> None:
        """List what was done with controls too, or only what happened."""
        if listed == self._with_interactions:
            return
        self.beginResetModel()
        self._with_interactions = listed
        self._shown = [row for row in self._all if self._lists(row)]
        self.endResetModel()

    def _lists(self, row: Recorded) -> bool:
        return self._with_interactions or not isinstance(row.event, AnyInteraction)

    def taken_back(self, walkthrough: str) -> tuple[Act, ...]:
        """What the last act of the moderator took back; none once something else happened."""
        numbers: set[int] = set()
        for row in reversed(self._all):
            if row.walkthrough != walkthrough or isinstance(row.event, (AnyInteraction, Served)):
                continue
            if not isinstance(row.event, Retracted):
                break
            numbers.add(row.event.event)
        if not numbers:
            return ()
        named = (row.event for row in self._all if row.number in numbers)
        acts = [event for event in named if isinstance(event, ACTS)]
        return tuple(act for act in acts if act.at == acts[0].at)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many events are listed."""
        return 0 if parent and parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the row says: see `LogRow` for the roles that the delegate paints."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        words, event = self._words, row.event
        if role == LogRow.ID:
            return row.number
        if role == LogRow.AT:
            return words.day(event.at) if event.at else words("Home")
        if role in (LogRow.KIND, Qt.ItemDataRole.DisplayRole):
            return data_kind(event)
        if role == LogRow.DETAIL:
            return detail(words, event)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            at = words.instant(event.at) if event.at else words("Home")
            parts = (str(row.number), at, data_kind(event), detail(words, event))
            said = words(", ").join(part for part in parts if part)
            return literal(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None


def data_kind(event: LedgerEvent) -> str:
    """What the ledger calls this kind of event."""
    return str(event.__struct_config__.tag)


def detail(words: Words, event: LedgerEvent) -> str:
    """What an event is about, as the ledger has it: ids, numbers, on and off; no free text."""
    if isinstance(event, WalkthroughStarted):
        return event.scenario.name
    if isinstance(event, Looked):
        return words.day(event.at)
    data = data_of(event)[2]
    data.pop("input_method", None)
    said = (
        words("on") if value is True else words("off") if value is False else str(value)
        for key, value in data.items()
        if key not in _FREE_TEXT and isinstance(value, (bool, int, float, str))
    )
    return words(", ").join(part for part in said if part)
