"""What a filter might blank out of a transcript: the switch above it, and the marked messages."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.widgets.marked import Piece
from consentlab.widgets.paragraph import Paragraph
from consentlab.widgets.toggle import SwitchRow


class BlankingRow(QWidget):
    """The switch, and what it says of itself while it is on."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        name = kit.words("Show what automated filters might blank out before training")
        switch = SwitchRow(kit, ids.CHAT_SENSITIVE, name, self)
        self.toggle = switch.toggle
        self.toggle.toggled.connect(store.show_sensitive)
        self._note = Paragraph(kit, "caption", muted=True, parent=self)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Paragraph(kit, "caption", name, muted=True, parent=self), 1)
        row.addWidget(switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._note)

    def show_scene(self, scene: Scene, marked: int) -> None:
        """Say how many passages are marked."""
        words = self._kit.words
        with QSignalBlocker(self.toggle):
            self.toggle.setChecked(scene.sensitive)
        self._note.setVisible(scene.sensitive)
        counted = (
            words.many("{n} passage is marked.", "{n} passages are marked.", marked)
            if marked
            else words("Nothing is marked here.")
        )
        self._note.say(words("An illustration: real filters are not public.") + " " + counted)


def marked(kit: Kit, text: str) -> list[Piece]:
    """A message in pieces: what might be blanked out with the label that stands in its place.

    The libraries that find it are loaded with the first one.
    """
    from consentlab import sensitive

    words = kit.words
    labels: dict[sensitive.Kind | None, str] = {
        None: "",
        "email": words("email address"),
        "phone": words("phone number"),
        "card": words("card number"),
        "account": words("bank account"),
        "identity": words("identity number"),
    }
    return [(piece, labels[kind]) for piece, kind in sensitive.split(text)]
