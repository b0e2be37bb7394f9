"""The field to write in, or the sentence that says why nothing can be written."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.policy.history import Chat
from consentlab.scene import Scene
from consentlab.widgets.banner import Banner
from consentlab.widgets.buttons import icon_button
from consentlab.widgets.lineedit import LineEdit
from consentlab.widgets.paragraph import Paragraph


class Compose(QWidget):
    """Typing and sending is a turn."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        words = kit.words
        self._box = QFrame(self)
        self._box.setProperty("part", "compose")
        self.field = kit.control(
            LineEdit(kit, self._box), ids.CHAT_COMPOSE, words("Write a message")
        )
        self.field.setPlaceholderText(words("Write a message"))
        self.field.setMaxLength(4000)
        self.field.setFrame(False)
        self.field.returnPressed.connect(self._send)
        self._button = icon_button(
            kit, ids.CHAT_SEND, "send", words("Send"), kind="send", parent=self._box
        )
        self._button.clicked.connect(self._send)
        inside = QHBoxLayout(self._box)
        side = kit.px(14)
        inside.setContentsMargins(*((6, 6, side, 6) if kit.rtl else (side, 6, 6, 6)))
        inside.addWidget(self.field, 1)
        inside.addWidget(self._button)
        self._hint = Paragraph(kit, "caption", muted=True, parent=self)
        self._banner = Banner(
            kit, "alert", button_id=ids.NOTICE_CHOOSE, button_text=words("Choose now"), parent=self
        )
        self._banner.pressed.connect(store.choose_now)
        column = QVBoxLayout(self)
        high, low = (4, 6) if kit.scale >= ONE_COLUMN else (10, 12)  # messages need the room
        column.setContentsMargins(16, high, 16, low)
        column.setSpacing(low // 2)
        column.addWidget(self._box)
        column.addWidget(self._banner)
        column.addWidget(self._hint)

    def show_scene(self, scene: Scene, chat: Chat | None, deleted: bool) -> None:
        """Offer the field where writing is possible; say why where it is not."""
        state, words = scene.state, self._kit.words
        if state is None:
            return
        gate = state.notice == "must-choose"
        why_not = (
            words("Nothing can be sent before you choose.")
            if gate
            else words("You are looking back. Acting is possible from the present on.")
            if not state.can_act
            else words("This chat is deleted.")
            if deleted
            else ""
        )
        writable = not why_not and (chat is not None or bool(scene.draft))
        self._box.setVisible(writable)
        self._hint.setVisible(writable)
        self._banner.setVisible(bool(why_not))
        if why_not:
            self._banner.show_icon("alert" if gate else "info")
            self._banner.say(why_not, with_button=gate)
        hint = words("Leave out what is too personal.")
        if state.look > state.present:
            hint += " " + words(
                "Writing here moves the present to {day}.", day=words.day(state.look)
            )
        self._hint.say(hint)

    def _send(self) -> None:
        if self.field.text().strip() and self._store.send(self.field.text()):
            self.field.clear()
