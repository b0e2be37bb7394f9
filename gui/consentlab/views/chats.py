"""The list of chats: search, filter, order, what each chat's outcome is, and the account menu."""

from __future__ import annotations

from collections import Counter

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
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.look.tips import literal
from consentlab.model import Store
from consentlab.policy.outcome import STATUSES, Training
from consentlab.scene import Scene
from consentlab.state import State
from consentlab.views import phrases
from consentlab.views.account import AccountButton
from consentlab.views.chatsmodel import ChatsModel
from consentlab.views.choices import Choices
from consentlab.widgets.announce import announce
from consentlab.widgets.buttons import button, icon_button
from consentlab.widgets.chatrow import ChatRowDelegate, Row
from consentlab.widgets.clear import keep_clear
from consentlab.widgets.fade import Fade
from consentlab.widgets.flow import Flow
from consentlab.widgets.pages import as_many
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.relayout import Relayout
from consentlab.widgets.searchfield import SearchField


class ChatsView(QFrame):
    """All chats of the account, on paper."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        words = kit.words
        self._choose = button(
            kit, ids.NOTICE_CHOOSE, words("Choose now"), "small", "alert", parent=self
        )
        self._choose.clicked.connect(store.choose_now)
        self._coding = icon_button(
            kit, ids.CHATS_NEW_CODING, "coding", words("New coding session"), parent=self
        )
        self._private = icon_button(
            kit, ids.CHATS_NEW_PRIVATE, "private", words("New private chat"), parent=self
        )
        self._new = icon_button(kit, ids.CHATS_NEW, "new", words("New chat"), parent=self)
        self._coding.clicked.connect(self._new_coding)
        self._private.clicked.connect(self._new_private)
        self._new.clicked.connect(self._new_chat)
        self._search = SearchField(kit, self)
        kit.control(self._search, ids.CHATS_SEARCH, words("Search the chats"))
        self._search.setPlaceholderText(words("Search"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(store.search)
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
        self._summary = Summary(kit, self)
        self._found = (store.scene.search, store.scene.only)
        self._model = ChatsModel(words, self)
        self.rows = kit.control(QListView(self), ids.CHATS_LIST, words("Chats"))
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(ChatRowDelegate(kit, self.rows))
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setResizeMode(QListView.ResizeMode.Adjust)
        self.rows.setMouseTracking(True)
        self.rows.setSpacing(1)
        self.rows.selectionModel().selectionChanged.connect(self._selected)
        Relayout(self.rows)
        Fade(kit, self.rows)
        self.rows.clicked.connect(self._returned)
        self.rows.activated.connect(self._returned)
        self._none = Paragraph(kit, "body", muted=True, parent=self)
        self.account = AccountButton(kit, store, self)
        self._lay_out()

    def _lay_out(self) -> None:
        kit = self._kit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(*((8, 12, 20, 8) if kit.rtl else (20, 12, 8, 8)))
        head.setSpacing(2)
        head.addWidget(Line(kit, "title3", kit.words("Chats"), parent=self), 1)
        head.addWidget(self._choose)
        for begins in (self._coding, self._private, self._new):
            head.addWidget(begins)
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 0, 12, 10)
        tools.setSpacing(6)
        tools.addWidget(self._search, 1)
        tools.addWidget(self._filter)
        tools.addWidget(self._sort)
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(self._summary)
        self._none.setContentsMargins(20, 8, 20, 8)
        column.addWidget(self._none)
        rows = QHBoxLayout()
        rows.setContentsMargins(8, 0, 8, 0)
        rows.addWidget(self.rows)
        column.addLayout(rows, 1)
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
        self._summary.show_scene(scene)
        self._filter.setVisible(scene.reveal)
        self._only.show_value(scene.only)
        self._order.show_value(scene.order)
        self._filter.setChecked(bool(scene.only))
        if self._search.text() != scene.search:
            with QSignalBlocker(self._search):
                self._search.setText(scene.search)
        why_not = self._why_not(state)
        # In one column the field that leads back to the gate is on another page.
        choose = state.notice == "must-choose" and self._kit.scale >= ONE_COLUMN
        self._choose.setVisible(choose)
        self._choose.setAccessibleDescription(why_not)
        for begins in (self._new, self._private, self._coding):
            begins.setVisible(not choose)
            begins.setEnabled(not why_not)
            begins.setAccessibleDescription(why_not)
            begins.setToolTip(literal(why_not or begins.accessibleName()))
        self._select(scene.open_chat)
        self.account.show_scene(scene)

    def leave_free(self, high: int) -> None:
        """Keep so many pixels below the rows clear, for what lies over them."""
        if keep_clear(self.rows, high):
            self.rows.scrollTo(self.rows.currentIndex())

    def _why_not(self, state: State) -> str:
        """Why no chat can be begun now; "" if one can."""
        words = self._kit.words
        if state.notice == "must-choose":
            return words("Nothing can be sent before you choose.")
        if not state.can_act:
            return words("You are looking back. Acting is possible from the present on.")
        return ""

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

    def _new_chat(self) -> None:
        self._store.new_chat("chat")

    def _new_private(self) -> None:
        self._store.new_chat("private")

    def _new_coding(self) -> None:
        self._store.new_chat("coding")


class Summary(Flow):
    """How many chats there are, and how many of each status."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=10)
        self._kit = kit
        kit.control(self, ids.CHATS_SUMMARY, "")
        self.setContentsMargins(20, 0, 20, 10)
        self._told: object = None
        self._total = Line(kit, "caption", muted=True, fixed=True, parent=self)
        self.add(self._total)
        self._counts: list[_Count] = []

    def show_scene(self, scene: Scene) -> None:
        """Count the scene's chats, all of them, whatever is searched for."""
        self.setVisible(scene.reveal)
        if scene.state is None or scene.moving or not scene.reveal:
            return
        counts = Counter(chat.training for chat in scene.state.outcome().chats)
        if counts == self._told:
            return
        self._told = counts
        words = self._kit.words
        total = words.many("{n} chat", "{n} chats", sum(counts.values()))
        self._total.say(total)
        said = [total]
        statuses = [status for status in STATUSES if counts[status]]
        shown = as_many(self._counts, len(statuses), self._make)
        for cell, status in zip(shown, statuses, strict=True):
            said.append(f"{phrases.status_word(words, status)}: {counts[status]}")
            cell.show_count(status, counts[status], said[-1])
        self.setAccessibleName(", ".join(said))

    def _make(self) -> _Count:
        cell = _Count(self._kit, self)
        self.add(cell)
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
