"""Why: the open chat's outcome in plain sentences, each with its source or marked as assumed."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import PAPER_SIDE, Kit
from consentlab.policy.explain import Reason, explain
from consentlab.policy.outcome import ChatOutcome
from consentlab.policy.pack import PolicyPack
from consentlab.scene import Scene
from consentlab.views import phrases
from consentlab.views.basis import Basis
from consentlab.widgets.clear import keep_clear
from consentlab.widgets.fade import Fade
from consentlab.widgets.pages import as_many, empty
from consentlab.widgets.paragraph import Paragraph
from consentlab.widgets.restyle import restyle
from consentlab.widgets.taborder import lead_through
from consentlab.widgets.tags import SourceLink
from consentlab.words import Words


class WhyView(QScrollArea):
    """The reasons of the open chat, grouped by what they are about; `headed` by "Why".

    It lies bare on the frame, until `lie_on_paper` says otherwise.
    """

    def __init__(self, kit: Kit, parent: QWidget | None = None, *, headed: bool = True) -> None:
        super().__init__(parent)
        self._kit, self._headed, self._on_paper = kit, headed, False
        self._told: object = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        kit.control(self, ids.CHAT_WHY, kit.words("Why"))
        self._groups: list[_Group] = []
        self._stops = 0
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setSpacing(0)
        self._head = Paragraph(kit, "title3", kit.words("Why"), parent=self._body)
        self._head.setContentsMargins(0, kit.px(16), 0, kit.px(10))
        self._nothing = Paragraph(kit, "body", muted=True, parent=self._body)
        self._nothing.hide()
        self._foot = Paragraph(kit, "caption", muted=True, parent=self._body)
        self._within = QVBoxLayout()
        self._within.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(self._nothing)
        self._column.addLayout(self._within)
        self._column.addSpacing(kit.px(4))
        self._column.addWidget(self._foot)
        self._column.addStretch(1)
        self.setWidget(self._body)
        self._fade = Fade(kit, self, radius=kit.theme.radius["card"])
        self.lie_on_paper(False)

    def lie_on_paper(self, on_paper: bool) -> None:
        """Begin where the chat's title does, as a page of it, or nearly at the edge.

        The page's part is chosen by its name: there is no heading that says it again.
        """
        kit = self._kit
        self._on_paper = on_paper
        near, far = (PAPER_SIDE, PAPER_SIDE) if on_paper else (kit.px(4), kit.px(12))
        sides = (far, near) if kit.rtl else (near, far)
        above = kit.px(4) if on_paper else 0
        self._column.setContentsMargins(sides[0], above, sides[1], kit.px(12))
        self._nothing.setContentsMargins(0, kit.px(10) if on_paper else 0, 0, 0)
        told = not (self._foot.isHidden() and self._nothing.isHidden())
        self._head.setVisible(told and self._headed and not on_paper)
        self._rule_groups()
        restyle(self.verticalScrollBar(), "in", "page" if on_paper else "")
        self._fade.lie_on("surface.paper" if on_paper else "surface.frame")

    def leave_free(self, high: int) -> None:
        """Keep so many pixels at the bottom clear, for what lies over them."""
        keep_clear(self, high)

    def show_scene(self, scene: Scene, outcome: ChatOutcome | None) -> None:
        """Tell the reasons of this outcome."""
        state = scene.state
        if not scene.reveal:
            empty(self._within)  # no widget keeps an outcome that is hidden
            self._groups = []
        if state is None or outcome is None or not scene.reveal:
            self._fill([], None, None)
            self._say_nothing(scene)
            return
        chat = state.chats_by_id[outcome.id]
        reasons = explain(state.case, chat, outcome, state.look, self._kit.words)
        self._fill(list(reasons), outcome, state.policy.pack)

    def _say_nothing(self, scene: Scene) -> None:
        """Why there are no reasons, in place of them."""
        words = self._kit.words
        told = scene.reveal and self._headed
        self._head.setVisible(told and not self._on_paper)
        self._nothing.setVisible(told)
        chat = scene.state.chat(scene.open_chat) if scene.state else None
        if scene.draft == "private":
            self._nothing.say(words("A private chat stays out of training."))
        elif scene.draft or (chat and not chat.messages):
            self._nothing.say(words("Nothing to explain yet. It begins with your first message."))
        elif chat:
            self._nothing.say(phrases.begins(words, chat))
        else:
            self._nothing.say(words("Open a chat to see what happens to it, and why."))

    def _fill(
        self, reasons: list[Reason], outcome: ChatOutcome | None, pack: PolicyPack | None
    ) -> None:
        told = (reasons, outcome)
        if told == self._told:
            return
        self._told = told
        self._nothing.hide()
        told_of = outcome is not None and pack is not None
        self._head.setVisible(told_of and self._headed and not self._on_paper)
        self._foot.setVisible(told_of)
        if outcome is None or pack is None:
            as_many(self._groups, 0, self._make)
            return
        self._foot.say(_foot(self._kit.words, outcome))
        groups = [
            list(group)
            for _, group in groupby(reasons, key=lambda reason: (reason.about, reason.run))
        ]
        shown = as_many(self._groups, len(groups), self._make)
        for widget, group in zip(shown, groups, strict=True):
            widget.show_reasons(group, outcome, pack)
        self._rule_groups()
        stops = len(self._body.findChildren(SourceLink))
        if stops != self._stops:
            self._stops = stops
            lead_through(self, self._body)

    def _rule_groups(self) -> None:
        """A line above each group, but for the first of a page: one ends the header already."""
        for number, group in enumerate(self._groups):
            restyle(group, "part", "frame-ruled" if number or not self._on_paper else "")

    def _make(self) -> _Group:
        group = _Group(self._kit, self._body)
        self._within.addWidget(group)
        self._foot.raise_()  # it comes last for assistive technology, too
        return group


class _Group(QFrame):
    """One heading with its reasons below."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._reasons: list[_Reason] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, kit.px(10), 0, kit.px(11))
        row.setSpacing(12)
        self._mark = QLabel(self)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(kit.px(8))
        row.addLayout(self._column, 1)
        self._head = Paragraph(kit, "body", parent=self)
        self._column.addWidget(self._head)

    def show_reasons(self, reasons: list[Reason], outcome: ChatOutcome, pack: PolicyPack) -> None:
        """Tell these reasons, all of them about the same."""
        icon, color, strong, rest = _heading(self._kit, reasons[0], outcome)
        self._mark.setPixmap(self._kit.pixmap(icon, color, 20))
        self._head.say_two(strong, rest)
        shown = as_many(self._reasons, len(reasons), self._make)
        for widget, reason in zip(shown, reasons, strict=True):
            widget.show_reason(reason, pack)

    def _make(self) -> _Reason:
        reason = _Reason(self._kit, self)
        self._column.addWidget(reason)
        return reason


class _Reason(QWidget):
    """One sentence, and what it rests on."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._text = Paragraph(kit, "body", parent=self)
        self._basis = Basis(kit, self)
        column.addWidget(self._text)
        column.addWidget(self._basis)

    def show_reason(self, reason: Reason, pack: PolicyPack) -> None:
        """Tell this reason."""
        self._text.say(reason.text)
        self._basis.show_basis(pack, reason.stated, reason.sources)


def _foot(words: Words, outcome: ChatOutcome) -> str:
    """What the words mean: "kept", and where a copy has ended the status."""
    kept = words(
        "“Kept” is about the maker’s storage. The chat stays in the list until you delete it."
    )
    if not outcome.retention.ended or outcome.training == "expired":
        return kept
    status = words(
        "“Copy ended” is the status of chats that could be used until then; this one keeps its own."
    )
    return f"{kept} {status}"


def _heading(kit: Kit, reason: Reason, outcome: ChatOutcome) -> tuple[str, str, str, str]:
    """Icon, its colour, and the two parts of the line above these reasons."""
    words = kit.words
    if reason.about == "training":
        status = outcome.training
        word = phrases.status_word(words, status)
        return f"status-{status}", f"status.{status}.color", word, words("for training")
    if reason.about == "retention":
        kept = phrases.kept(words, outcome.retention)
        icon = "status-expired" if kept.ended else "clock"
        if outcome.retention.period is None:
            return icon, "text.muted", kept.strong, kept.when
        period = words.period(outcome.retention.period)
        return icon, "text.muted", words("Kept {period}", period=period), kept.when
    if reason.about == "also":
        icon = "thumb-up" if outcome.also[0].because == "feedback" else "safety"
        return icon, "text.muted", words("Also used"), words("whatever the switch says")
    return "run", "text.muted", words("In a training run"), phrases.run_label(reason.run or "")
