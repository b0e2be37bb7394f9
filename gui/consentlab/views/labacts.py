"""The upper half of the lab panel: what a moderator can do to the walkthrough on the stage."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.catalogue import Catalogue
from consentlab.look.kit import Kit
from consentlab.look.tips import literal
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.state import State
from consentlab.views.labparts import GAP, Choice, Field, Pair
from consentlab.views.labreadings import ReadingsView
from consentlab.widgets.buttons import button
from consentlab.widgets.paragraph import Line
from consentlab.widgets.taborder import lead_through
from consentlab.words import Words


class LabActs(QWidget):
    """Plan, variant of the notice, a training run, the open chat, and the readings."""

    def __init__(
        self, kit: Kit, store: Store, catalogue: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._variants = [
            (variant.id, variant.title)
            for variant in (catalogue.variant(name) for name in catalogue.variants())
        ]
        words = kit.words
        self.plan = Choice(kit, ids.LAB_PLAN, words("Plan"), self)
        self.plan.picked.connect(store.set_plan)
        self.variant = Choice(kit, ids.LAB_VARIANT, words("Notice variant"), self)
        self.variant.picked.connect(store.set_variant)
        self._run_name = kit.control(QLineEdit(self), ids.LAB_RUN_NAME, words("Training run"))
        self._run_name.setPlaceholderText(words("Name (optional)"))
        self._run_name.setToolTip(literal(words("Name (optional)")))
        self._run_name.returnPressed.connect(self._start_run)
        self._run = button(kit, ids.LAB_RUN, words("Start run"), "other", "run", self)
        self._run.clicked.connect(self._start_run)
        self._chat = Line(kit, "caption", muted=True, parent=self)
        self._flag = button(kit, ids.LAB_FLAG, words("Flag"), "other", "safety", self)
        self._flag.clicked.connect(store.flag)
        review = words("Mark reviewed")
        self._review = button(kit, ids.LAB_REVIEW, review, "other", "reviewed", self)
        self._review.clicked.connect(store.review)
        self._unfold = kit.control(Field(kit, "plain", self), ids.LAB_UNFOLD, words("Readings"))
        self._unfold.clicked.connect(self._fold)
        self._readings = ReadingsView(kit, store, self)
        self._lay_out()

    def _lay_out(self) -> None:
        kit, words = self._kit, self._kit.words
        self._heading = QWidget(self)
        heading = QHBoxLayout(self._heading)
        heading.setContentsMargins(0, 0, 0, 0)
        heading.setSpacing(GAP)
        mark = QLabel(self)
        mark.setPixmap(kit.pixmap("assumption", "text.primary", 16))
        heading.addWidget(mark)
        heading.addWidget(Line(kit, "strong", words("Readings"), parent=self), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Pair(self.plan, self.variant, self))
        for parts in (
            (
                Line(kit, "caption", words("Training run"), muted=True, parent=self),
                Pair(self._run_name, self._run, self, even=False),
                8,
                self._chat,
                Pair(self._flag, self._review, self),
            ),
            (self._unfold, self._heading, self._readings),
        ):
            section = QFrame(self)
            section.setProperty("part", "frame-ruled")
            inside = QVBoxLayout(section)
            inside.setContentsMargins(0, 12, 0, 0)
            inside.setSpacing(4)
            for part in parts:
                if isinstance(part, int):
                    inside.addSpacing(part)
                else:
                    inside.addWidget(part)
            column.addWidget(section)

    def show_scene(self, scene: Scene, *, wide: bool) -> None:
        """Show what holds, and enable what can be done now. `wide`: the readings do not fold."""
        state, words, lab = scene.state, self._kit.words, scene.lab
        if state is None:
            return
        names = state.scenario.pack.plan_names
        self.plan.show_options(list(names.items()), state.case.plan(state.next_act))
        own = (state.variant.id, state.variant.title)
        others = [] if own[0] in dict(self._variants) else [own]
        self.variant.show_options([*self._variants, *others], own[0])
        chat = state.chat(scene.open_chat)
        self._chat.say(chat.title if chat else words("No chat is open"))
        for control in (self.plan.field, self._run_name, self._run):
            control.setEnabled(state.can_act)
        for control in (self._flag, self._review):
            control.setEnabled(state.can_act and _is_there(state, scene.open_chat))
        if self._readings.show_scene(scene):
            lead_through(self._unfold, self._readings)
        self._unfold.say(_readings(words, state))
        self._unfold.set_arrow("up" if lab.unfolded else "down")
        self._unfold.setVisible(not wide)
        self._heading.setVisible(wide)
        self._readings.setVisible(wide or lab.unfolded)

    def _start_run(self) -> None:
        if self._store.start_run(self._run_name.text()):
            self._run_name.clear()

    def _fold(self) -> None:
        self._store.arrange_lab(unfolded=not self._store.scene.lab.unfolded)


def _is_there(state: State, chat_id: str) -> bool:
    """Whether the chat has begun and is not deleted at the instant looked from."""
    chat = state.chat(chat_id)
    if chat is None or state.chat_outcome(chat_id) is None:
        return False
    deletion = state.case.life(chat).deletion
    return deletion is None or deletion > state.look


def _readings(words: Words, state: State) -> str:
    """How many readings are other than those that the policy pack itself takes."""
    policy = state.policy
    others = sum(policy.readings[r.id] != r.default for r in policy.pack.readings)
    if not others:
        return words("Readings, as shipped")
    return words.many("Readings, {n} changed", "Readings, {n} changed", others)
