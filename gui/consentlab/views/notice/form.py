"""What every layout of the notice gives: its part of the text, and its part below it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.state import State
from consentlab.variant import Variant
from consentlab.views.notice.sentences import Sentences
from consentlab.widgets.buttons import Button, Kind, button
from consentlab.widgets.paragraph import Paragraph


class Form(QObject):
    """The part of the notice that its layout decides.

    `middle` stands in the text, which scrolls; `foot` below it, which never does. `note` is a
    sentence above the links, or "". `wide` is how wide the card is, in pixels at 100 %;
    `tight` leaves less room around the foot. `moves`: what is chosen with stands in the text
    as long as nothing there has to scroll. `pinned`: it has to, so the foot says in brief what
    can be chosen.
    """

    wide = 600
    tight = False
    note = ""
    moves = False
    pinned = False

    def __init__(self, kit: Kit, store: Store, variant: Variant, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._store, self._variant = kit, store, variant
        self._sentences = Sentences(kit.words, variant)
        self.middle = Part(parent)
        self.foot = Part(parent)

    def _later(self, kind: Kind) -> Button:
        later = button(self._kit, ids.NOTICE_LATER, self._sentences.later, kind, parent=self.foot)
        later.clicked.connect(self._store.later)
        return later

    @property
    def stops(self) -> tuple[list[QWidget], list[QWidget]]:
        """Where Tab stops: at what is chosen with, and at the answers after it."""
        raise NotImplementedError  # QWidget cannot be abstract: each layout has its own

    @property
    def in_text(self) -> bool:
        """Whether what is chosen with stands in the text, before its links."""
        return False

    @property
    def below_answers(self) -> bool:
        """Whether what is chosen with stands below the answers."""
        return False

    def pin(self, *, pinned: bool) -> None:
        """Say in brief below the text what can be chosen, or leave that to the text.

        Where `moves`: take what is chosen with out of the text, or put it back.
        """
        raise NotImplementedError  # QWidget cannot be abstract: each layout has its own

    def added(self) -> int:
        """By how much taller the card is while this is pinned, in pixels."""
        raise NotImplementedError  # QWidget cannot be abstract: each layout has its own

    def show_scene(self, scene: Scene, state: State, /, *, later: bool) -> None:
        """Say what can be answered. `later`: whether the notice can be put off."""
        raise NotImplementedError  # QWidget cannot be abstract: each layout has its own


class Changes(QWidget):
    """The two things that change: what may be trained on, and how long chats are kept."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.training = Item(kit, "chat", self)
        self.keeping = Item(kit, "clock", self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.training)
        rows.addWidget(self.keeping)


class Item(QFrame):
    """One of them: a tile, a heading with room beside it, a sentence, and room below it.

    In one column there is no room for tile and rule.
    """

    def __init__(self, kit: Kit, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setSpacing(16)
        if kit.scale < ONE_COLUMN:
            self.setProperty("part", "ruled")
            row.setContentsMargins(0, 16, 0, 16)
            row.addWidget(self._tile(kit, icon), 0, Qt.AlignmentFlag.AlignTop)
        else:
            row.setContentsMargins(0, 0, 0, 16)
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        row.addLayout(self.column, 1)
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self._title = Paragraph(kit, "reading", parent=self)
        self._text = Paragraph(kit, "body", muted=True, parent=self)
        self.head.addWidget(self._title, 1)
        self.column.addLayout(self.head)
        self.column.addWidget(self._text)

    def _tile(self, kit: Kit, icon: str) -> QLabel:
        tile = QLabel(self)
        tile.setProperty("part", "tile")
        tile.setFixedSize(kit.px(40), kit.px(40))
        tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tile.setPixmap(kit.pixmap(icon, "text.muted", 20))
        return tile

    def say(self, title: str, text: str) -> None:
        """Show this heading and this sentence."""
        self._title.say_two(title, "")
        self._text.say(text)


class Part(QWidget):
    """A part of the card, its rows 12 pixels apart."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(12)
