"""The line above the list: how many chats of each status there are, and what is left out."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.look.tips import literal
from consentlab.model import Store
from consentlab.policy.outcome import STATUSES, Training
from consentlab.scene import Scene
from consentlab.views import phrases
from consentlab.widgets.buttons import Button, button
from consentlab.widgets.flow import Flow
from consentlab.widgets.pages import as_many
from consentlab.widgets.paragraph import Line


class Summary(Flow):
    """How many chats there are, how many of each status, and the button that ends a filter.

    That button gives the focus to `after`, as it goes with the filter. `filtered` says which
    status alone is listed, "" if all are.
    """

    def __init__(
        self, kit: Kit, store: Store, after: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, spacing=10)
        self._kit, self._store, self._after = kit, store, after
        kit.control(self, ids.CHATS_SUMMARY, "")
        self.filtered = ""
        self._told: object = None
        self._total = Line(kit, "caption", muted=True, fixed=True, parent=self)
        self.add(self._total)
        self._counts: list[_Count] = []
        self.show_all: Button = button(kit, ids.CHATS_SHOW_ALL, "", "small", "close", self)
        self.show_all.setToolTip(literal(kit.words("Show all chats")))
        self.show_all.clicked.connect(self._show_all)
        self.add(self.show_all)
        self._statuses = Flow(self, spacing=10)  # they go to the next line together
        self.add(self._statuses)

    def show_scene(self, scene: Scene, listed: int) -> None:
        """Count the scene's chats, all of them, and say how many of them are listed."""
        self.setVisible(scene.reveal)
        if scene.state is None or scene.moving or not scene.reveal:
            return
        counts = Counter(chat.training for chat in scene.state.outcome().chats)
        sought = bool(scene.search or scene.only)
        told = (counts, scene.only, sought, listed)
        if told == self._told:
            return
        self._told = told
        words, of = self._kit.words, sum(counts.values())
        total = (
            words.many("{listed} of {n} chat", "{listed} of {n} chats", of, listed=listed)
            if sought
            else words.many("{n} chat", "{n} chats", of)
        )
        self._total.say(total)
        said = [total]
        statuses = [status for status in STATUSES if counts[status]]
        shown = as_many(self._counts, len(statuses), self._make)
        for cell, status in zip(shown, statuses, strict=True):
            said.append(f"{phrases.status_word(words, status)}: {counts[status]}")
            cell.show_count(status, counts[status], said[-1])
        self.setAccessibleName(", ".join(said))
        self._show_filter(scene.only)

    def _show_filter(self, only: str) -> None:
        """Say which status alone is listed, on the button that lists the others again."""
        words = self._kit.words
        self.filtered = ""
        for status in STATUSES:
            if status == only:
                self.filtered = words("Only: {status}", status=phrases.status_word(words, status))
        if self.filtered:
            self.show_all.say(self.filtered)
            self.show_all.setAccessibleDescription(words("Show all chats"))
        elif self.show_all.hasFocus():
            self._after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_all.setVisible(bool(self.filtered))

    def _show_all(self) -> None:
        self._store.show_only("")

    def _make(self) -> _Count:
        cell = _Count(self._kit, self._statuses)
        self._statuses.add(cell)
        return cell


class _Count(QWidget):
    """The sign of a status, and how many chats have it."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._mark = QLabel(self)
        self._number = Line(kit, "caption", fixed=True, parent=self)
        row.addWidget(self._mark)
        row.addWidget(self._number)

    def show_count(self, status: Training, count: int, said: str) -> None:
        """Count this status; `said` is the same in words."""
        self._mark.setPixmap(self._kit.pixmap(f"status-{status}", "text.primary", 15))
        self._number.say(str(count))
        self.setToolTip(literal(said))
