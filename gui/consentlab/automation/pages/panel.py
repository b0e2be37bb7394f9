"""The lab panel, docked or in a window of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QListView

from consentlab import ids
from consentlab.automation.pages.part import Part
from consentlab.views.logmodel import LogRow


class Panel(Part):
    """The moderator's panel, where this person sees it."""

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
