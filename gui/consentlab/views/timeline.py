"""The open chat's timeline: in the deck below the ruler, or as a part of the chat."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.lanes import Lanes
from consentlab.look.kit import PAPER_SIDE, Kit
from consentlab.policy.life import life
from consentlab.scene import Scene
from consentlab.widgets.clear import keep_clear
from consentlab.widgets.fade import Fade
from consentlab.widgets.paragraph import Paragraph
from consentlab.widgets.restyle import restyle
from consentlab.widgets.timeline import Timeline
from consentlab.widgets.timescale import TimeScale

_LEAST_LANES = 3
"""How many lanes the deck shows at least, before it scrolls."""


class TimelineView(QScrollArea):
    """The lanes of the open chat; on a page of its own also in words.

    In the deck it is as high as its lanes, and has no margins, so that it shares the ruler's axis.
    """

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._in_deck = False
        self._lines: list[Paragraph] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lanes = Timeline(kit, ids.CHAT_TIMELINE, kit.words("Timeline"))
        self.lanes.stopped.connect(self._follow)
        self._told = QWidget()
        self._told_column = QVBoxLayout(self._told)
        self._told_column.setContentsMargins(0, kit.px(16), 0, 0)
        self._told_column.setSpacing(kit.px(8))
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setSpacing(0)
        self._column.addWidget(self.lanes)
        self._column.addWidget(self._told)
        self._column.addStretch(1)
        self.setWidget(self._body)
        Fade(kit, self, radius=kit.theme.radius["card"])

    def show_scene(self, scene: Scene, scale: TimeScale | None) -> None:
        """Show the open chat's life along this scale; nothing where outcomes are hidden."""
        state = scene.state
        if state is None or scale is None:
            return
        lanes = Lanes()
        if scene.reveal:
            chat = state.chat(scene.open_chat)
            outcome = state.chat_outcome(scene.open_chat)
            lanes = life(state.case, chat, outcome, state.look, state.present, self._kit.words)
        self.lanes.show_lanes(lanes, scale, state.look, state.present)
        self._tell(lanes)

    def _tell(self, lanes: Lanes) -> None:
        """The same in words, a paragraph a lane."""
        while len(self._lines) < len(lanes.lanes):
            line = Paragraph(self._kit, "body", parent=self._told)
            self._told_column.addWidget(line)
            self._lines.append(line)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(lanes.lanes))
            if number < len(lanes.lanes):
                lane = lanes.lanes[number]
                line.say_two(self._kit.words("{lane}:", lane=lane.name), lane.facts)
            else:
                line.say("")

    def leave_free(self, high: int) -> None:
        """Keep so many pixels at the bottom clear, for what lies over them."""
        keep_clear(self, high)

    def arrange(self, *, in_deck: bool, room: int) -> None:
        """Lie in the deck, at most `room` high if that is enough for a few lanes, or on a page."""
        self._in_deck = in_deck
        self._told.setVisible(not in_deck)
        self.lanes.show_axis(not in_deck)
        restyle(self.verticalScrollBar(), "in", "" if in_deck else "page")
        side = 0 if in_deck else PAPER_SIDE
        self._column.setContentsMargins(side, 0 if in_deck else 14, side, 0 if in_deck else 12)
        if in_deck:
            high = self.lanes.sizeHint().height()
            lane = high // max(1, len(self.lanes.property("facts") or ()))
            self.setFixedHeight(min(high, max(room, _LEAST_LANES * lane)))
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16777215)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll bar takes nothing from the axis: it lies in what is left free after it."""
        super().resizeEvent(event)
        self.lanes.give_way(self.width() - self.viewport().width())

    def _follow(self, rect: QRect) -> None:
        center = self.lanes.mapTo(self._body, rect.center())
        self.ensureVisible(center.x(), center.y(), 0, rect.height())
