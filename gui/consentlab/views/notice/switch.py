"""The layouts with a switch and an Accept: the switch above it, as reported, or below it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.state import State
from consentlab.variant import Emphasis, Variant
from consentlab.views.notice.form import Changes, Form, Part
from consentlab.widgets.buttons import Kind, button
from consentlab.widgets.paragraph import Paragraph
from consentlab.widgets.toggle import SwitchRow

KINDS: dict[Emphasis, tuple[Kind, Kind]] = {
    "accept": ("ink", "answer"),
    "plain": ("large", "answer"),
    "equal": ("large", "large"),
}
"""How Accept and "Not now" are drawn."""


class SwitchForm(Form):
    """The switch stands beside what it is about while that fits, else beside the answers.

    Below Accept it stands there always. Accept can be pressed while nothing is set, and then
    says what is missing and leads there.
    """

    def __init__(self, kit: Kit, store: Store, variant: Variant, parent: QWidget) -> None:
        super().__init__(kit, store, variant, parent)
        self.moves = variant.layout == "toggle-then-accept"
        self._switch = SwitchRow(kit, ids.NOTICE_TOGGLE, "", parent)
        self._switch.toggle.toggled.connect(store.set_switch)
        self._missing = Missing(kit, self._sentences.unset, parent)
        self._changes = Changes(kit, self.middle)
        self._pinned = Part(self.foot)
        self._brief = Paragraph(kit, "body", parent=self._pinned)
        self._label = Paragraph(kit, "strong", parent=self._pinned)
        accept, later = KINDS[variant.emphasis]
        self._accept = button(
            kit, ids.NOTICE_ACCEPT, self._sentences.accept, accept, parent=self.foot
        )
        self._accept.clicked.connect(self._accepted)
        self._not_now = self._later(later)
        self._build()

    def _build(self) -> None:
        self.middle.rows.addWidget(self._changes)
        beside = QHBoxLayout()
        beside.addWidget(self._label, 1)
        self._beside = beside
        self._pinned.rows.setSpacing(8)
        self._pinned.rows.addWidget(self._brief)
        self._pinned.rows.addLayout(beside)
        answers = QHBoxLayout()
        answers.setSpacing(12)
        answers.addWidget(self._not_now, 1 if self._variant.emphasis == "equal" else 0)
        answers.addWidget(self._accept, 1)
        foot = self.foot.rows
        foot.addLayout(answers)
        if self.moves:
            foot.insertWidget(0, self._pinned)
        else:
            foot.setSpacing(16)
            foot.addWidget(self._pinned)
        self.pin(pinned=False)

    @property
    def stops(self) -> tuple[list[QWidget], list[QWidget]]:
        """The switch, then "Not now" and Accept."""
        return [self._switch.toggle], [self._not_now, self._accept]

    @property
    def in_text(self) -> bool:
        """Whether the switch stands beside what it is about."""
        return self._pinned.isHidden()

    @property
    def below_answers(self) -> bool:
        """Whether the switch stands below Accept."""
        return not self.moves

    def pin(self, *, pinned: bool) -> None:
        """Put the switch, and what is missing, beside its words or beside the answers."""
        self.pinned = pinned
        self._brief.setVisible(pinned)
        beside_answers = pinned or not self.moves
        self._pinned.setVisible(beside_answers)
        training = self._changes.training
        head, below = training.head, training.column
        if beside_answers:
            head, below = self._beside, self._pinned.rows
        if head.indexOf(self._switch) < 0:
            head.addWidget(self._switch)
            below.addWidget(self._missing)
            self._switch.show()

    def added(self) -> int:
        """The height of what stands beside the answers, and else would not."""
        if not self.pinned:
            return 0
        added = self._pinned if self.moves else self._brief
        return added.sizeHint().height() + 12

    def show_scene(self, scene: Scene, state: State, /, *, later: bool) -> None:
        """Show how the switch stands, and what it is about."""
        pack = state.policy.pack
        self._label.say(pack.switch.label)
        self._brief.say(self._sentences.brief(state))
        self._changes.training.say(*self._sentences.training(pack, apart=not self.in_text))
        self._changes.keeping.say(*self._sentences.retention(state))
        self._not_now.setVisible(later)
        missing = scene.unset_said and scene.switch is None
        self._missing.setVisible(missing)
        toggle = self._switch.toggle
        toggle.setAccessibleName(pack.switch.label)
        with QSignalBlocker(toggle):
            if scene.switch is None:
                toggle.set_unset()
            else:
                toggle.setChecked(scene.switch)
        if missing:
            toggle.setAccessibleDescription(f"{toggle.word}. {self._missing.text}")

    @Slot()
    def _accepted(self) -> None:
        self._store.accept()
        if self._store.scene.unset_said:
            self._switch.toggle.setFocus(Qt.FocusReason.OtherFocusReason)


class Missing(QWidget):
    """What has to be set before Accept can be accepted."""

    def __init__(self, kit: Kit, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        mark = QLabel(self)
        mark.setPixmap(kit.pixmap("alert", "text.error", 16))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.px(8))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(kit, "body", self.text, color="text.error", parent=self), 1)
        self.hide()
