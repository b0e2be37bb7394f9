"""Two walkthroughs or what-ifs side by side: the sides, one list of their chats, and counts.

Everything here is made from values and gives values: no walkthrough that goes on and no
ledger is touched. Of another profile the ledger is only read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from consentlab.ledger import LedgerError, Reader
from consentlab.policy.history import Chat
from consentlab.policy.outcome import ChatOutcome, Outcome
from consentlab.policy.pack import PolicyPack
from consentlab.policy.period import UNTIL_DELETED, parse
from consentlab.replaying import Unfit, replay
from consentlab.state import State
from consentlab.store import named
from consentlab.whatif import chosen_at, what_if
from consentlab.words import Words

Kind = Literal["choices", "readings", "makers", "walkthroughs"]
"""What the two sides differ in."""

OWN = "own"
"""The key of the side that is the walkthrough itself, as it happened."""

_SOME_DAY = datetime(2025, 1, 1, tzinfo=UTC)
_ENDLESS = float("inf")
_REFERENCE = "P5Y"
_FIRST_STEP, _STEP, _FINITE = 0.17, 0.14, 0.7


class Side(msgspec.Struct, frozen=True):
    """One of the two: what it is called, and the walkthrough as it would be.

    `key` is its own among the sides that can be chosen; `icon` is drawn before the label.
    """

    key: str
    label: str
    icon: str
    state: State

    def outcome(self, look: datetime) -> Outcome:
        """Every chat's outcome at this instant."""
        return self.state.outcome(look)


class Compared(msgspec.Struct, frozen=True):
    """One chat of either side, with its outcomes; None where a side does not have it yet."""

    key: str
    chat: Chat
    left: ChatOutcome | None
    right: ChatOutcome | None

    @property
    def differs(self) -> bool:
        """Whether any answer is another one on the other side."""
        return self.left != self.right


class Tally(msgspec.Struct, frozen=True):
    """What a side's head counts: the chats that can be used, and those that are kept longest.

    `kept` are periods with the numbers of chats whose copies have not ended, the longest
    first, two at most and without the shortest; None is "as agreed".
    """

    eligible: int
    kept: tuple[tuple[str | None, int], ...]


class Comparison(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """Two sides over one list of chats, looked at from one instant.

    `own` is the walkthrough that is compared with itself, `packs` are the other makers',
    `opened` the walkthroughs that were read from other profiles and exports. `sides` can be
    chosen for `left` and `right`, by their keys; `right` is "" as long as there is only one.
    `chat` is the row whose reasons are told, "" for none.
    """

    own: State
    packs: tuple[PolicyPack, ...]
    opened: tuple[Side, ...] = ()
    kind: Kind = "choices"
    sides: tuple[Side, ...] = ()
    left: str = ""
    right: str = ""
    look: datetime
    chat: str = ""

    @cached_property
    def pair(self) -> tuple[Side, ...]:
        """The left side and the right one; the left one alone where there is no other."""
        sides = {side.key: side for side in self.sides}
        return tuple(sides[key] for key in (self.left, self.right) if key in sides)

    @cached_property
    def rows(self) -> tuple[Compared, ...]:
        """The chats of both sides: those that differ first, each part by its last message."""
        return rows(*self.pair, look=self.look) if len(self.pair) == 2 else ()

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """What the heads of the pair count."""
        return tuple(tally(side.outcome(self.look)) for side in self.pair)


# ---------------------------------------------------------------------- the sides


def compare(
    own: State,
    packs: Sequence[PolicyPack],
    words: Words,
    *,
    kind: Kind = "choices",
    look: datetime | None = None,
    opened: Sequence[Side] = (),
) -> Comparison:
    """What this walkthrough can be compared with, the two most telling sides chosen.

    `look` is where both are looked at from, the walkthrough's own look if it is not given.
    """
    look = look or own.look
    makers = {pack.id: pack for pack in (own.scenario.pack, *packs)}
    if kind == "choices":
        sides = _choices(own, words)
        left, right = "on", "off"
    elif kind == "readings":
        sides = _readings(own, words)
        left, right = _telling(own, sides, look)
    elif kind == "makers":
        sides = tuple(
            Side(name, f"{pack.assistant}, {pack.maker}", "compare", what_if(own, pack=pack))
            for name, pack in makers.items()
        )
        left, right = sides[0].key, sides[1].key if len(sides) > 1 else ""
    else:
        sides = (Side(OWN, words("This walkthrough"), "chat", own), *opened)
        left, right = OWN, opened[-1].key if opened else ""
    return Comparison(
        own=own,
        packs=tuple(packs),
        opened=tuple(opened),
        kind=kind,
        sides=sides,
        left=left,
        right=right,
        look=look,
    )


def _choices(own: State, words: Words) -> tuple[Side, ...]:
    day = words.day(chosen_at(own))
    on, off = what_if(own, allow=True), what_if(own, allow=False)
    return (
        Side("on", words("Switched on {day}", day=day), "status-eligible", on),
        Side("off", words("Switched off {day}", day=day), "status-off", off),
        Side(OWN, words("As it happened"), "clock", own),
    )


def _readings(own: State, words: Words) -> tuple[Side, ...]:
    return tuple(
        Side(
            f"{reading.id}.{alternative.value}",
            words("{question}: {answer}", question=reading.question, answer=alternative.title),
            "assumption",
            what_if(own, readings={reading.id: alternative.value}),
        )
        for reading in own.scenario.pack.readings
        for alternative in reading.alternatives
    )


def _telling(own: State, sides: Sequence[Side], look: datetime) -> tuple[str, str]:
    """The value in force and another one, of the first reading that makes a difference."""
    before = own.outcome(look).chats
    others = [side for side in sides if side.state.policy.readings != own.policy.readings]
    if not others:
        return (sides[0].key if sides else "", "")
    right = next((side for side in others if side.outcome(look).chats != before), others[0])
    reading = right.key.partition(".")[0]
    return f"{reading}.{own.policy.readings[reading]}", right.key


def read_side(path: Path, words: Words) -> Side:
    """The last walkthrough of another profile's folder, or of an export. Nothing is written.

    Raises LedgerError or FaultyFile, which say what is wrong.
    """
    from consentlab.record import read_jsonl

    path = path.absolute()
    state = _read_profile(path, words) if path.is_dir() else read_jsonl(path)
    label = words("{title}, from {name}", title=state.scenario.title, name=named(Path(path.name)))
    return Side(str(path), label, "open", state)


def _read_profile(folder: Path, words: Words) -> State:
    with Reader.read(folder) as ledger:
        last = ledger.last_walkthrough()
        if last is None:
            raise LedgerError(words("{folder} holds no walkthrough yet.", folder=named(folder)))
        try:
            return replay(ledger.entries(last))
        except Unfit as unfit:
            raise LedgerError(f"{named(folder)}: {unfit}") from None


# ---------------------------------------------------------------------- the rows


def rows(left: Side, right: Side, *, look: datetime) -> tuple[Compared, ...]:
    """The chats of both sides, written in up to the look: those that differ first.

    A chat is the same one where id and title are; each part is ordered by the last message.
    """
    chats: dict[tuple[str, str], Chat] = {}
    for side in (left, right):
        for chat in side.state.history.chats:
            chats.setdefault((chat.id, chat.title), chat)
    ours, theirs = (
        {(chat.id, chat.title): chat for chat in side.outcome(look).chats} for side in (left, right)
    )
    twice = {name for name, times in Counter(name for name, _ in chats).items() if times > 1}
    made = [
        Compared(f"{name}/{title}" if name in twice else name, chat, ours.get(key), theirs.get(key))
        for key, chat in chats.items()
        for name, title in (key,)
        if key in ours or key in theirs
    ]
    made.sort(key=lambda row: _last_turn(row.chat, look), reverse=True)
    return tuple(sorted(made, key=lambda row: not row.differs))


def _last_turn(chat: Chat, look: datetime) -> datetime:
    turns = (m.at for m in chat.messages if m.role == "person" and m.at <= look)
    return max(turns, default=datetime.min.replace(tzinfo=UTC))


def tally(outcome: Outcome) -> Tally:
    """Count a side."""
    eligible = sum(chat.training == "eligible" for chat in outcome.chats)
    counts = Counter(chat.retention.period for chat in outcome.chats if not chat.retention.ended)
    longest = sorted(counts, key=length, reverse=True)
    named = longest[:-1][:2] or longest
    return Tally(eligible, tuple((period, counts[period]) for period in named))


def length(period: str | None) -> float:
    """How long a period is, in days, to be compared: endless for until deleted, 0 for agreed."""
    if period is None:
        return 0.0
    if period == UNTIL_DELETED:
        return _ENDLESS
    return (parse(period).after(_SOME_DAY) - _SOME_DAY).total_seconds() / 86_400


def steps(made: Sequence[Compared]) -> dict[str, float]:
    """The scale of the bars: each period that occurs, with how much of the width it takes.

    The widths grow slower than the periods, up to five years or to the longest one, and no two
    are too close to be told apart. What is kept until deleted takes all of the width; what goes
    at once takes none.
    """
    outcomes = (side for row in made for side in (row.left, row.right) if side)
    periods = {outcome.retention.period for outcome in outcomes}
    finite = sorted((p for p in periods if p and 0 < length(p) < _ENDLESS), key=length)
    endless = UNTIL_DELETED in periods
    most = _FINITE if endless else 1.0
    longest = max(length(period) for period in (_REFERENCE, *finite))
    scale: dict[str, float] = {}
    least = _FIRST_STEP
    for period in finite:
        scale[period] = max(least, most * (length(period) / longest) ** 0.5)
        least = scale[period] + _STEP
    widest = max(scale.values(), default=0.0)
    if widest > most:
        scale = {period: width * most / widest for period, width in scale.items()}
    return {**scale, UNTIL_DELETED: 1.0} if endless else scale
