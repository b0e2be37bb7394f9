"""What one maker's policy says: values, readings, rules and their sources, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from consentlab.policy.period import Period, parse

Setting = Literal["on", "off", "undecided"]
EarlierChats = Literal["withdrawn", "unstated"]
Use = Literal["training", "safety"]

RULES = (
    "plan-not-covered",
    "private-chat",
    "deleted",
    "no-choice-yet",
    "setting-off",
    "turned-off",
    "not-stated",
    "own-copy-ended",
    "new-or-resumed",
    "revived",
    "dormant",
    "not-resumed-since-on",
    "on-period",
    "off-period",
    "off-cuts-on-period",
    "private-period",
    "purge-period",
    "until-deleted",
    "counted-from",
    "feedback-copy",
    "flagged-copy",
    "scores-copy",
    "reviewed-copy",
    "organisation",
    "no-switch-stops",
    "run-took-it",
)
"""Every rule that a reason may name; a pack gives the basis of each."""


FACTS = ("kept", "history", "feedback", "deletion", "sensitive", "selling", "others")
"""Every fact that a pack may tell on the privacy page. A pack's own order is the page's."""


class Source(msgspec.Struct, frozen=True):
    """Where something is said. `short` is how a screen names it, `date` is None if unknown."""

    id: str
    short: str
    who: str
    title: str
    where: str
    date: date | None = None


class Basis(msgspec.Struct, frozen=True):
    """What something rests on: stated by the maker or the report, or assumed by us."""

    stated: bool
    sources: tuple[str, ...]


class Kept(msgspec.Struct, frozen=True):
    """How long one kind of copy is kept; `period` is None for "until deleted"."""

    period: Period | None
    basis: Basis


class Plans(msgspec.Struct, frozen=True):
    """Plans by id, each with the name that people know it by."""

    names: dict[str, str]
    basis: Basis


class Switch(msgspec.Struct, frozen=True):
    """The maker's switch: its label, the way to it, and what holds without a choice.

    `private_chat` is what the maker calls a private chat. `basis` is that of these words.
    """

    label: str
    path: tuple[str, ...]
    private_chat: str
    basis: Basis
    before_choice: Setting
    before_choice_basis: Basis
    earlier_chats: EarlierChats
    earlier_chats_basis: Basis


class Notice(msgspec.Struct, frozen=True):
    """The notice that asks for a choice: its first day and the last day of grace, both UTC.

    The title is the maker's; `terms` and `privacy` sum up the two texts in sentences of ours.
    `basis` is that of the title and both summaries.
    """

    title: str
    basis: Basis
    first_day: date
    deadline: date
    first_day_basis: Basis
    deadline_basis: Basis
    terms: tuple[str, ...]
    privacy: tuple[str, ...]


class Alternative(msgspec.Struct, frozen=True):
    """One value of a reading, with the words that a person chooses it by."""

    value: str
    title: str
    text: str


class Reading(msgspec.Struct, frozen=True):
    """A named switch for a case that the texts leave open. The first alternative is the default."""

    id: str
    question: str
    alternatives: tuple[Alternative, ...]
    basis: Basis

    @property
    def default(self) -> str:
        """The value that holds unless a scenario or a person says otherwise."""
        return self.alternatives[0].value


class UseRule(msgspec.Struct, frozen=True):
    """A use that no switch stops."""

    use: Use
    basis: Basis


class Fact(msgspec.Struct, frozen=True):
    """One thing that the privacy page tells, in our words."""

    id: str
    title: str
    text: str
    basis: Basis


class PolicyPack(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that one maker's policy says. `copies` and `uses` are by kind of copy.

    `undecided` is the basis of keeping what was written before any choice as if off.
    """

    id: str
    version: str
    title: str
    maker: str
    assistant: str
    switch: Switch
    covered: Plans
    others: Plans
    on: Kept
    off: Kept
    undecided: Basis
    private: Kept
    deleted: Kept
    copies: dict[str, Kept]
    uses: dict[str, UseRule]
    notice: Notice | None
    readings: tuple[Reading, ...]
    rules: dict[str, Basis]
    facts: tuple[Fact, ...]
    sources: dict[str, Source]

    @property
    def plan_names(self) -> dict[str, str]:
        """Every plan's name by its id, covered plans first."""
        return {**self.covered.names, **self.others.names}


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """A pack under one choice of readings: what the rules compute with.

    `on` is None where chats are kept until deleted, `off` and `private` likewise.
    `falls`: switching off cuts the on-period short. `revives`: switching on again
    brings earlier chats back without a new turn.
    """

    pack: PolicyPack
    readings: dict[str, str]
    on: Period | None
    off: Period | None
    private: Period | None
    purge: Period | None
    falls: bool
    revives: bool
    deadline: date | None


def under(pack: PolicyPack, readings: Mapping[str, str]) -> Policy:
    """The pack under these readings; a reading that is not named keeps its default.

    Names and values must be the pack's own: scenario and ledger see to that.
    """
    chosen = {reading.id: readings.get(reading.id, reading.default) for reading in pack.readings}
    auto_delete, deadline = chosen.get("auto_delete"), chosen.get("deadline")
    last_day = pack.notice.deadline if pack.notice else None
    return Policy(
        pack=pack,
        readings=chosen,
        on=parse(auto_delete) if auto_delete else pack.on.period,
        off=pack.off.period,
        private=pack.private.period,
        purge=pack.deleted.period,
        falls=chosen.get("off_retention") == "falls",
        revives=chosen.get("re_enabling") == "revives",
        deadline=date.fromisoformat(deadline) if deadline else last_day,
    )
