"""The list of chats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QListView

from consentlab import ids
from consentlab.automation.hands import CannotBeDone
from consentlab.automation.pages.part import Part
from consentlab.widgets.chatrow import ChatLine, Row

if TYPE_CHECKING:
    from consentlab.automation.person import Person


class ChatRow(Part):
    """One row of the list, by its chat's own id."""

    def __init__(self, person: Person, chat: str) -> None:
        super().__init__(person)
        self.chat = chat

    @property
    def index(self) -> QModelIndex:
        """Where the row is in its list."""
        for row in self.person.chats.rows():
            if row.data(Row.ID) == self.chat:
                return row
        raise CannotBeDone(f"the chat {self.chat} is not listed")

    @property
    def title(self) -> str:
        """The chat's title."""
        return self._line.title

    @property
    def training(self) -> str:
        """The training status that its badge shows, "" where outcomes are hidden."""
        return self._line.status

    @property
    def kept(self) -> str:
        """How long it is kept, in the words of its badge: "5 years, until 2 Sep 2030"."""
        return self._line.strong + self._line.rest

    @property
    def also(self) -> str:
        """The second line, where a use applies that no switch stops; else ""."""
        return self._line.also

    def open(self) -> None:
        """Click on the row."""
        self.person.chats.click(self.index)

    @property
    def _line(self) -> ChatLine:
        line: ChatLine = self.index.data(Row.LINE)
        return line


class Chats(Part):
    """The list of chats. `chats["lisbon"]` is the row of the chat with that id."""

    def __getitem__(self, chat: str) -> ChatRow:
        """The row of this chat; it is looked up each time that it is asked for something."""
        return ChatRow(self.person, chat)

    @property
    def _list(self) -> QListView:
        return self.person.find_as(QListView, ids.CHATS_LIST)

    def rows(self) -> list[QModelIndex]:
        """Every row, from above."""
        model = self._list.model()
        return [model.index(row, 0) for row in range(model.rowCount())]

    @property
    def titles(self) -> list[str]:
        """The titles, from above."""
        return [row.data(Row.TITLE) for row in self.rows()]

    @property
    def ids(self) -> list[str]:
        """The chats' own ids, from above."""
        return [row.data(Row.ID) for row in self.rows()]

    @property
    def said(self) -> dict[str, str]:
        """What each row says of its outcome to assistive technology, by title."""
        name, rest = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole
        return {row.data(name): row.data(rest) for row in self.rows()}

    @property
    def summary(self) -> str:
        """The line that counts the statuses."""
        return self.person.words(ids.CHATS_SUMMARY)

    def open(self, title: str) -> None:
        """Click on the row of this title."""
        if title not in self.titles:
            raise CannotBeDone(f"no chat is listed with the title {title!r}")
        self.click(self.rows()[self.titles.index(title)])

    def click(self, row: QModelIndex) -> None:
        """Click in the middle of what is to be seen of a row, scrolled to if need be."""
        view = self._list
        view.scrollTo(row)
        seen = view.visualRect(row).intersected(view.viewport().rect())
        self.person.click(view.viewport(), seen.center())

    def search(self, text: str) -> None:
        """Search for a text, in place of the last one."""
        self.person.press(ids.CHATS_SEARCH)
        self.person.find_as(QLineEdit, ids.CHATS_SEARCH).selectAll()
        if text:
            self.person.write(text)
        else:
            self.person.key(Qt.Key.Key_Delete)

    def pick(self, menu: str, value: str) -> None:
        """Open the list of statuses or of orders, and press the choice of this value."""
        self.person.press(menu)
        self.person.press(f"{menu}.{value}")
