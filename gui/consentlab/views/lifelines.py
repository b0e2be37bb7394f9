"""What a scenario's or a walkthrough's lifeline shows, computed from its case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from consentlab.policy.case import Case
from consentlab.policy.history import AnyEvent, Feedback, Flagged, Reviewed, RunStarted
from consentlab.widgets.lifeline import Held, Lifeline, Segment, Sign

LEAD = 0.08
"""The part of the length before the first thing that happened."""

GAP = 0.04
"""The part between the last thing that can have happened and the look."""

APART = 0.07
"""How far two signs stay apart, or else the lesser one is left out."""

DOTS_APART = 0.04
"""How far two dots stay apart."""

CLEAR = 0.055
"""How far a dot stays from a sign."""

AHEAD = 0.25
"""How much time lies beyond the look, at least, as a part of what lies before it."""

_MOMENT = timedelta(minutes=1)


def lifeline(case: Case, now: datetime) -> Lifeline:
    """The life of one account up to `now` (aware), which is where it is looked at from.

    What lies later is not shown, but has its room. Of each kind of sign only the first is
    shown, and the notice's days only while no choice has been made.
    """
    scale = _Scale(case, now)
    signs = _thinned(Sign(icon, scale.place(at)) for icon, at in _signs(case, now, scale))
    dots: list[float] = []
    for turn in _turns(case):
        place = scale.place(turn)
        clear = all(abs(place - sign.at) >= CLEAR for sign in signs)
        if turn <= now and clear and (not dots or place - dots[-1] >= DOTS_APART):
            dots.append(place)
    return Lifeline(tuple(_segments(case, now, scale)), tuple(dots), signs, scale.look)


class _Scale:
    """Even in time: from the first turn, or from the account's creation where there is none."""

    def __init__(self, case: Case, now: datetime) -> None:
        turns = _turns(case)
        created = case.history.account.created
        self._first = min([turn for turn in turns if turn <= now] or [min(created, now)])
        past = now - self._first
        ahead = max(past * AHEAD, (turns[-1] - now) if turns else _MOMENT)
        self._length = max(past + ahead, _MOMENT)
        self._room = 1 - LEAD - GAP
        self.look = self.place(now) + GAP

    def place(self, at: datetime) -> float:
        """Where an instant up to now lies; before the beginning is the beginning."""
        return max(0.0, LEAD + self._room * ((at - self._first) / self._length))


def _turns(case: Case) -> list[datetime]:
    """Every message of the person, in order of time."""
    messages = (message for chat in case.history.chats for message in chat.messages)
    return sorted(message.at for message in messages if message.role == "person")


def _held(case: Case, at: datetime) -> Held:
    created = case.history.account.created
    if at < created or case.plan(at) not in case.policy.pack.covered.names:
        return "none"
    return case.stretch(at).setting


def _segments(case: Case, now: datetime, scale: _Scale) -> list[Segment]:
    """Each stretch of one setting; the last one, which holds at `now`, goes on to the end."""
    moves = {case.history.account.created, *case.choice_at, *case.plan_at}
    segments: list[Segment] = []
    start, held = 0.0, _held(case, datetime.min.replace(tzinfo=UTC))
    for move in [*sorted(at for at in moves if at <= now), None]:
        end = 1.0 if move is None else scale.place(move)
        then = held if move is None else _held(case, move)
        if move is None or then != held:
            if end > start:
                segments.append(Segment(held, start, end))
            start, held = end, then
    return segments


def _signs(case: Case, now: datetime, scale: _Scale) -> list[tuple[str, datetime]]:
    """The icons and instants of what happened up to `now`, what matters most first."""
    pack, created = case.policy.pack, case.history.account.created
    signs: list[tuple[str, datetime]] = []
    if scale.place(created) >= LEAD:
        signs.append(("account", created))
    if pack.notice is not None and _held(case, now) == "undecided":
        first_day = datetime.combine(pack.notice.first_day, time(), UTC)
        # Later accounts meet the choice at sign-up, and have no days of grace.
        if created < first_day and case.policy.deadline is not None:
            last_day = datetime.combine(case.policy.deadline, time(), UTC)
            signs += [("notice", first_day), ("deadline", last_day)]
    events = sorted(case.history.events, key=lambda event: event.at)
    for kind in (Reviewed, Flagged, RunStarted, Feedback):
        first = next((event for event in events if isinstance(event, kind)), None)
        if first is not None:
            signs.append((_icon(first), first.at))
    return [(icon, at) for icon, at in signs if at <= now]


def _icon(event: AnyEvent) -> str:
    if isinstance(event, Feedback):
        return "thumb-down" if event.rating == "down" else "thumb-up"
    if isinstance(event, Reviewed):
        return "reviewed"
    return "safety" if isinstance(event, Flagged) else "run"


def _thinned(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Those that have room, the earlier named ones first; then in order of time."""
    kept: list[Sign] = []
    for sign in signs:
        if all(abs(sign.at - other.at) >= APART for other in kept):
            kept.append(sign)
    return tuple(sorted(kept, key=lambda sign: sign.at))
