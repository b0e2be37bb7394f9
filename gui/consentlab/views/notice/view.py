"""The maker's notice, and the gate that it becomes after the deadline."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.policy.pack import Notice
from consentlab.scene import Scene, Summary
from consentlab.variant import Layout, Variant
from consentlab.views.notice.equal import EqualForm
from consentlab.views.notice.form import Form
from consentlab.views.notice.lines import LinesForm
from consentlab.views.notice.sentences import Sentences
from consentlab.views.notice.switch import SwitchForm
from consentlab.widgets.banner import Banner
from consentlab.widgets.buttons import button
from consentlab.widgets.fade import HIGH as FADE_HIGH
from consentlab.widgets.overlay import EDGE, Overlay
from consentlab.widgets.paragraph import Line, Paragraph

FORMS: dict[Layout, type[Form]] = {
    "toggle-then-accept": SwitchForm,
    "accept-then-toggle": SwitchForm,
    "two-choices": LinesForm,
    "equal-buttons": EqualForm,
}
"""What makes each layout's part of the notice."""


class NoticeView(Overlay):
    """Title, date line, what changes, and the answers, as one variant has them.

    Nothing is collected before an answer. Until the deadline the notice can be put off, unless
    the variant has no "Not now"; from then on it is a gate, which can only be put aside to
    read first.
    """

    def __init__(self, kit: Kit, store: Store, parent: QWidget, variant: Variant) -> None:
        make = FORMS[variant.layout]
        super().__init__(kit, ids.NOTICE_DIALOG, "", make.wide, parent)
        self.variant = variant
        self._kit, self._store = kit, store
        self._sentences = Sentences(kit.words, variant)
        words = kit.words
        role = "title1" if kit.scale < ONE_COLUMN else "title2"
        self._title = Paragraph(kit, role, parent=self)
        self._date = Paragraph(kit, "reading", muted=True, parent=self)
        self._said = Banner(kit, "info", parent=self)
        self._form = make(kit, store, variant, self)
        self._terms = button(kit, ids.NOTICE_TERMS, words("Terms"), "link", parent=self)
        self._policy = button(kit, ids.NOTICE_POLICY, words("Privacy policy"), "link", parent=self)
        self._terms.clicked.connect(self._show_terms)
        self._policy.clicked.connect(self._show_policy)
        self._heading = Paragraph(kit, "strong", parent=self)
        self._summary = Paragraph(kit, "body", muted=True, parent=self)
        self._shown: tuple[bool, Summary] = (False, "")
        self._read = button(
            kit, ids.NOTICE_READ, words("Read chats and settings first"), "plain", parent=self
        )
        self._read.clicked.connect(store.read_first)
        self.escape.connect(self._escaped)
        self._build()

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._date)
        self.body.addLayout(head)
        self.body.addWidget(self._said)
        self.body.addWidget(self._form.middle)
        self.body.addLayout(self._links())
        opened = QVBoxLayout()
        opened.setSpacing(4)
        opened.addWidget(self._heading)
        opened.addWidget(self._summary)
        self.body.addLayout(opened)
        if self._kit.scale >= ONE_COLUMN:
            self._read.setFixedHeight(self._kit.px(28))
            self.foot.setSpacing(8)
        if self._form.tight:
            margins = self.foot.contentsMargins()
            margins.setTop(min(16, margins.top()))
            margins.setBottom(min(14, margins.bottom()))
            self.foot.setContentsMargins(margins)
        self.foot.addWidget(self._form.foot)
        self.foot.addWidget(self._read, 0, Qt.AlignmentFlag.AlignHCenter)
        self._order()

    def _links(self) -> QVBoxLayout:
        kit, words = self._kit, self._kit.words
        links = QHBoxLayout()
        links.setSpacing(kit.px(3))
        links.addWidget(Line(kit, "body", words("Read in short:"), muted=True, parent=self))
        links.addWidget(self._terms)
        links.addWidget(Line(kit, "body", words("and"), muted=True, parent=self))
        links.addWidget(self._policy)
        links.addStretch(1)
        rows = QVBoxLayout()
        rows.setSpacing(4)
        if self._form.note:
            rows.addWidget(Paragraph(kit, "body", self._form.note, muted=True, parent=self))
        rows.addLayout(links)
        return rows

    def _order(self) -> None:
        """Tab goes to what is chosen with first, and then on as the eye does."""
        first, answers = self._form.stops
        links = [self._terms, self._policy]
        if self._form.in_text:
            chain = [*first, *links, *answers, self._read]
        elif self._form.below_answers:
            chain = [*first, self._read, *links, *answers]
        else:
            chain = [*first, *answers, self._read, *links]
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is chosen with and the answers together in the room there is."""
        super().resizeEvent(event)
        self.show_scene(self._store.scene)

    def show_scene(self, scene: Scene) -> None:
        """Say what changes, from when, and what can be answered."""
        state = scene.state
        if state is None or scene.layer != "notice" or scene.variant != self.variant:
            return
        notice = state.policy.pack.notice
        if notice is None:
            return
        gate = state.notice == "must-choose"
        title = self._sentences.title(notice)
        self._title.say(title)
        self.setAccessibleName(title)
        self._date.say(self._sentences.date(state, gate=gate))
        # In one column there is no room for both, and they say about the same; but above two
        # equal buttons the line has the question.
        spared = self._kit.scale >= ONE_COLUMN and self.variant.layout != "equal-buttons"
        self._date.setVisible(not (scene.gate_said and spared))
        self._said.setVisible(scene.gate_said)
        self._said.say(self._sentences.stays(gate=gate))
        self._show_summary(scene.summary, notice)
        self._read.setVisible(gate)
        later = self.variant.later and not gate
        self._form.show_scene(scene, state, later=later)
        _lay_out()
        if self._too_tall() != self._form.pinned:
            self._form.pin(pinned=not self._form.pinned)
            self._form.show_scene(scene, state, later=later)
            self._order()
        self._reveal_new(scene)

    def _show_summary(self, summary: Summary, notice: Notice) -> None:
        """Open this summary below its link, and mark the link; "" for none."""
        for link, opens in ((self._terms, "terms"), (self._policy, "privacy")):
            link.set_icon_name("up" if summary == opens else "")
            link.setAccessibleDescription(self._kit.words("Open") if summary == opens else "")
        for part in (self._heading, self._summary):
            part.setVisible(bool(summary))
        if summary:
            lines = notice.terms if summary == "terms" else notice.privacy
            self._heading.say(self._sentences.summary(summary))
            self._summary.say("\n\n".join(lines))

    def _too_tall(self) -> bool:
        """Whether the text has to scroll, were everything in its place in it.

        What is pinned goes back only where there are two lines to spare: its words are others.
        """
        spare = 2 * self._kit.line("body") if self._form.pinned else 0
        wanted = self.wanted_height() - self._form.added() + spare
        return wanted > self.height() - 2 * EDGE

    @Slot()
    def _escaped(self) -> None:
        state = self._store.scene.state
        if state and state.notice != "must-choose" and self.variant.later:
            self._store.later()
        else:
            self._store.escape_gate()

    def _reveal_new(self, scene: Scene) -> None:
        """Scroll to what is shown since the last time, if anything is."""
        said, summary = self._shown
        self._shown = (scene.gate_said, scene.summary)
        if scene.summary not in ("", summary):
            self._reveal(self._terms)
        elif scene.gate_said and not said:
            self._show_stays()

    def _show_stays(self) -> None:
        """Have what Esc does not do in view, below the title if there is room for both."""
        if self._scroll is not None:
            _lay_out()
            self._scroll.verticalScrollBar().setValue(0)
            self._scroll.ensureWidgetVisible(self._said, 0, FADE_HIGH)

    def _reveal(self, widget: QWidget) -> None:
        """Scroll to what has just been shown, and begins with this."""
        if self._scroll is None:
            return
        _lay_out()
        self._scroll.verticalScrollBar().setValue(widget.mapTo(self._page, QPoint()).y() - 8)

    @Slot()
    def _show_terms(self) -> None:
        self._store.summarise("terms")

    @Slot()
    def _show_policy(self) -> None:
        self._store.summarise("privacy")


def _lay_out() -> None:
    """Have what has just been shown or hidden take its room now, and not later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
