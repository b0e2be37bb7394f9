"""The layout of two equal buttons, each below what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.state import State
from consentlab.variant import Variant
from consentlab.views.notice.form import Form
from consentlab.widgets.buttons import Button, button
from consentlab.widgets.paragraph import Paragraph


class EqualForm(Form):
    """Allow and Decline, of the same size, edge and words. Where the text scrolls, both stay."""

    wide = 640
    tight = True
    moves = True

    def __init__(self, kit: Kit, store: Store, variant: Variant, parent: QWidget) -> None:
        super().__init__(kit, store, variant, parent)
        words, said = kit.words, self._sentences
        self.note = words(
            "Either way the new terms are accepted, and you can change this in Settings."
        )
        self._allow = button(kit, ids.NOTICE_ALLOW, said.allow, "large", parent=parent)
        self._decline = button(kit, ids.NOTICE_DECLINE, said.decline, "large", parent=parent)
        self._allow.clicked.connect(self._allowed)
        self._decline.clicked.connect(self._declined)
        self._yes = Outcome(
            kit,
            words("If you allow it"),
            words("Used for training"),
            self.middle,
        )
        self._no = Outcome(
            kit,
            words("If you decline it"),
            words("Not used for training"),
            self.middle,
        )
        self._not_now = self._later("plain")
        self._build()

    def _build(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self._yes, 1)
        both.addWidget(self._no, 1)
        self.middle.rows.addLayout(both)
        self._pinned = QWidget(self.foot)
        beside = QHBoxLayout(self._pinned)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        self._brief = Brief(self._kit, self._pinned), Brief(self._kit, self._pinned)
        for answer in self._brief:
            beside.addWidget(answer, 1)
        foot = self.foot.rows
        foot.addWidget(self._pinned)
        foot.addWidget(self._not_now, 0, Qt.AlignmentFlag.AlignHCenter)
        self.pin(pinned=False)

    @property
    def _buttons(self) -> tuple[Button, Button]:
        return self._allow, self._decline

    @property
    def stops(self) -> tuple[list[QWidget], list[QWidget]]:
        """Both buttons, then "Not now"."""
        return list(self._buttons), [self._not_now]

    @property
    def in_text(self) -> bool:
        """Whether each button stands below what it does."""
        return self._pinned.isHidden()

    def pin(self, *, pinned: bool) -> None:
        """Put the buttons below what they do, or side by side below the text."""
        self.pinned = pinned
        self._pinned.setVisible(pinned)
        places = zip(self._buttons, self._brief, (self._yes, self._no), strict=True)
        for answer, brief, outcome in places:
            rows = brief.rows if pinned else outcome.rows
            if rows.indexOf(answer) < 0:
                rows.addWidget(answer)
                answer.show()

    def added(self) -> int:
        """The height of what each answer does in brief."""
        return self._brief[0].said.sizeHint().height() if self.pinned else 0

    def show_scene(self, _scene: Scene, state: State, /, *, later: bool) -> None:
        """Say how long chats are kept after each answer."""
        on, off = self._sentences.periods(state)
        self._yes.say(self._kit.words("Kept for {period}", period=on))
        self._no.say(self._kit.words("Kept for {period}", period=off))
        for brief, said in zip(self._brief, self._sentences.brief_each(state), strict=True):
            brief.said.say(said)
        self._not_now.setVisible(later)
        self.foot.setVisible(later or not self.in_text)

    @Slot()
    def _allowed(self) -> None:
        self._store.accept_with(allow=True)

    @Slot()
    def _declined(self) -> None:
        self._store.accept_with(allow=False)


class Brief(QWidget):
    """What one answer does, in brief, above its button."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.said = Paragraph(kit, "body", parent=self)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(4)
        self.rows.addWidget(self.said)
        self.rows.addStretch(1)


class Outcome(QFrame):
    """What one answer does: a heading, what happens to training, and how long chats are kept."""

    def __init__(self, kit: Kit, title: str, training: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "switch-card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(16, 16, 16, 16)
        self.rows.setSpacing(10)
        self.rows.addWidget(Paragraph(kit, "reading", title, weight=600, parent=self))
        self.rows.addWidget(Paragraph(kit, "body", training, parent=self))
        self._kept = Paragraph(kit, "body", parent=self)
        self.rows.addWidget(self._kept)
        self.rows.addSpacing(10)
        self.rows.addStretch(1)

    def say(self, kept: str) -> None:
        """Say how long chats are kept."""
        self._kept.say(kept)
