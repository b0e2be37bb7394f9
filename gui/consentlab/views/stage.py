"""The stage: the simulated assistant on paper, and the simulator's own instruments around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from consentlab.look.kit import ONE_COLUMN, WIDE, Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.views.chat import ChatView
from consentlab.views.chats import ChatsView
from consentlab.views.clock import ClockView
from consentlab.views.timeline import TimelineView
from consentlab.views.why import WhyView
from consentlab.widgets.card import Card

if TYPE_CHECKING:
    from consentlab.views.signup import SignUpView

PAPER = 400
"""How high the paper stays at least, above many lanes."""

INSTRUMENTS = 110
"""How high the deck is without lanes, at 100 % text."""

Room = Literal["wide", "narrow", "single"]


class StageView(QWidget):
    """Chats on the left, the open chat on the right, Why beside it where there is room."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._scene = Scene()
        self._room: Room | None = None
        self.chats = ChatsView(kit, store, self)
        self.chat = ChatView(kit, store, self)
        self.why = WhyView(kit, self)
        self.timeline = TimelineView(kit, self)
        self.clock = ClockView(kit, store, self)
        self.paper = paper = Card(kit, "paper", self)
        self._signup: SignUpView | None = None
        self._rule = QFrame(self)
        self._rule.setProperty("part", "upright-rule")
        inside = QHBoxLayout(paper)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.chats)
        inside.addWidget(self._rule)
        inside.addWidget(self.chat, 1)
        self._beside = QHBoxLayout()
        self._beside.setContentsMargins(12, 0, 12, 0)
        self._beside.setSpacing(12)
        self._beside.addWidget(paper, 1)
        self.lab_place = QWidget(self)
        self.lab_place.hide()
        self._beside.addWidget(self.lab_place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._beside, 1)
        column.addWidget(self.clock)

    def show_scene(self, scene: Scene) -> None:
        """Show the scene's walkthrough."""
        if scene.state is None:
            return
        before, self._scene = self._scene, scene
        signed_up = self._show_signup(scene)
        self.chats.show_scene(scene)
        self.chat.show_scene(scene)
        chat = scene.state.chat_outcome(scene.open_chat)
        self.why.show_scene(scene, chat)
        self.clock.show_scene(scene)
        self.timeline.show_scene(scene, self.clock.scale)
        self._arrange()
        begun = bool(scene.draft) and scene.draft != before.draft
        if (signed_up or begun) and not scene.layer:
            self.chat.compose.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._room == "single" and before.list_shown is not scene.list_shown:
            self.take_focus()

    def take_focus(self) -> None:
        """Have the focus on the list, or on the messages where they are a page of their own."""
        if not self._scene.layer:
            goal = self.chats.rows if self.chats.isVisibleTo(self) else self.chat.transcript
            goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_signup(self, scene: Scene) -> bool:
        """Sign up in place of chats and Why; true once that is done. No time passes before."""
        signing = scene.signup is not None
        done = self._signup is not None and not self._signup.isHidden() and not signing
        if signing and self._signup is None:
            from consentlab.views.signup import SignUpView

            self._signup = SignUpView(self._kit, self._store, self)
            self._beside.insertWidget(0, self._signup, 1)
        if self._signup is not None:
            self._signup.setVisible(signing)
            self._signup.show_scene(scene)
        self.paper.setHidden(signing)
        self.clock.setEnabled(not signing)
        return done

    def instruments_height(self) -> int:
        """How much at the bottom is not to be covered: the deck, and what stands above it.

        That is the field to write in, where the open chat is below the toast.
        """
        above = 0
        listed = self._room == "single" and self._scene.list_shown
        if self._room != "wide" and not listed and not self.chat.compose.isHidden():
            above = self.chat.compose.height()
        return self.clock.height() + above

    def captions_ground(self) -> QRect:
        """The paper: neither Why nor the deck, which keys are about."""
        card = self.paper if self._signup is None or self._signup.isHidden() else self._signup
        return card.geometry()

    def leave_free(self, high: int) -> None:
        """Keep so many pixels clear for a toast, at the end of whatever would lie below it."""
        listed = self._room == "single" and self._scene.list_shown
        wide = self._room == "wide"
        self.chats.leave_free(high if listed else 0)
        self.why.leave_free(0 if listed else high)
        self.chat.leave_free(0 if listed or wide else high)
        self.timeline.leave_free(0 if listed or wide else high)

    def make_room(self, width: int) -> None:
        """Leave so many pixels empty beside the chat, in Why's place, for the lab panel."""
        self.lab_place.setFixedWidth(width)
        if self.lab_place.isHidden() is bool(width):
            self.lab_place.setVisible(bool(width))
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Three columns, two, or one page at a time: see Layout in the design."""
        kit, scene = self._kit, self._scene
        room: Room = (
            "single" if kit.scale >= ONE_COLUMN else "wide" if self._has_room() else "narrow"
        )
        if room != self._room:
            self._room = room
            self.why.lie_on_paper(room != "wide")
            if room == "wide":
                self.why.setFixedWidth(352)
                self._beside.addWidget(self.why)
                self.clock.hold_lanes(self.timeline)
            else:
                self.why.setMinimumWidth(0)
                self.why.setMaximumWidth(16777215)
                self.chat.hold(self.why, self.timeline)
            self.chats.setMaximumWidth(16777215)
        if room != "single":
            self.chats.setFixedWidth(360 if self.width() >= WIDE else 344)
        single = room == "single"
        self.chats.setVisible(not single or scene.list_shown)
        self._rule.setVisible(not single)
        self.chat.setVisible(not single or not scene.list_shown)
        self.chat.arrange(scene, has_parts=room != "wide", has_back=single)
        told = scene.reveal and scene.signup is None
        self.why.setVisible(told and (room == "wide" or scene.part == "why"))
        self._arrange_timeline(in_deck=room == "wide")
        self.clock.arrange(self.width(), self.height())

    def _arrange_timeline(self, *, in_deck: bool) -> None:
        """In the deck lanes take what the paper leaves, and the ruler begins where they do."""
        scene, timeline = self._scene, self.timeline
        told = scene.reveal and scene.signup is None
        shown = told and (in_deck or scene.part == "timeline")
        timeline.arrange(in_deck=in_deck, room=self.height() - PAPER - self._kit.px(INSTRUMENTS))
        timeline.setVisible(shown)
        self.clock.hang(timeline.lanes.gutter() if shown and in_deck else 0)

    def _has_room(self) -> bool:
        """Whether Why can stand beside the chat."""
        return self.width() >= WIDE and self.lab_place.isHidden()
