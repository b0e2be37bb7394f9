"""What begins a chat: three buttons in the head of the list; at the gate what leads back to it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.look.tips import literal
from consentlab.model import Store
from consentlab.state import State
from consentlab.widgets.buttons import Button, button, icon_button
from consentlab.words import Words


class Beginnings:
    """The buttons, in their order, to be laid out by the list that they are children of.

    `alone`: the list is a page of its own, so that the way back to the gate is not to be seen
    in the chat.
    """

    def __init__(self, kit: Kit, store: Store, parent: QWidget, *, alone: bool) -> None:
        words = kit.words
        self._words, self._store = words, store
        self._choose: Button | None = None
        if alone:
            choose = words("Choose now")
            self._choose = button(kit, ids.NOTICE_CHOOSE, choose, "small", "alert", parent=parent)
            self._choose.clicked.connect(store.choose_now)
        coding = icon_button(
            kit, ids.CHATS_NEW_CODING, "coding", words("New coding session"), parent=parent
        )
        private = icon_button(
            kit, ids.CHATS_NEW_PRIVATE, "private", words("New private chat"), parent=parent
        )
        new = icon_button(kit, ids.CHATS_NEW, "new", words("New chat"), parent=parent)
        coding.clicked.connect(self._new_coding)
        private.clicked.connect(self._new_private)
        new.clicked.connect(self._new_chat)
        self._begin = (coding, private, new)

    @property
    def buttons(self) -> list[Button]:
        """All of them, from the near side to the far one."""
        return [*filter(None, [self._choose]), *self._begin]

    def show_state(self, state: State) -> str:
        """Enable those that can be used now; why no chat can be begun, "" if one can."""
        why_not = _why_not(self._words, state)
        choose = self._choose is not None and state.notice == "must-choose"
        if self._choose is not None:
            self._choose.setVisible(choose)
            self._choose.setAccessibleDescription(why_not)
        for begins in self._begin:
            begins.setVisible(not choose)
            begins.setEnabled(not why_not)
            begins.setAccessibleDescription(why_not)
            begins.setToolTip(literal(why_not or begins.accessibleName()))
        return why_not

    def _new_chat(self) -> None:
        self._store.new_chat("chat")

    def _new_private(self) -> None:
        self._store.new_chat("private")

    def _new_coding(self) -> None:
        self._store.new_chat("coding")


def _why_not(words: Words, state: State) -> str:
    if state.notice == "must-choose":
        return words("Nothing can be sent before you choose.")
    if not state.can_act:
        return words("You are looking back. Acting is possible from the present on.")
    return ""
