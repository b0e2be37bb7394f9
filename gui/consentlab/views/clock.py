"""The clock: the instant looked from, the present, the axis of time and the jumps along it."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.look.tips import literal
from consentlab.model import Store
from consentlab.policy.case import Case
from consentlab.policy.changes import change_points, next_changes
from consentlab.scene import Scene
from consentlab.state import State
from consentlab.views.instantmark import InstantMark, Sign
from consentlab.views.jumps import GAP, MORNING, Jumps
from consentlab.views.nextchange import next_words
from consentlab.views.play import Play
from consentlab.widgets.buttons import button
from consentlab.widgets.paragraph import Line
from consentlab.widgets.ruler import Mark, Ruler
from consentlab.widgets.timescale import TimeScale

_IN_MONTHS = 24  # from so many on, months are told instead of days
_LOW = 760  # the window's height from which on the ruler has a place at large text


class ClockView(QFrame):
    """The deck below the stage."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        words = kit.words
        role = "title3" if kit.scale < ONE_COLUMN else "strong"
        self.look = Line(kit, role, tabular=True, fixed=True, parent=self)
        self.present = Line(kit, "body", tabular=True, fixed=True, parent=self)
        kit.control(self.look, ids.CLOCK_LOOK, "")
        kit.control(self.present, ids.CLOCK_PRESENT, "")
        self._apart = Line(kit, "caption", muted=True, parent=self)
        self._jumps = Jumps(kit, store, self)
        self._next = button(kit, ids.CLOCK_NEXT, "", "next", "next-change", self)
        self._next.clicked.connect(self._go_next)
        self.play = Play(kit, store, self)
        self._ruler = Ruler(kit, ids.CLOCK_SLIDER, words("Look from"), self)
        self._ruler.instant_changed.connect(self._slid)
        self._ruler.sliderReleased.connect(self._let_go)
        self._upcoming: datetime | None = None
        self._coming: tuple[str, ...] = ("",)
        self._scale: TimeScale | None = None
        self._single = kit.scale >= ONE_COLUMN
        self._row = QHBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        words = self._kit.words
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(4)
        self._row.setSpacing(GAP)
        self._instants = QGridLayout()
        self._instants.setHorizontalSpacing(16)
        self._instants.setVerticalSpacing(0)
        look = self._head("look", words("Looking from"))
        present = self._head("present", words("Present"))
        places: tuple[tuple[QWidget, int, int], ...]
        if not self._single:
            places = ((look, 0, 0), (self.look, 1, 0), (present, 0, 1), (self.present, 1, 1))
        else:
            places = ((look, 0, 0), (self.look, 0, 1), (present, 1, 0), (self.present, 1, 1))
        for widget, down, along in places:
            self._instants.addWidget(widget, down, along)
        if not self._single:
            self._instants.addWidget(self._apart, 1, 2)
        self._row.addWidget(self.play.button)
        self._row.addSpacing(10)
        self._row.addLayout(self._instants)
        self._row.addStretch(1)
        if self._single:
            self._row.addWidget(self._apart)
        for jump in self._jumps.parts:
            self._row.addWidget(jump)
        self._row.addWidget(self._next)
        column.addLayout(self._row)
        stops = (self.play.button, *self._jumps.parts, self._next)
        for before, stop in pairwise((*stops, self._ruler)):
            QWidget.setTabOrder(before, stop)
        self._axis = QVBoxLayout()
        self._axis.setSpacing(0)
        self._axis.addWidget(self._ruler)
        column.addLayout(self._axis)

    def _head(self, sign: Sign, text: str) -> QWidget:
        """The sign of an instant and what it is called."""
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10 if self._single else 6)
        row.addWidget(InstantMark(self._kit, sign, head))
        row.addWidget(Line(self._kit, "caption", text, muted=True, fixed=True, parent=head))
        row.addStretch(1)
        return head

    @property
    def scale(self) -> TimeScale | None:
        """The scale of the ruler, which is that of the lanes too."""
        return self._ruler.scale

    def hold_lanes(self, lanes: QWidget) -> None:
        """Take the lanes in, right below the ruler."""
        self._axis.addWidget(lanes)
        QWidget.setTabOrder(self._ruler, lanes.findChild(QWidget, ids.CHAT_TIMELINE) or lanes)

    def hang(self, gutter: int) -> None:
        """Let the ruler begin after this gutter, where lanes hang below it; 0: none do."""
        self._ruler.hang(gutter)

    def arrange(self, width: int, height: int) -> None:
        """Fold the jumps that have no room into one button, the rarest first."""
        folded = self._single and height < _LOW
        self._place_ruler(folded=folded)
        self._instants.invalidate()  # else it may answer as before the dates were said
        room = width - 40 - self._instants.sizeHint().width() - 24
        if not self.play.button.isHidden():
            room -= self.play.button.sizeHint().width() + 16
        self._say_next(room + 12 - self._jumps.more.sizeHint().width())
        if not self._next.isHidden():
            room -= self._next.sizeHint().width()
        self._jumps.arrange(self._row, self._next, room, list_needed=folded)

    def _place_ruler(self, *, folded: bool) -> None:
        """In the list of jumps where the window is too low for it, else above the lanes."""
        if folded:
            self._jumps.hold(self._ruler)
        elif ruler := self._jumps.give_back():
            self._axis.insertWidget(0, ruler)
        self._ruler.lie_on("surface.raised" if folded else "surface.frame")

    def _say_next(self, room: int) -> None:
        """Say what comes next; as shortly as there is room, and then all of it in the tooltip."""
        whole = self._coming[0]
        self._next.say(whole)
        for words in self._coming[1:]:
            if self._next.sizeHint().width() > room:
                self._next.setText(words)
                self._next.setAccessibleName(whole if words in whole else words)
        self._next.setToolTip(literal(whole if self._next.text() != whole else ""))

    def show_scene(self, scene: Scene) -> None:
        """Say both instants, how far they are apart, and what changes next."""
        state, words = scene.state, self._kit.words
        if state is None:
            return
        self.look.say(words.day(state.look))
        self.look.setToolTip(literal(words.instant(state.look)))
        self.present.say(words.day(state.present))
        self.present.setToolTip(literal(words.instant(state.present)))
        signing = scene.signup is not None
        self._apart.say(
            words("Time begins with the account.") if signing else _apart(self._kit, state)
        )
        waits = signing and self._single  # there why takes the place of what cannot be pressed
        self._apart.setVisible(waits or not self._single)
        self._jumps.offer(None if waits else state)
        if scene.moving and self._scale:
            self._ruler.show_time(self._scale, state.look, state.present, _marks(state))
            return
        told = scene.cases if scene.reveal else ()  # the very day of a change tells an outcome
        upcoming = next_changes(told, state.look)
        self._upcoming = upcoming[0] if upcoming else None
        self._next.setEnabled(upcoming is not None)
        self._next.setVisible(scene.reveal and not waits)
        self.play.button.setVisible(scene.reveal)
        self.play.offer(self._upcoming)
        self._coming = next_words(words, upcoming, state.look) if scene.reveal else ("",)
        self._scale = _scale(state, scene)
        self._ruler.show_time(self._scale, state.look, state.present, _marks(state))

    def _slid(self, instant: datetime) -> None:
        if self._ruler.isSliderDown():
            self._store.preview(instant)
        else:
            self._store.look_at(instant)

    def _let_go(self) -> None:
        self._store.look_at(self._ruler.instant)

    def _go_next(self) -> None:
        if self._upcoming:
            self._store.look_at(self._upcoming)


def _apart(kit: Kit, state: State) -> str:
    """How far the look is from the present: in days, from two years on in years and months.

    "" where it is the present: two equal dates side by side say so.
    """
    words = kit.words
    days = (state.look.date() - state.present.date()).days
    first, last = sorted((state.look, state.present))
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    if months >= _IN_MONTHS:
        years, rest = divmod(months, 12)
        period = words.period(f"P{years}Y{rest}M" if rest else f"P{years}Y")
        if days > 0:
            return words("{period} ahead", period=period)
        return words("{period} back", period=period)
    if days > 0:
        return words.many("{n} day ahead", "{n} days ahead", days)
    if days < 0:
        return words.many("{n} day back", "{n} days back", -days)
    if state.look == state.present:
        return ""
    return words("the same day")


def _scale(state: State, scene: Scene) -> TimeScale:
    """The account's life: from its first message or choice to the last end of a copy.

    Where outcomes are hidden, to the last thing that happens: an end would tell what is kept.
    """
    instants = change_points if scene.reveal else _happenings
    told = [points for case in scene.cases if (points := case.once(instants))]
    first = min(state.present, state.look, *(points[0] for points in told))
    last = max(state.present, state.look, *(points[-1] for points in told))
    return TimeScale(first, state.present, state.look, last)


def _happenings(case: Case) -> tuple[datetime, ...]:
    written = [message.at for chat in case.history.chats for message in chat.messages]
    return tuple(sorted([*written, *(event.at for event in case.history.events)]))


def _marks(state: State) -> list[Mark]:
    notice, deadline = state.policy.pack.notice, state.policy.deadline
    if notice is None or deadline is None:
        return []
    return [
        (datetime.combine(notice.first_day, MORNING), "notice"),
        (datetime.combine(deadline, MORNING), "deadline"),
    ]
