"""The jumps along the axis of time: pills in the deck's row, and lines of a list for the rest."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.policy.period import parse
from consentlab.state import State
from consentlab.widgets.buttons import Button, button
from consentlab.widgets.popover import INSIDE, Popover
from consentlab.widgets.ruler import Ruler

MORNING = time(9, tzinfo=UTC)
"""The time of day that jumps to a day arrive at."""

GAP = 6
"""Between two parts of the deck's row."""


class Jumps(QObject):
    """Notice day, deadline, 30 days or 5 years ahead, and the present; what has no room is folded.

    `more` is the button that opens the list of those that are. The ruler can be in there, too.
    """

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._store, self._parent = kit, store, parent
        words = kit.words
        self.present = self._jump(ids.CLOCK_TO_PRESENT, words("Present"), "to-present")
        self.others = [
            self._jump(ids.CLOCK_NOTICE_DAY, words("Notice day"), "notice"),
            self._jump(ids.CLOCK_DEADLINE, words("Deadline"), "deadline"),
            self._jump(ids.CLOCK_PLUS_30_DAYS, words("+30 days")),
            self._jump(ids.CLOCK_PLUS_5_YEARS, words("+5 years")),
        ]
        self.more = button(kit, ids.CLOCK_JUMP, words("Jump"), "tiny", "down", parent)
        self.more.icon_last = True
        self._folded = Popover(kit, self.more, parent)
        self.more.clicked.connect(self._folded.toggle)
        self._all = [*self.others, self.present]
        self._wide = {jump: jump.sizeHint().width() + GAP for jump in self._all}
        self._offered: list[Button] = []
        self._ruler: Ruler | None = None

    def _jump(self, control_id: str, words: str, icon: str | None = None) -> Button:
        made = button(self._kit, control_id, words, "tiny", icon, self._parent)
        made.clicked.connect(self._jumped)
        return made

    @property
    def parts(self) -> list[Button]:
        """All of them in the order in which they stand in a row, `more` among them."""
        return [*self.others, self.more, self.present]

    def offer(self, state: State | None) -> None:
        """Offer those that there are; with None, where time has not begun, none."""
        with_notice = state is not None and state.policy.pack.notice is not None
        later = self._all[0 if with_notice else 2 :]
        self._offered = later if state is not None else []
        self.present.setEnabled(state is not None and state.look != state.present)

    def arrange(self, row: QHBoxLayout, after: QWidget, room: int, *, list_needed: bool) -> None:
        """Show as many in the row, before `after`, as have room there, and fold the rarest first.

        With `list_needed` there is a list whatever the room.
        """
        shown = list(self._offered)
        spare = room - self.more.sizeHint().width() - GAP
        while shown and sum(map(self._wide.__getitem__, shown)) > (
            spare if list_needed or len(shown) < len(self._offered) else room
        ):
            shown.pop(0)
        self.more.setVisible(bool(self._offered) and (list_needed or shown != self._offered))
        place = row.indexOf(after)
        for part in reversed(self.parts):
            if part in shown and row.indexOf(part) < 0:
                part.become("tiny")
                row.insertWidget(place, part)
            if row.indexOf(part) >= 0:
                place = row.indexOf(part)  # each before the next, as Tab goes
        for jump in self._offered:
            if jump not in shown and self._folded.column.indexOf(jump) < 0:
                jump.become("line")
                lines = self._folded.column
                lines.insertWidget(lines.count() - (self._ruler is not None), jump)
        for jump in self._all:
            jump.setVisible(jump in self._offered)

    def hold(self, ruler: Ruler) -> None:
        """Take the ruler in, below the jumps."""
        if self._ruler is None:
            self._ruler = ruler
            self._folded.column.addWidget(ruler)
            self._folded.column.setContentsMargins(INSIDE, INSIDE, INSIDE, 2 * INSIDE)

    def give_back(self) -> Ruler | None:
        """The ruler, if it is held; from now on it is not."""
        ruler, self._ruler = self._ruler, None
        self._folded.column.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        return ruler

    @Slot()
    def _jumped(self) -> None:
        state, sender = self._store.scene.state, self.sender()
        self._folded.shut()
        if state is None or not isinstance(sender, Button):
            return
        notice, deadline = state.policy.pack.notice, state.policy.deadline
        goals = {
            ids.CLOCK_PLUS_30_DAYS: state.look + timedelta(days=30),
            ids.CLOCK_PLUS_5_YEARS: parse("P5Y").after(state.look),
            ids.CLOCK_TO_PRESENT: state.present,
        }
        if notice and deadline:
            goals[ids.CLOCK_NOTICE_DAY] = datetime.combine(notice.first_day, MORNING)
            goals[ids.CLOCK_DEADLINE] = datetime.combine(deadline, MORNING)
        self._store.look_at(goals[sender.objectName()])
