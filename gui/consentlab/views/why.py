"""Why: the open chat's outcome in plain sentences, each with its source or marked as assumed."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.policy.explain import Reason, explain
from consentlab.policy.outcome import ChatOutcome
from consentlab.policy.pack import PolicyPack
from consentlab.scene import Scene
from consentlab.views import phrases
from consentlab.widgets.flow import Flow
from consentlab.widgets.pages import empty
from consentlab.widgets.paragraph import Paragraph
from consentlab.widgets.tags import AssumptionTag, SourceLink


class WhyView(QScrollArea):
    """The reasons of the open chat, grouped by what they are about; `headed` by "Why"."""

    def __init__(self, kit: Kit, parent: QWidget | None = None, *, headed: bool = True) -> None:
        super().__init__(parent)
        self._kit, self._headed = kit, headed
        self._told: object = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        kit.control(self, ids.CHAT_WHY, kit.words("Why"))
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(kit.px(4), 0, kit.px(12), kit.px(12))
        self._column.setSpacing(0)
        self.setWidget(self._body)

    def show_scene(self, scene: Scene, outcome: ChatOutcome | None) -> None:
        """Tell the reasons of this outcome."""
        state = scene.state
        if state is None or outcome is None or not scene.reveal:
            self._fill([], None, None)
            return
        chat = next(chat for chat in state.history.chats if chat.id == outcome.id)
        reasons = explain(state.case, chat, outcome, state.look, self._kit.words)
        self._fill(list(reasons), outcome, state.policy.pack)

    def _fill(
        self, reasons: list[Reason], outcome: ChatOutcome | None, pack: PolicyPack | None
    ) -> None:
        told = (reasons, outcome)
        if told == self._told:
            return
        self._told = told
        empty(self._column)
        if outcome is None or pack is None:
            return
        if self._headed:
            head = Paragraph(self._kit, "title3", self._kit.words("Why"), parent=self._body)
            head.setContentsMargins(0, self._kit.px(16), 0, self._kit.px(10))
            self._column.addWidget(head)
        for _, group in groupby(reasons, key=lambda reason: (reason.about, reason.run)):
            self._column.addWidget(_Group(self._kit, list(group), outcome, pack, self._body))
        words = self._kit.words
        foot = Paragraph(self._kit, "caption", muted=True, parent=self._body)
        foot.say(
            words(
                "“Kept” is about the maker’s storage. "
                "The chat stays in the list until you delete it."
            )
        )
        self._column.addSpacing(self._kit.px(4))
        self._column.addWidget(foot)
        self._column.addStretch(1)


class _Group(QFrame):
    """One heading with its reasons below."""

    def __init__(
        self,
        kit: Kit,
        reasons: list[Reason],
        outcome: ChatOutcome,
        pack: PolicyPack,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "frame-ruled")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, kit.px(10), 0, kit.px(11))
        row.setSpacing(12)
        icon, color, strong, rest = self._head(kit, reasons[0], outcome)
        mark = QLabel(self)
        mark.setPixmap(kit.pixmap(icon, color, 20))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(kit.px(8))
        row.addLayout(column, 1)
        head = Paragraph(kit, "body", parent=self)
        head.say_two(strong, rest)
        column.addWidget(head)
        for reason in reasons:
            column.addLayout(self._reason(kit, reason, pack))

    def _head(self, kit: Kit, reason: Reason, outcome: ChatOutcome) -> tuple[str, str, str, str]:
        words = kit.words
        if reason.about == "training":
            status = outcome.training
            word = phrases.status_word(words, status)
            return f"status-{status}", f"status.{status}.color", word, words("for training")
        if reason.about == "retention":
            kept = phrases.kept(words, outcome.retention)
            icon = "status-expired" if kept.ended else "clock"
            period = words.period(outcome.retention.period)
            return icon, "text.muted", words("Kept {period}", period=period), kept.when
        if reason.about == "also":
            icon = "thumb-up" if outcome.also[0].because == "feedback" else "safety"
            return icon, "text.muted", words("Also used"), words("whatever the switch says")
        return "run", "text.muted", words("In a training run"), reason.run or ""

    def _reason(self, kit: Kit, reason: Reason, pack: PolicyPack) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        text = Paragraph(kit, "body", parent=self)
        text.say(reason.text)
        column.addWidget(text)
        tags = Flow(self, spacing=8)
        if not reason.stated:
            tags.add(AssumptionTag(kit, self))
        for source in reason.sources[:1]:
            tags.add(
                SourceLink(
                    kit,
                    phrases.source_label(kit.words, pack, source),
                    phrases.source_tip(kit.words, pack, source),
                    self,
                )
            )
        column.addWidget(tags)
        return column
