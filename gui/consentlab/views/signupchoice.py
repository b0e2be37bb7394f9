"""The pages of the sign-up that decide something: training, and the terms."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.policy.pack import Policy
from consentlab.policy.period import Period
from consentlab.signup import SignUp
from consentlab.views.phrases import kept_each
from consentlab.views.signupfields import FaultLine, SignUpPage, mark_fault, not_covered
from consentlab.widgets.card import Card
from consentlab.widgets.choice import Tick
from consentlab.widgets.drawing import box
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.toggle import SwitchRow

_SIDE, _OVER, _GAP = 16, 14, 16


class TrainingPage(SignUpPage):
    """The training switch, and what each side of it means."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(kit, store, parent)
        card = self._card = QFrame(self)
        card.setProperty("part", "switch-card")
        self._brief = Paragraph(kit, "body", parent=card)
        self._brief.hide()
        self._label = Paragraph(kit, "reading", weight=600, parent=card)
        self._switch = SwitchRow(kit, ids.SIGNUP_TOGGLE, "", card)
        self._switch.toggle.toggled.connect(self._set)
        self._hint = Paragraph(kit, "body", muted=True, parent=card)
        self._fault = FaultLine(kit, card)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._label, 1)
        row.addWidget(self._switch)
        inside = QVBoxLayout(card)
        tight = kit.scale >= ONE_COLUMN
        above = 12 if tight else 16
        inside.setContentsMargins(20, above, 20, above)
        inside.setSpacing(6 if tight else 12)
        inside.addWidget(self._brief)
        inside.addLayout(row)
        inside.addWidget(self._hint)
        inside.addWidget(self._fault)
        self._sides = _Sides(kit, self)
        words = kit.words
        note = words(
            "You can change this in Settings at any time. "
            "Either way, leave out what is too personal."
        )
        self.answer, self.field = card, self._switch.toggle
        self.spared, self.place = self._sides, 1
        self.column.addWidget(card)
        self.column.addWidget(self._sides)
        self.column.addWidget(Paragraph(kit, "body", note, muted=True, parent=self))

    def give_answer(self, foot: QVBoxLayout) -> None:
        """Both sides go with the switch, in a line each."""
        self._brief.show()
        super().give_answer(foot)

    def take_answer(self) -> None:
        """Beside the switch there is room for both sides in full."""
        self._brief.hide()
        super().take_answer()

    def show_signup(self, signup: SignUp, fault: str, /) -> None:
        """Show the switch as it stands."""
        words, toggle = self.kit.words, self._switch.toggle
        plan = signup.pack.plan_names.get(signup.plan, "")
        before = {
            "none": words("Nothing is set beforehand."),
            "on": words("The switch is on beforehand."),
            "off": words("The switch is off beforehand."),
        }[signup.preset]
        yours = words("Your plan is {plan}, so the choice is yours.", plan=plan)
        self.say(words("May your chats train models?"), f"{yours} {before}")
        self._label.say(signup.pack.switch.label)
        with QSignalBlocker(toggle):
            if signup.switch is None:
                toggle.set_unset()
            else:
                toggle.setChecked(signup.switch)
        toggle.setAccessibleName(signup.pack.switch.label)
        toggle.setAccessibleDescription(f"{toggle.word}. {fault}" if fault else toggle.word)
        self._fault.say(fault)
        mark_fault(self._card, fault)
        self._hint.setVisible(not fault)
        self._hint.say(
            words("Set it to one side or the other to go on.")
            if signup.switch is None
            else words("It counts once you finish.")
        )

    def show_policy(self, policy: Policy) -> None:
        """Say how long chats are kept with the switch on and off."""
        on, off = kept_each(self.kit.words, policy)
        self._sides.show_periods(policy.on, policy.off)
        self._brief.say(
            self.kit.words("On: may train models, kept {period}.", period=on)
            + "\n"
            + self.kit.words("Off: does not train models, kept {period}.", period=off)
        )

    def _set(self, on: bool) -> None:
        self.store.answer("allow", on)


class _Sides(QWidget):
    """On and off side by side, row by row; one below the other where there is no room."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        words = kit.words
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_SIDE, _OVER, _SIDE, _OVER)
        self._grid.setVerticalSpacing(8)
        self._kept = Paragraph(kit, "body", parent=self), Paragraph(kit, "body", parent=self)
        on = words("New chats and coding sessions may train models.")
        off = words("New chats and coding sessions do not train models.")
        self._sides: tuple[list[QWidget], ...] = tuple(
            [
                Line(kit, "strong", title, parent=self),
                Paragraph(kit, "body", meaning, parent=self),
                kept,
            ]
            for title, meaning, kept in zip(
                (words("On"), words("Off")), (on, off), self._kept, strict=True
            )
        )
        self._narrow = True
        self._arrange(narrow=False)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for number, side in enumerate(self._sides):
            for row, line in enumerate(side):
                at = (row + 4 * number, 0) if narrow else (row, 2 * number)
                self._grid.addWidget(line, *at, Qt.AlignmentFlag.AlignTop)
        gap = 2 * _OVER + 8
        self._grid.setHorizontalSpacing(0)
        self._grid.setColumnMinimumWidth(1, 0 if narrow else 2 * _SIDE + _GAP)
        self._grid.setRowMinimumHeight(3, gap if narrow else 0)
        for column in (0, 2):
            self._grid.setColumnStretch(column, int(column == 0 or not narrow))

    def show_periods(self, on: Period | None, off: Period | None) -> None:
        """Say how long chats are kept with the switch on and off."""
        for line, period in zip(self._kept, (on, off), strict=True):
            line.say(_kept(self._kit, period))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < self._kit.px(380))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a box around each side."""
        painter = QPainter(self)
        for side in self._sides:
            around = QRect()
            for line in side:
                around |= line.geometry()
            around.adjust(-_SIDE, -_OVER, _SIDE, _OVER)
            if not self._narrow:
                around.setHeight(self.height())
            edge = "border.subtle" if self._kit.contrast else ""
            box(painter, self._kit, around, 14, "surface.sunken", edge)


class TermsPage(SignUpPage):
    """What the terms and the privacy policy say in short, and a box to accept them."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(kit, store, parent)
        words = kit.words
        self._box = Card(kit, "sunken", self)
        self._inside = QVBoxLayout(self._box)
        self._inside.setContentsMargins(20, 16, 20, 16)
        self._inside.setSpacing(8)
        self._brief = Paragraph(kit, "caption", muted=True, parent=self._box)
        self._brief.hide()
        self._inside.addWidget(self._brief)
        answer = QWidget(self)
        self._tick = Tick(kit, ids.SIGNUP_TERMS, words("I accept the terms"), answer)
        self._tick.toggled.connect(self._ticked)
        self._fault = FaultLine(kit, answer)
        below = QVBoxLayout(answer)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self._tick)
        below.addWidget(self._fault)
        self.answer, self.field = answer, self._tick
        self.column.addWidget(self._box)
        self.column.addWidget(answer)

    def give_answer(self, foot: QVBoxLayout) -> None:
        """Where the title is left out, whose words these are is still said."""
        super().give_answer(foot)
        self._brief.setVisible(self.spared is not None)

    def take_answer(self) -> None:
        """The title says it again."""
        self._brief.hide()
        super().take_answer()

    def show_signup(self, signup: SignUp, fault: str, /) -> None:
        """Sum up the pack's terms; say why training was not asked where it was not."""
        words = self.kit.words
        notice = signup.pack.notice if signup.covered else None
        if notice:
            text = words("In short, and in our own words.")
        elif signup.covered:
            text = words(
                "There is no summary of the terms of {maker} here.", maker=signup.pack.maker
            )
        else:
            summary = words("This simulation has no summary of that agreement.")
            text = f"{not_covered(self.kit, signup)}\n\n{summary}"
        self.say(words("Accept the terms"), text)
        # In one column hardly a line of the terms would be in sight below it.
        self.spared = self.head if notice and self.kit.scale >= ONE_COLUMN else None
        self._box.setVisible(notice is not None)
        self._brief.say(text)
        if notice and self._inside.count() == 1:
            self._add(words("Terms"), notice.terms)
            self._inside.addSpacing(8)
            self._add(words("Privacy policy"), notice.privacy)
        with QSignalBlocker(self._tick):
            self._tick.setChecked(signup.accepted)
        self._tick.update()
        self._tick.setAccessibleDescription(fault)
        self._fault.say(fault)

    def _add(self, title: str, sentences: tuple[str, ...]) -> None:
        self._inside.addWidget(Line(self.kit, "strong", title, parent=self._box))
        for sentence in sentences:
            self._inside.addWidget(Paragraph(self.kit, "body", sentence, parent=self._box))

    def _ticked(self, on: bool) -> None:
        self.store.answer("accepted", on)


def _kept(kit: Kit, period: Period | None) -> str:
    if period is None:
        return kit.words("They are kept until you delete them.")
    return kit.words("They are kept for {period}.", period=kit.words.period(period.text))
