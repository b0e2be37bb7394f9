"""The pages of the sign-up that ask: email, code, name, plan, training, terms; and the last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.signup import CODE, SignUp
from consentlab.views.signupfields import FaultLine, Plans, SignUpPage, TextField, not_covered
from consentlab.widgets.card import Card
from consentlab.widgets.paragraph import Line, Paragraph

LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
"""Before figures in groups, so that the groups keep their order in every language."""


class EmailPage(SignUpPage):
    """The email address, which goes nowhere."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(kit, store, parent)
        words = kit.words
        self.say(
            words("What is your email?"),
            words(
                "Nothing is sent, and none of it is stored. "
                "Leave out what is too personal: an invented address will do."
            ),
        )
        self._email = TextField(kit, store, "email", ids.SIGNUP_EMAIL, words("Email"), self)
        self._email.field.setPlaceholderText("ana@example.org")
        self.field = self._email.field
        self.column.addWidget(self._email)

    def show_signup(self, signup: SignUp, fault: str, /) -> None:
        """Show what has been typed."""
        self._email.show_text(signup.email, fault)


class CodePage(SignUpPage):
    """The code, which stands right above its field."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(kit, store, parent)
        words = kit.words
        box = Card(kit, "sunken", self)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(20, *((12, 20, 14) if kit.scale < ONE_COLUMN else (8, 20, 8)))
        inside.setSpacing(2)
        inside.addWidget(Line(kit, "caption", words("Your code"), muted=True, parent=box))
        shown = Line(kit, "title1", _in_two(kit), parent=box)
        shown.setFont(_spaced(kit.font("title1", tabular=True), 0.12))
        inside.addWidget(shown)
        self._code = TextField(kit, store, "code", ids.SIGNUP_CODE, words("Code"), self)
        self._code.field.setFont(_spaced(kit.font("title3", tabular=True, weight=400), 0.08))
        self._code.field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.field = self._code.field
        self.column.addWidget(box)
        self.column.addWidget(self._code)

    def show_signup(self, signup: SignUp, fault: str, /) -> None:
        """Show where the code would have gone, and what has been typed."""
        words = self.kit.words
        self.say(
            words("Type the code"),
            words(
                "A real service would send it to {email}. Here nothing is sent, so this is it:",
                email=signup.email.strip(),
            ),
        )
        self._code.show_text(signup.code, fault)


class NamePage(SignUpPage):
    """The name, which stays here."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(kit, store, parent)
        words = kit.words
        self.say(
            words("What should the assistant call you?"),
            words("The name is only used here and not stored. An invented one will do."),
        )
        self._name = TextField(kit, store, "name", ids.SIGNUP_NAME, words("Name"), self)
        self.field = self._name.field
        self.column.addWidget(self._name)

    def show_signup(self, signup: SignUp, fault: str, /) -> None:
        """Show what has been typed."""
        self._name.show_text(signup.name, fault)


class PlanPage(SignUpPage):
    """The plan, and whether it leaves a choice about training."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(kit, store, parent)
        self._plans = Plans(kit, store, self)
        self._fault = FaultLine(kit, self)
        self._follows = Paragraph(kit, "body", muted=True, parent=self)
        self.answer = self._follows
        self.column.addWidget(self._fault)
        self.column.addWidget(self._plans)
        self.column.addWidget(self._follows)

    def show_signup(self, signup: SignUp, fault: str, /) -> None:
        """Show the plans, and what follows from the one that is chosen."""
        words = self.kit.words
        self.say(
            words("Which plan?"),
            words("Nothing is paid here. The plan says who decides about training."),
        )
        self._plans.show_plans(signup, fault)
        choices = self._plans.choices
        self.field = choices.get(signup.plan) or next(iter(choices.values()))
        self._fault.say(fault)
        if not signup.plan:
            self._follows.say(words("Choose one to see what follows from it."))
        elif signup.covered:
            self._follows.say(words("With this plan, training is your own choice. It comes next."))
        else:
            self._follows.say(not_covered(self.kit, signup))


class DonePage(SignUpPage):
    """Every answer once more, and what Finish makes of them."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(kit, store, parent)
        words = kit.words
        box = Card(kit, "sunken", self)
        grid = QGridLayout(box)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(kit.px(24))
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        names = (words("Email"), words("Name"), words("Plan"), words("Training"), words("Terms"))
        self._values = [Paragraph(kit, "body", parent=box) for _ in names]
        for row, (name, value) in enumerate(zip(names, self._values, strict=True)):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(Line(kit, "body", name, muted=True, fixed=True, parent=box), row, 0, top)
            grid.addWidget(value, row, 1)
        self.column.addWidget(box)

    def show_signup(self, signup: SignUp, _fault: str, /) -> None:
        """Show the answers."""
        words = self.kit.words
        choice = signup.choice
        stored = (
            words("Finish stores your plan and that you accepted the terms.")
            if choice is None
            else words("Finish stores your plan, your choice and that you accepted the terms.")
        )
        forgotten = words("Email, code and name are not kept.")
        self.say(words("Ready to finish"), f"{stored} {forgotten}")
        said = (
            signup.email.strip(),
            " ".join(signup.name.split()),
            signup.pack.plan_names.get(signup.plan, ""),
            words("Not asked") if choice is None else words("On") if choice else words("Off"),
            words("Accepted"),
        )
        for value, text in zip(self._values, said, strict=True):
            value.say(text)


def _spaced(font: QFont, part: float) -> QFont:
    """The font with its letters further apart, by this part of its size."""
    spaced = QFont(font)
    spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, part * font.pixelSize())
    return spaced


def _in_two(kit: Kit) -> str:
    """The code in two groups, which keep their order where words run from right to left."""
    return f"{LEFT_TO_RIGHT if kit.rtl else ''}{CODE[:3]} {CODE[3:]}"
