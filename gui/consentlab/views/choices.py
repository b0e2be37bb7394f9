"""A button that opens a short list of choices, of which one holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.buttons import Button, button
from consentlab.widgets.popover import Popover


class Choices(Popover):
    """The list that hangs from its button: one line a choice, the chosen one checked.

    `options` are (value, words, icon); a line's id is the list's and its value, as in
    "chats.sort.title".
    """

    picked = Signal(str)

    def __init__(
        self, kit: Kit, anchor: Button, options: Sequence[tuple[str, str, str]], parent: QWidget
    ) -> None:
        super().__init__(kit, anchor, parent)
        # Not exclusive: in such a group arrows would pick, and not only walk through the lines.
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._lines: dict[str, Button] = {}
        for value, words, icon in options:
            control_id = f"{anchor.objectName()}.{value or 'all'}"
            line = button(kit, control_id, words, "line", icon, self)
            line.setCheckable(True)
            line.setProperty("value", value)
            self._group.addButton(line)
            self.column.addWidget(line)
            self._lines[value] = line
        self._group.buttonClicked.connect(self._pick)
        anchor.clicked.connect(self.toggle)

    def show_value(self, value: str) -> None:
        """Show which choice holds, and tell nobody."""
        for offered, line in self._lines.items():
            with QSignalBlocker(line):
                line.setChecked(offered == value)

    def _pick(self, line: Button) -> None:
        self.shut()
        self.picked.emit(line.property("value"))
