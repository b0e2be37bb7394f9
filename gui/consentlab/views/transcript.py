"""The transcript of the open chat, with a rail that shows what is in scope of training."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.policy.history import Chat, Feedback, Message, Rating
from consentlab.policy.outcome import ChatOutcome, Training
from consentlab.scene import Scene
from consentlab.simulation import CANNED
from consentlab.state import State
from consentlab.views import phrases
from consentlab.views.blanking import BlankingRow, marked
from consentlab.widgets.bubble import Bubble
from consentlab.widgets.buttons import icon_button
from consentlab.widgets.clear import keep_clear
from consentlab.widgets.fade import Fade
from consentlab.widgets.marked import MarkedParagraph
from consentlab.widgets.paragraph import Paragraph
from consentlab.widgets.taborder import lead_through

_WHOLE = 1000
"""More letters than such a line has: it takes all the room before it wraps."""


class TranscriptView(QScrollArea):
    """The messages of one chat up to the instant looked from."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._told: object = None
        self._chat = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        kit.control(self, ids.CHAT_TRANSCRIPT, kit.words("Transcript"))
        self.verticalScrollBar().setProperty("in", "page")
        self._whole = whole = QWidget()
        self._blanking = BlankingRow(kit, store, whole)
        self._page = QWidget(whole)
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._page, 1)
        self._messages_first = kit.scale >= ONE_COLUMN
        self._column.insertWidget(int(self._messages_first), self._blanking)
        self.setWidget(whole)
        Fade(kit, self)

    def show_scene(self, scene: Scene, chat: Chat | None, outcome: ChatOutcome | None) -> None:
        """Show this chat; where outcomes are hidden, without the rail and the runs."""
        state = scene.state
        if state is None:
            return
        page: QWidget
        if chat is None:
            told: object = ("empty", scene.draft)
            if told == self._told:
                return
            page = self._empty(self._nothing_open(scene))
            begun = False
        else:
            shown = outcome if scene.reveal else None
            messages = tuple(message for message in chat.messages if message.at <= state.look)
            ratings = _ratings(state, chat, messages)
            runs = shown and shown.runs
            told = (chat.id, messages, runs, ratings, state.can_act, scene.sensitive, scene.reveal)
            if told == self._told:
                if isinstance(self._page, _Page) and shown:
                    self._page.show_training(shown.training)
                return
            begun = bool(messages) or not chat.messages
            if begun:
                page = _Page(self._kit, self._store, scene, state, messages, shown, ratings)
                self._blanking.show_scene(scene, page.marked)
            else:
                page = self._empty(phrases.begins(self._kit.words, chat))
        self._told = told
        bar = self.verticalScrollBar()
        place = bar.value() if chat and chat.id == self._chat else None
        at_end = bar.value() == bar.maximum()
        self._chat = chat.id if chat else ""
        self._blanking.setVisible(begun and scene.reveal)
        moved = self._place_blanking(on=scene.sensitive)
        self._turn(page)
        if moved:  # the switch that was pressed is to stay in view
            at_end, place = self._messages_first, 0
        bar.setValue(bar.maximum() if at_end and place is not None else place or 0)

    def _place_blanking(self, *, on: bool) -> bool:
        """Put the filter's switch and note before or after the messages; True if that is new.

        On a page of its own large text leaves few lines: the messages come first there, unless
        they are marked: what the marks mean is said before them.
        """
        first = self._kit.scale >= ONE_COLUMN and not on
        if first == self._messages_first:
            return False
        self._messages_first = first
        self._column.removeWidget(self._blanking)
        self._column.insertWidget(int(first), self._blanking)
        return True

    def leave_free(self, high: int) -> None:
        """Keep so many pixels at the bottom clear; who has read to the end still sees it."""
        bar = self.verticalScrollBar()
        at_end = 0 < bar.value() == bar.maximum()
        if keep_clear(self, high) and at_end:
            bar.setValue(bar.maximum())

    def _turn(self, page: QWidget) -> None:
        """Show this page, at once as large as it is; the old one goes when the event is over."""
        old, self._page = self._page, page
        self._column.replaceWidget(old, page)
        page.show()
        if self._messages_first:
            self._blanking.raise_()  # it comes last for assistive technology, too
            lead_through(self, page, self._blanking)
        else:
            lead_through(self, self._blanking, page)
        self._whole.adjustSize()
        focus = QApplication.focusWidget()
        if focus is not None and old.isAncestorOf(focus):
            again = page.findChild(QWidget, focus.objectName())
            (again or self).setFocus(Qt.FocusReason.OtherFocusReason)
        old.hide()
        old.deleteLater()

    def _nothing_open(self, scene: Scene) -> str:
        words = self._kit.words
        return {
            "private": words(
                "A new private chat. It is never used for training, whatever the switch says."
            ),
            "coding": words("A new coding session. It begins with your first message."),
            "chat": words("A new chat. It begins with your first message."),
        }.get(scene.draft, words("No chat is open. Choose one from the list, or begin one."))

    def _empty(self, said: str) -> QWidget:
        """A page with one sentence in place of messages."""
        page = QWidget()
        text = Paragraph(self._kit, "reading", said, muted=True, parent=page)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(text)
        column.addStretch(1)
        return page


class _Page(QWidget):
    """One chat's messages with their rail."""

    def __init__(
        self,
        kit: Kit,
        store: Store,
        scene: Scene,
        state: State,
        messages: tuple[Message, ...],
        shown: ChatOutcome | None,
        ratings: dict[int, Rating | None],
    ) -> None:
        super().__init__()
        self._kit, self._store, self._state = kit, store, state
        self._marking = scene.sensitive and scene.reveal
        self.marked = 0
        row = QHBoxLayout()
        row.setSpacing(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 14, 24, 8)
        outer.addLayout(row)
        outer.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        if shown:
            self._rail = ScopeRail(kit, shown.training, self)
            row.addWidget(self._rail)
            self._column.addLayout(self._scope(shown.training))
        row.addLayout(self._column, 1)
        self._fill(messages, shown, ratings)

    def _fill(
        self,
        messages: tuple[Message, ...],
        shown: ChatOutcome | None,
        ratings: dict[int, Rating | None],
    ) -> None:
        words = self._kit.words
        runs = [run for run in self._state.case.runs if shown and run.run in shown.runs]
        last_answer = max(_answers(messages), default=-1)
        day: date | None = None
        for number, message in enumerate(messages):
            while runs and runs[0].at < message.at:
                run = runs.pop(0)
                self._column.addLayout(self._run_line(run.run, words.day(run.at)))
            if message.at.date() != day:
                day = message.at.date()
                caption = Paragraph(self._kit, "caption", muted=True, parent=self)
                caption.say(words.day(message.at))
                self._column.addWidget(caption)
            self._column.addLayout(self._bubble(message))
            if number == last_answer:
                self._column.addLayout(self._thumbs(ratings.get(number)))
            elif rating := ratings.get(number):
                self._column.addLayout(self._rated(rating))
        for run in runs:
            self._column.addLayout(self._run_line(run.run, words.day(run.at)))

    def _scope(self, status: Training) -> QHBoxLayout:
        kit = self._kit
        row = QHBoxLayout()
        row.setSpacing(6)
        self._in_scope = _mark(kit, "status-eligible", "status.eligible.color", 15, self)
        self._scope_said = Paragraph(kit, "caption", muted=True, parent=self)
        row.addWidget(self._in_scope)
        row.addWidget(self._scope_said, 1)
        self.show_training(status)
        return row

    def show_training(self, status: Training) -> None:
        """Tell whether the chat is in scope of training; the messages stay as they are."""
        self._in_scope.setVisible(status == "eligible")
        self._scope_said.say(phrases.scope_word(self._kit.words, status))
        self._rail.show_status(status)

    def _bubble(self, message: Message) -> QHBoxLayout:
        row = QHBoxLayout()
        if message.role == "person":
            row.addStretch(18)
            row.addWidget(Bubble(self._kit, self._said(message.text), self), 82)
        else:
            text = self._kit.words(CANNED) if message.text == CANNED else message.text
            row.addWidget(self._said(text), 94)
            row.addStretch(6)
        return row

    def _said(self, text: str) -> Paragraph:
        """A message as it is, or marked."""
        if not self._marking:
            return Paragraph(self._kit, "reading", text, parent=self)
        pieces = marked(self._kit, text)
        self.marked += sum(bool(label) for _, label in pieces)
        return MarkedParagraph(self._kit, "reading", pieces, self)

    def _rated(self, rating: Rating) -> QHBoxLayout:
        """How an earlier answer was rated: only the last one can be rated now."""
        words = self._kit.words
        up = rating == "up"
        said = words("You rated this answer: good") if up else words("You rated this answer: poor")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(_mark(self._kit, f"thumb-{rating}", "text.link", 16, self))
        row.addWidget(Paragraph(self._kit, "caption", said, muted=True, parent=self), 1)
        return row

    def _thumbs(self, rating: Rating | None) -> QHBoxLayout:
        kit, words, row = self._kit, self._kit.words, QHBoxLayout()
        row.setSpacing(0)
        up = icon_button(
            kit, ids.CHAT_UP, "thumb-up", words("Good answer"), "rate", checkable=True, parent=self
        )
        down = icon_button(
            kit,
            ids.CHAT_DOWN,
            "thumb-down",
            words("Poor answer"),
            "rate",
            checkable=True,
            parent=self,
        )
        self._up, self._down, self._rating = up, down, rating
        for button in (up, down):
            button.setEnabled(self._state.can_act)
            row.addWidget(button)
        self._show_rating()
        up.clicked.connect(self._rated_up)
        down.clicked.connect(self._rated_down)
        row.addStretch(1)
        return row

    def _show_rating(self) -> None:
        self._up.setChecked(self._rating == "up")
        self._down.setChecked(self._rating == "down")

    def _rated_up(self) -> None:
        self._show_rating()
        self._store.rate("up")

    def _rated_down(self) -> None:
        self._show_rating()
        self._store.rate("down")

    def _run_line(self, run: str, day: str) -> QHBoxLayout:
        kit, row = self._kit, QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_mark(kit, "run", "text.primary", 16, self))
        text = Paragraph(kit, "caption", letters=_WHOLE, parent=self)
        name = phrases.run_name(kit.words, run)
        text.say(kit.words("{run}, {day}: took in all above", run=name, day=day))
        row.addWidget(text)
        line = QFrame(self)
        line.setProperty("part", "line")
        row.addWidget(line, 1)
        return row


class ScopeRail(QWidget):
    """Four pixels beside the transcript: solid where it is in scope, dotted where not."""

    def __init__(self, kit: Kit, status: Training, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setFixedWidth(4)
        self.show_status(status)

    def show_status(self, status: Training) -> None:
        """Follow this status."""
        self._in_scope = status == "eligible"
        path = f"status.{status}.color" if self._in_scope else "border.control"
        self._color = self._kit.color(path)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rail."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._in_scope:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color)
            painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        else:
            pen = QPen(self._color, 4, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([0.5, 1.25])
            painter.setPen(pen)
            painter.drawLine(2, 0, 2, self.height())


def _mark(kit: Kit, icon: str, color: str, size: int, parent: QWidget) -> QLabel:
    mark = QLabel(parent)
    mark.setPixmap(kit.pixmap(icon, color, size))
    return mark


def _answers(messages: tuple[Message, ...]) -> list[int]:
    """The places of the answers among the messages."""
    return [number for number, message in enumerate(messages) if message.role == "assistant"]


def _ratings(state: State, chat: Chat, messages: tuple[Message, ...]) -> dict[int, Rating | None]:
    """Each answer's last rating up to the instant looked from, by its place.

    A rating names no answer: it is of the last one that was there when it was given.
    """
    ratings: dict[int, Rating | None] = {}
    for event in state.case.life(chat).events:
        if isinstance(event, Feedback) and event.at <= state.look:
            there = [n for n in _answers(messages) if messages[n].at <= event.at]
            if there:
                ratings[there[-1]] = event.rating
    return ratings
