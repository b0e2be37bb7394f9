"""The scenarios as Qt sees them: one row a card, with its lifeline once that is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from consentlab.catalogue import Card
from consentlab.widgets.lifeline import Lifeline
from consentlab.widgets.scenariocard import CardRole

AnyIndex = QModelIndex | QPersistentModelIndex


class ScenariosModel(QAbstractListModel):
    """The cards, in their order."""

    def __init__(self, cards: Sequence[Card], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)
        self._lines: dict[str, Lifeline] = {}

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many scenarios there are."""
        return 0 if parent and parent.isValid() else len(self._cards)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the card says: see `CardRole` for the roles that the delegate paints."""
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        said: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: card.title,
            Qt.ItemDataRole.ToolTipRole: card.title,
            Qt.ItemDataRole.AccessibleTextRole: card.title,
            Qt.ItemDataRole.AccessibleDescriptionRole: card.line,
            CardRole.ID: card.id,
            CardRole.TITLE: card.title,
            CardRole.LINE: card.line,
            CardRole.GROUP: card.group,
            CardRole.LIFELINE: self._lines.get(card.id),
        }
        return said.get(role)

    def show_lifeline(self, row: int, line: Lifeline) -> None:
        """Show the lifeline of the card in this row."""
        self._lines[self._cards[row].id] = line
        self.dataChanged.emit(self.index(row), self.index(row), [int(CardRole.LIFELINE)])
