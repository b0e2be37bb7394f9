"""The privacy page: the switch, what it does now and does not undo, and what else there is."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.model import Store, setting_now
from consentlab.policy.pack import Fact, PolicyPack
from consentlab.policy.period import UNTIL_DELETED
from consentlab.scene import Scene
from consentlab.state import State
from consentlab.views import phrases
from consentlab.views.pages import page_margins
from consentlab.widgets.banner import Banner
from consentlab.widgets.drawing import isolated
from consentlab.widgets.pages import empty
from consentlab.widgets.paragraph import Line, Paragraph
from consentlab.widgets.tags import AssumptionTag, SourceLink
from consentlab.widgets.toggle import SwitchRow

ICONS = {
    "kept": "clock",
    "history": "chat",
    "feedback": "thumb-up",
    "deletion": "delete",
    "sensitive": "sensitive",
    "selling": "no-sell",
    "others": "compare",
}


class PrivacyPage(QWidget):
    """Flipping the switch applies at once."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._facts_of: tuple[str, bool] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(*page_margins(kit))
        column.setSpacing(14)
        column.addWidget(Line(kit, "title2", kit.words("Privacy"), parent=self))
        self._why_not = Banner(kit, "info", parent=self)
        column.addWidget(self._why_not)
        column.addWidget(self._switch_card())
        self._facts = QVBoxLayout()
        self._facts.setSpacing(0)
        column.addLayout(self._facts)
        column.addStretch(1)

    def _switch_card(self) -> QWidget:
        kit, words = self._kit, self._kit.words
        card = QFrame(self)
        card.setProperty("part", "switch-card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        head = QHBoxLayout()
        self._label = Paragraph(kit, "strong", parent=card)
        self._switch = SwitchRow(kit, ids.SETTINGS_PRIVACY_TOGGLE, "", card)
        self._switch.toggle.toggled.connect(self._store.choose)
        head.addWidget(self._label, 1)
        head.addWidget(self._switch)
        rows.addLayout(head)
        self._way = Paragraph(kit, "caption", muted=True, parent=card)
        rows.addWidget(self._way)
        two = QHBoxLayout()
        two.setSpacing(24)
        self._now, self._not_undone = (
            Paragraph(kit, "body", muted=True, parent=card),
            Paragraph(kit, "body", muted=True, parent=card),
        )
        two.addWidget(_side(kit, words("What it does now"), self._now, card), 1)
        self._undoing = _side(kit, words("What it does not undo"), self._not_undone, card)
        two.addWidget(self._undoing, 1)
        rows.addLayout(two)
        return card

    def show_scene(self, scene: Scene) -> None:
        """Show the setting at the instant looked from."""
        state, words = scene.state, self._kit.words
        if state is None:
            return
        pack, setting = state.policy.pack, setting_now(state)
        covered = _is_covered(state)
        toggle = self._switch.toggle
        toggle.setAccessibleName(pack.switch.label)
        toggle.setEnabled(state.can_act and covered)
        with QSignalBlocker(toggle):
            if setting == "undecided":
                toggle.set_unset()
            else:
                toggle.setChecked(setting == "on")
        toggle.set_applies(covered)
        self._label.say(pack.switch.label)
        way = words(" → ").join(pack.switch.path)
        way = isolated(way, rtl=self._kit.rtl)
        self._way.say(words("In {assistant}: {way}", assistant=pack.assistant, way=way))
        self._why_not.setVisible(not toggle.isEnabled())
        self._why_not.say(
            words("You are looking back. Acting is possible from the present on.")
            if covered
            else words("The switch does not apply on this plan.")
        )
        self._now.say(_does_now(self._kit, state))
        self._not_undone.say(_does_not_undo(self._kit, state, scene.reveal))
        self._undoing.setVisible(_was_covered(state))
        if self._facts_of != (pack.id, covered):
            self._facts_of = pack.id, covered
            empty(self._facts)
            for fact in pack.facts:
                text = fact.text
                if fact.id == "kept" and not covered:
                    text = words(
                        "The organisation’s agreement decides. On covered plans: {text}",
                        text=isolated(text, rtl=self._kit.rtl),
                    )
                self._facts.addWidget(FactRow(self._kit, pack, fact, text, self))


def _side(kit: Kit, title: str, text: QWidget, parent: QWidget) -> QWidget:
    """A text with its title, beside another."""
    side = QWidget(parent)
    lines = QVBoxLayout(side)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(4)
    name = Paragraph(kit, "caption", parent=side)
    name.say_two(title, "")
    lines.addWidget(name)
    lines.addWidget(text)
    lines.addStretch(1)
    return side


class FactRow(QFrame):
    """One thing that the page tells, in this `text`, with its source."""

    def __init__(self, kit: Kit, pack: PolicyPack, fact: Fact, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "ruled")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, kit.px(11), 0, kit.px(11))
        row.setSpacing(16)
        icon = QLabel(self)
        icon.setPixmap(kit.pixmap(ICONS.get(fact.id, "info"), "text.muted", 20))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(Paragraph(kit, "strong", fact.title, parent=self), 1)
        if not fact.basis.stated:
            head.addWidget(AssumptionTag(kit, self))
        for source in fact.basis.sources[:1]:
            head.addWidget(
                SourceLink(
                    kit,
                    phrases.source_label(kit.words, pack, source),
                    phrases.source_tip(kit.words, pack, source),
                    self,
                )
            )
        column.addLayout(head)
        column.addWidget(Paragraph(kit, "body", text, muted=True, parent=self))
        row.addLayout(column, 1)


def _is_covered(state: State) -> bool:
    """Whether the policy covers the plan at the instant looked from."""
    return state.case.plan(state.look) in state.policy.pack.covered.names


def _was_covered(state: State) -> bool:
    """Whether a plan was covered up to then: else the switch never did anything to undo."""
    plans = state.case.plans[: 1 + bisect_right(state.case.plan_at, state.look)]
    return any(plan in state.policy.pack.covered.names for plan in plans)


def _does_now(kit: Kit, state: State) -> str:
    words, policy = kit.words, state.policy
    if not _is_covered(state):
        return words(
            "Nothing on this plan: the organisation’s agreement decides about training, "
            "and about how long chats are kept."
        )
    setting = setting_now(state)
    period = policy.on if setting == "on" else policy.off
    kept = words.period(period.text if period else UNTIL_DELETED)
    if setting == "on":
        return words(
            "New and resumed chats can be used for training. They are kept {period}.", period=kept
        )
    if setting == "off":
        return words(
            "New and resumed chats are not used for training. They are kept {period}.",
            period=kept,
        )
    return words(
        "No choice has been made. Nothing is used for training. Chats are kept {period}.",
        period=kept,
    )


def _does_not_undo(kit: Kit, state: State, reveal: bool) -> str:
    words = kit.words
    started = [run for run in state.case.runs if run.at <= state.look]
    if not started:
        return words("A training run that has started keeps the chats it took in.")
    run = started[-1]
    if not reveal:
        return words(
            "The run “{run}” started on {day}. It keeps the chats it took in.",
            run=run.run,
            day=words.day(run.at),
        )
    count = sum(run.run in chat.runs for chat in state.outcome().chats)
    if count == 0:
        return words(
            "The run “{run}” started on {day} with none of your chats.",
            run=run.run,
            day=words.day(run.at),
        )
    return words.many(
        "The run “{run}” started on {day} with {n} of your chats. It keeps it.",
        "The run “{run}” started on {day} with {n} of your chats. It keeps them.",
        count,
        run=run.run,
        day=words.day(run.at),
    )
