"""The pages of the sign-up that decide something: training, and the terms."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.policy.pack import Policy
from consentlab.policy.period import Period
from consentlab.signup import SignUp
from consentlab.views.signupfields import FaultLine, SignUpPage, not_covered
from consentlab.widgets.card import Card
from consentlab.widgets.choice import Tick
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.toggle import SwitchRow


class TrainingPage(SignUpPage):
    """The training switch, and what each side of it means."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(kit, store, parent)
        card = QFrame(self)
        card.setProperty("part", "switch-card")
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
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(12)
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
        self.column.addWidget(card)
        self.column.addWidget(self._sides)
        self.column.addWidget(Paragraph(kit, "body", note, muted=True, parent=self))

    def take_answer(self) -> None:
        """Put the switch above its two sides."""
        if self.answer and self.column.indexOf(self.answer) < 0:
            self.column.insertWidget(1, self.answer)
            self.answer.show()  # Qt does so later, and until then it would take no room

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
        self._hint.setVisible(not fault and self.kit.scale < ONE_COLUMN)
        self._hint.say(
            words("Set it to one side or the other to go on.")
            if signup.switch is None
            else words("It counts once you finish.")
        )

    def show_policy(self, policy: Policy) -> None:
        """Say how long chats are kept with the switch on and off."""
        self._sides.show_periods(policy.on, policy.off)

    def _set(self, on: bool) -> None:
        self.store.answer("allow", on)


class _Sides(QWidget):
    """On and off side by side, one below the other where there is no room."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        words = kit.words
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._on = self._side(
            words("On"), "status-eligible", words("New chats and coding sessions may train models.")
        )
        self._off = self._side(
            words("Off"),
            "status-off",
            words("New chats and coding sessions do not train models."),
        )

    def _side(self, title: str, icon: str, meaning: str) -> Paragraph:
        """One side's card; the line that tells how long is given back."""
        kit = self._kit
        card = Card(kit, "sunken", self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(8)
        inside.addWidget(Line(kit, "strong", title, parent=card))
        kept = Paragraph(kit, "body", parent=card)
        for name, line in ((icon, Paragraph(kit, "body", meaning, parent=card)), ("clock", kept)):
            row = QHBoxLayout()
            row.setSpacing(10)
            sign = QLabel(card)
            sign.setPixmap(kit.pixmap(name, "text.muted"))
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(line, 1)
            inside.addLayout(row)
        inside.addStretch(1)
        self._row.addWidget(card, 1)
        return kept

    def show_periods(self, on: Period | None, off: Period | None) -> None:
        """Say how long chats are kept with the switch on and off."""
        self._on.say(_kept(self._kit, on))
        self._off.say(_kept(self._kit, off))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        narrow = self.width() < self._kit.px(380)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)


class TermsPage(SignUpPage):
    """What the terms and the privacy policy say in short, and a box to accept them."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(kit, store, parent)
        words = kit.words
        self._box = Card(kit, "sunken", self)
        self._inside = QVBoxLayout(self._box)
        self._inside.setContentsMargins(20, 16, 20, 16)
        self._inside.setSpacing(8)
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

    def take_answer(self) -> None:
        """Put the box to tick below the terms."""
        if self.answer and self.column.indexOf(self.answer) < 0:
            self.column.addWidget(self.answer)
            self.answer.show()

    def show_signup(self, signup: SignUp, fault: str, /) -> None:
        """Sum up the pack's terms; say why training was not asked where it was not."""
        words, notice = self.kit.words, signup.pack.notice
        text = (
            words("In short, and in our own words.")
            if notice
            else words("There is no summary of the terms of {maker} here.", maker=signup.pack.maker)
        )
        if not signup.covered:
            text = f"{not_covered(self.kit, signup)} {text}"
        self.say(words("Accept the terms"), text)
        self._box.setVisible(notice is not None)
        if notice and self._inside.isEmpty():
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
