"""Page objects of the lab panel: docked, or in a window of its own with a moderator before it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QWidget

from consentlab import ids
from consentlab.views.labwindow import LabWindow
from consentlab.views.logmodel import LogRow
from pages import Person

F2 = Qt.Key.Key_F2


class Lab:
    """The panel that this person sees."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @property
    def is_open(self) -> bool:
        """Whether the panel is on the screen."""
        return self.person.sees(ids.LAB_PANEL)

    @property
    def says(self) -> list[str]:
        """Every text of the panel."""
        labels = self.person.find(ids.LAB_PANEL).findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    @property
    def rows(self) -> list[str]:
        """The log, a line an event: "flagged lisbon"."""
        model = self.person.find_as(QListView, ids.LAB_LOG).model()
        lines = (model.index(row, 0) for row in range(model.rowCount()))
        return [f"{line.data(LogRow.KIND)} {line.data(LogRow.DETAIL)}".strip() for line in lines]

    @property
    def happened(self) -> list[str]:
        """The log without interactions, whatever the panel lists."""
        shown = self.person.find_as(QAbstractButton, ids.LAB_INTERACTIONS).isChecked()
        if shown:
            self.person.press(ids.LAB_INTERACTIONS)
        rows = self.rows
        if shown:
            self.person.press(ids.LAB_INTERACTIONS)
        return rows

    def pick(self, field: str, value: str) -> None:
        """Choose something from a field's list."""
        self.person.press(field)
        self.person.press(f"{field}.{value}")


class Moderator(Person):
    """Hands and eyes before the lab's own window."""

    @property
    def window(self) -> QWidget:
        """That window."""
        found = self.program.window.findChildren(LabWindow)
        assert len(found) == 1
        return found[0]
