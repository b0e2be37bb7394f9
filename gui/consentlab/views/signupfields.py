"""What the pages of the sign-up are made of: a page, a field with its fault, the plans."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.signup import Field, SignUp
from consentlab.widgets.choice import MOVES, Choice
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.restyle import restyle


class SignUpPage(QWidget):
    """One page: its title, what it is about, and what there is to answer.

    `field` is what the focus goes to. `answer`, if there is one, stays with the buttons when
    the page is too tall, and `spared` is then left out; else the answer stands at `place`.
    """

    field: QWidget
    answer: QWidget | None = None
    spared: QWidget | None = None
    place = -1

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self.store = kit, store
        role = "title1" if kit.scale < ONE_COLUMN else "title2"
        self._title = Paragraph(kit, role, parent=self)
        self._text = Paragraph(kit, "reading", muted=True, parent=self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(20)
        self.head = QWidget(self)
        head = QVBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._text)
        self.column.addWidget(self.head)

    @property
    def part(self) -> QWidget | None:
        """What to scroll to: the field, with its label and what is wrong with it.

        None where that is in sight in any case, as an answer beside the buttons is.
        """
        if self.answer is not None and self.answer.isAncestorOf(self.field):
            return None
        above = self.field.parentWidget()
        return above if isinstance(above, TextField) else self.field

    @property
    def title(self) -> str:
        """What the page is called."""
        return self._title.text()

    def say(self, title: str, text: str) -> None:
        """Show this title, and this text below it."""
        self._title.say(title)
        self._text.say(text)

    def show_signup(self, signup: SignUp, fault: str, /) -> None:
        """Show the answers so far, and what is wrong with them."""
        raise NotImplementedError  # QWidget cannot be abstract: each page has its own

    def give_answer(self, foot: QVBoxLayout) -> None:
        """Put the answer beside the buttons, which `foot` holds."""
        if self.answer is not None:
            foot.insertWidget(0, self.answer)
            self.answer.show()  # Qt does so later, and until then it would take no room
        if self.spared is not None:
            self.spared.hide()

    def take_answer(self) -> None:
        """Put the answer back where it stands on a page that is not too tall."""
        if self.answer is not None and self.column.indexOf(self.answer) < 0:
            self.column.insertWidget(self.place, self.answer)
            self.answer.show()
        if self.spared is not None:
            self.spared.show()

    def saved(self, wide: int) -> int:
        """By how much the page is lower at this width for what is left out, in pixels."""
        if self.spared is None or not self.spared.isHidden():
            return 0
        inside = self.spared.layout()
        return (inside.totalHeightForWidth(wide) if inside else 0) + self.column.spacing()


class FaultLine(QWidget):
    """What is wrong with a field, in words beside a sign; gone when nothing is."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        sign = QLabel(self)
        sign.setPixmap(kit.pixmap("alert", "text.error"))
        self._said = Paragraph(kit, "body", color="text.error", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._said, 1)

    def say(self, fault: str) -> None:
        """Show this sentence; "" for nothing wrong."""
        self._said.say(fault)
        self.setVisible(bool(fault))


def mark_fault(widget: QWidget, fault: str) -> None:
    """Give a field, or the card it stands on, the edge of what has a fault; "" takes it away."""
    restyle(widget, "fault", bool(fault))


class TextField(QWidget):
    """A label, a field to type in, and what is wrong with what was typed."""

    def __init__(
        self, kit: Kit, store: Store, name: Field, control_id: str, label: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store, self._name = store, name
        self.field = kit.control(QLineEdit(self), control_id, label)
        self.field.setMaxLength(1000)
        self.field.setProperty("large", True)
        if kit.rtl:  # below its label, whichever way its words run
            self.field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        # Not textEdited: what an assistive technology writes only changes the text.
        self.field.textChanged.connect(self._typed)
        above = Line(kit, "strong", label, parent=self)
        above.setBuddy(self.field)
        self._fault = FaultLine(kit, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(above)
        column.addWidget(self.field)
        column.addWidget(self._fault)

    def show_text(self, text: str, fault: str) -> None:
        """Show what has been typed so far, and what is wrong with it."""
        field = self.field
        if field.text() != text:
            with QSignalBlocker(field):
                field.setText(text)
        self._fault.say(fault)
        field.setAccessibleDescription(fault)
        mark_fault(field, fault)

    def _typed(self, text: str) -> None:
        self._store.answer(self._name, text)


class Plans(QWidget):
    """The pack's plans: those that it covers, and those that other agreements do."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._group = QButtonGroup(self)
        self.choices: dict[str, Choice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        kit.control(self, ids.SIGNUP_PLAN, kit.words("Plan"))

    def show_plans(self, signup: SignUp, fault: str) -> None:
        """Show every plan of the pack, the chosen one marked."""
        pack, words = signup.pack, self._kit.words
        if not self.choices:
            self._add(words("Covered by the terms for consumers"), pack.covered.names)
            self._column.addSpacing(8)
            self._add(words("Under other agreements"), pack.others.names)
        self.setAccessibleDescription(fault)
        for plan, choice in self.choices.items():
            choice.setAccessibleDescription(fault)
            if plan == signup.plan and not choice.isChecked():
                choice.setChecked(True)

    def _add(self, title: str, names: dict[str, str]) -> None:
        if not names:
            return
        self._column.addWidget(Line(self._kit, "caption", title, muted=True, parent=self))
        cards = _Cards(self)
        self._column.addWidget(cards)
        for plan, name in names.items():
            choice = Choice(self._kit, f"{ids.SIGNUP_PLAN}.{plan}", name, cards)
            choice.setProperty("plan", plan)
            choice.toggled.connect(self._picked)
            self._group.addButton(choice)
            cards.choices.append(choice)
            self.choices[plan] = choice
        cards.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pick the neighbour."""
        choices = list(self.choices.values())
        at = next((i for i, choice in enumerate(choices) if choice.hasFocus()), -1)
        by = MOVES.get(Qt.Key(event.key()))
        if at < 0 or by is None:
            super().keyPressEvent(event)
            return
        across = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        by = -by if across and self.isRightToLeft() else by
        goal = choices[max(0, min(len(choices) - 1, at + by))]
        goal.setFocus(Qt.FocusReason.TabFocusReason)
        goal.setChecked(True)

    def _picked(self, on: bool) -> None:
        picked = self._group.checkedButton()
        if on and picked is not None and picked.property("plan") != self._plan():
            self._store.answer("plan", picked.property("plan"))

    def _plan(self) -> str:
        signup = self._store.scene.signup
        return signup.plan if signup else ""


class _Cards(QWidget):
    """Choices in columns of one width: three of them, fewer where their words need the room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._columns = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put every choice into its row and column."""
        widest = max(choice.sizeHint().width() for choice in self.choices)
        columns = max(1, min(3, (self.width() + 12) // (widest + 12)))
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < columns))
        for number, choice in enumerate(self.choices):
            self._grid.addWidget(choice, number // columns, number % columns)


def not_covered(kit: Kit, signup: SignUp) -> str:
    """Why the training page is skipped."""
    return kit.words(
        "{plan} is not covered by the terms for consumers: the organisation’s agreement applies, "
        "and decides about training. So you are not asked about training.",
        plan=signup.pack.plan_names.get(signup.plan, ""),
    )
