"""Compare."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QListView

from consentlab import ids
from consentlab.automation.pages.part import Part
from consentlab.widgets.chatrow import Row


class Compare(Part):
    """Two sides over one list."""

    def open(self) -> None:
        """Leave the stage for it, by the list of the frame bar where that is folded."""
        if self.person.sees(ids.STAGE_MORE):
            self.person.press(ids.STAGE_MORE)
        self.person.press(ids.STAGE_COMPARE)

    @property
    def is_open(self) -> bool:
        """Whether it is on the screen."""
        return self.person.sees(ids.COMPARE_KIND)

    @property
    def sides(self) -> tuple[str, str]:
        """What both choosers say."""
        left, right = (
            self.person.find_as(QAbstractButton, side).text()
            for side in (ids.COMPARE_LEFT, ids.COMPARE_RIGHT)
        )
        return left, right

    def turn(self, kind: str) -> None:
        """Compare by this."""
        self.person.press(f"{ids.COMPARE_KIND}.{kind}")

    def choose(self, side: str, key: str) -> None:
        """Pick another side from the list of a chooser."""
        self.person.press(side)
        self.person.press(f"{side}.{key}")

    @property
    def view(self) -> QListView:
        """The rows."""
        return self.person.find_as(QListView, ids.COMPARE_LIST)

    def _rows(self) -> list[QModelIndex]:
        model = self.view.model()
        return [model.index(row, 0) for row in range(model.rowCount())]

    @property
    def titles(self) -> list[str]:
        """The titles, from above."""
        return [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in self._rows()]

    @property
    def said(self) -> dict[str, str]:
        """What each row says of both sides to assistive technology, by the chat's own id."""
        told = Qt.ItemDataRole.AccessibleDescriptionRole
        return {row.data(Row.ID): row.data(told) for row in self._rows()}

    def explain(self, title: str) -> None:
        """Click on the row of this title."""
        index = self._rows()[self.titles.index(title)]
        self.view.scrollTo(index)
        rows = self.view.viewport()
        self.person.click(rows, self.view.visualRect(index).center())

    def why(self, side: str) -> list[str]:
        """Every line of a side's reasons."""
        return self.person.lines(side)
