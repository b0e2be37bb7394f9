"""The list of chats: search, filter, order, what each chat's outcome is, and the account menu."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.policy.outcome import STATUSES
from consentlab.scene import Scene
from consentlab.views import phrases
from consentlab.views.account import AccountButton
from consentlab.views.beginnings import Beginnings
from consentlab.views.chatsmodel import ChatsModel
from consentlab.views.chatsummary import Summary
from consentlab.views.choices import Choices
from consentlab.widgets.announce import announce
from consentlab.widgets.buttons import icon_button
from consentlab.widgets.chatlist import ChatList
from consentlab.widgets.chatrow import ChatRowDelegate, Row
from consentlab.widgets.clear import keep_clear
from consentlab.widgets.fade import Fade
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.relayout import Relayout
from consentlab.widgets.searchfield import SearchField


class ChatsView(QFrame):
    """All chats of the account, on paper."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._single = kit.scale >= ONE_COLUMN
        words = kit.words
        self._beginnings = Beginnings(kit, store, self, alone=self._single)
        self._search = SearchField(kit, self)
        kit.control(self._search, ids.CHATS_SEARCH, words("Search the chats"))
        self._search.setPlaceholderText(words("Search"))
        self._search.textChanged.connect(self._searched)
        self._filter = icon_button(
            kit, ids.CHATS_FILTER, "filter", words("Filter by status"), "edged", parent=self
        )
        self._sort = icon_button(
            kit, ids.CHATS_SORT, "sort", words("Order of the chats"), "edged", parent=self
        )
        statuses = [
            (status, phrases.status_word(words, status), f"status-{status}") for status in STATUSES
        ]
        every = ("", words("All chats"), "chat")
        orders = [
            ("last", words("Last message first"), "clock"),
            ("title", words("By title"), "sort"),
        ]
        if store.scene.reveal:
            orders.append(("ends", words("What ends first"), "status-expired"))
        else:
            statuses = []
        self._only = Choices(kit, self._filter, [every, *statuses], self)
        self._only.picked.connect(store.show_only)
        self._order = Choices(kit, self._sort, orders, self)
        self._order.picked.connect(store.sort)
        self._summary = Summary(kit, store, self._filter, self)
        self._found = (store.scene.search, store.scene.only)
        self._model = ChatsModel(words, self)
        self.rows = kit.control(ChatList(self), ids.CHATS_LIST, words("Chats"))
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(ChatRowDelegate(kit, self.rows))
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setResizeMode(QListView.ResizeMode.Adjust)
        self.rows.setMouseTracking(True)
        self.rows.setSpacing(1)
        self.rows.setProperty("part", "rows")
        self.rows.selectionModel().selectionChanged.connect(self._selected)
        Relayout(self.rows)
        # On a page of their own the rows reach down to the card's round corners.
        Fade(kit, self.rows, radius=kit.theme.radius["card"] if self._single else 0)
        self.rows.clicked.connect(self._returned)
        self.rows.activated.connect(self._returned)
        self._none = Paragraph(kit, "body", muted=True, parent=self)
        self._reason = Paragraph(kit, "caption", muted=True, parent=self)
        self.account = AccountButton(kit, store, self)
        self._lay_out()

    def _lay_out(self) -> None:
        """Title and buttons, what searches and sorts, the rows; at the end whose account it is.

        On a page of its own account and counts stand beside the title, and leave the rows more
        room; there nothing else would say why no chat can be begun.
        """
        kit = self._kit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(*((8, 12, 20, 8) if kit.rtl else (20, 12, 8, 8)))
        head.setSpacing(2)
        title = Line(kit, "title3", kit.words("Chats"), fixed=self._single, parent=self)
        buttons: list[QWidget] = [*self._beginnings.buttons]
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 0, 12, 10)
        tools.setSpacing(6)
        tools.addWidget(self._search, 1)
        tools.addWidget(self._filter)
        tools.addWidget(self._sort)
        column.addLayout(head)
        column.addLayout(tools)
        self._reason.setContentsMargins(20, 0, 20, 10)
        column.addWidget(self._reason)
        if self._single:
            buttons.append(self.account)
            head.addWidget(title)
            head.addSpacing(kit.px(10))
            head.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignVCenter)
            head.addStretch()  # in its place where outcomes are hidden
            stops = (self._summary.show_all, *buttons, self._search, self._filter, self._sort)
            for before, after in pairwise(stops):
                self.setTabOrder(before, after)
        else:
            head.addWidget(title, 1)
            self._summary.setContentsMargins(20, 0, 20, 10)
            column.addWidget(self._summary)
        for one in buttons:
            head.addWidget(one)
        self._none.setContentsMargins(20, 8, 20, 8)
        column.addWidget(self._none)
        rows = QHBoxLayout()
        rows.setContentsMargins(*((4, 0, 8, 0) if kit.rtl else (8, 0, 4, 0)))
        rows.addWidget(self.rows)
        column.addLayout(rows, 1)
        if not self._single:
            rule = QFrame(self)
            rule.setProperty("part", "rule")
            column.addWidget(rule)
            column.addWidget(self.account)

    def _tell_found(self, sought: tuple[str, str]) -> None:
        """Have said how many chats another search or filter leaves."""
        if sought != self._found:
            self._found, words, count = sought, self._kit.words, self._model.rowCount()
            found = words.many("{n} chat listed.", "{n} chats listed.", count)
            announce(self, found if count else words("No chat matches."))

    def show_scene(self, scene: Scene) -> None:
        """List the scene's chats."""
        state = scene.state
        if state is None:
            return
        self._model.show_scene(scene)
        if scene.moving or not self.rows.isVisible():
            self.rows.viewport().update()
        else:
            self.rows.doItemsLayout()  # else Qt does it a moment later, and paints twice
        self._none.setVisible(self._model.rowCount() == 0)
        words, sought = self._kit.words, scene.search or scene.only
        self._none.say(words("No chat matches.") if sought else words("No chats yet."))
        self._tell_found((scene.search, scene.only))
        self._summary.show_scene(scene, self._model.rowCount())
        self._filter.setVisible(scene.reveal)
        self._only.show_value(scene.only)
        self._order.show_value(scene.order)
        self._filter.mark(bool(scene.only))
        self._filter.setAccessibleDescription(self._summary.filtered)
        if self._search.text() != scene.search:
            self._search.setText(scene.search)  # heard by its button, too, that clears it
        why_not = self._beginnings.show_state(state)
        self._reason.say(why_not)
        self._reason.setVisible(bool(why_not) and self._single)
        self._select(scene.open_chat)
        self.account.show_scene(scene)

    def _searched(self, text: str) -> None:
        if text != self._store.scene.search:
            self._store.search(text)

    def leave_free(self, high: int) -> None:
        """Keep so many pixels below the rows clear, for what lies over them."""
        keep_clear(self.rows, high)

    def _select(self, chat: str) -> None:
        selection, row = self.rows.selectionModel(), self._model.row_of(chat)
        now = selection.currentIndex()
        if row == (now.row() if now.isValid() and selection.isSelected(now) else -1):
            return
        with QSignalBlocker(selection):
            if row < 0:
                selection.clear()
            else:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
                selection.setCurrentIndex(self._model.index(row), flags)
                self.rows.scrollTo(self._model.index(row))
        self.rows.viewport().update()

    def _selected(self, chosen: QItemSelection) -> None:
        if chosen.indexes():
            self._store.open_chat_of(chosen.indexes()[0].data(Row.ID))

    def _returned(self, index: QModelIndex) -> None:
        """The row of the chat that is open anyway: where there is one page only, go to it."""
        if self._store.scene.list_shown:
            self._store.open_chat_of(index.data(Row.ID))
