"""The rows of a comparison as Qt sees them, and what each of them says in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from consentlab.compare import Compared, Comparison, Side, steps
from consentlab.look.tips import literal
from consentlab.policy.outcome import ChatOutcome
from consentlab.views import phrases
from consentlab.widgets.chatrow import Row
from consentlab.widgets.comparerow import Cell, CompareRow
from consentlab.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex

TAGS = {"feedback": "thumb-up", "flagged": "safety", "reviewed": "reviewed"}
"""The icon of each copy that may be kept longer than the chat itself."""


class CompareModel(QAbstractListModel):
    """The rows of a comparison, in its order."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[Compared, ...] = ()
        self._sides: tuple[Side, ...] = ()
        self._steps: dict[str, float] = {}
        self._covered = False
        self._chosen = ""

    def show(self, comparison: Comparison, *, covered: bool) -> None:
        """Show this comparison. Rows that stay keep their place and selection.

        While something covers the screen, no row but the chosen one can be taken.
        """
        before = [row.key for row in self._rows]
        same = before == [row.key for row in comparison.rows]
        self._covered, self._chosen = covered, comparison.chat
        if not same:
            self.beginResetModel()
        self._rows, self._sides = comparison.rows, comparison.pair
        self._steps = steps(comparison.rows)
        if not same:
            self.endResetModel()
        elif before:
            self.dataChanged.emit(self.index(0), self.index(len(before) - 1))

    def row_of(self, key: str) -> int:
        """The row of this key, -1 if there is none."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many chats there are."""
        return 0 if parent and parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A row cannot be taken while something lies over the list."""
        if self._covered and index.isValid() and self._rows[index.row()].key != self._chosen:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the row says: see `Row` and `CompareRow` for the roles that are painted."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.ToolTipRole:
                return literal(row.chat.title)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.DisplayRole | Row.TITLE:
                return row.chat.title
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._sentence(row)
            case Row.ID:
                return row.key
            case Row.ICON:
                return phrases.chat_icon(row.chat)
            case CompareRow.NOTE:
                return note(self._words, row)
            case CompareRow.LEFT:
                return self._cell(self._sides[0], row.left)
            case CompareRow.RIGHT:
                return self._cell(self._sides[1], row.right)
        return None

    def _cell(self, side: Side, outcome: ChatOutcome | None) -> Cell:
        words = self._words
        if outcome is None:
            return Cell(side.label, "", words("not there"))
        kept = phrases.kept(words, outcome.retention)
        because = outcome.retention.because
        return Cell(
            side.label,
            outcome.training,
            phrases.status_word(words, outcome.training),
            kept.strong,
            kept.rest,
            kept.ended,
            self._steps.get(outcome.retention.period or "", 0.0),
            _tag(words, because),
            TAGS.get(because, ""),
        )

    def _sentence(self, row: Compared) -> str:
        """Both sides in words: "Switched on 29 Aug 2025: Can be used. 5 years, until …"."""
        words = self._words
        said = [
            words(
                "{side}: {said}",
                side=side.label,
                said=phrases.row_sentence(words, outcome) if outcome else words("not there"),
            )
            for side, outcome in zip(self._sides, (row.left, row.right), strict=True)
        ]
        if told := note(words, row):
            said.append(told)
        return words(". ").join(said)


def note(words: Words, row: Compared) -> str:
    """What stands under the title: nothing where the difference is in plain sight."""
    left, right = row.left, row.right
    if not row.differs:
        return words("the same on both sides")
    if left is None or right is None:
        return ""
    if (left.training, left.retention) != (right.training, right.retention):
        return ""
    if left.runs != right.runs:
        return words("in other training runs")
    return words("other copies or uses")


def _tag(words: Words, because: str) -> str:
    return {
        "feedback": words("feedback"),
        "flagged": words("flagged"),
        "reviewed": words("reviewed"),
    }.get(because, "")
