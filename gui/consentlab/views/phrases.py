"""How outcomes are said on screens: short words for statuses, periods and uses."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from consentlab.policy.history import Chat
from consentlab.policy.outcome import ChatOutcome, Copy, Retention, Training
from consentlab.policy.pack import Policy, PolicyPack, Setting
from consentlab.policy.period import UNTIL_DELETED
from consentlab.words import Words


class Kept(NamedTuple):
    """A retention: the period, said strongly, and when the copy ends or ended."""

    strong: str
    when: str
    ended: bool

    @property
    def rest(self) -> str:
        """What follows the period in one line with it: ", until 5 Nov 2030"."""
        return f", {self.when}" if self.when else ""

    @property
    def sentence(self) -> str:
        """Both parts as one text, for assistive technology and tooltips."""
        return self.strong + self.rest


def kept_each(words: Words, policy: Policy) -> tuple[str, str]:
    """How long chats are kept with training on, and with training off."""
    on, off = (words.period(p.text if p else UNTIL_DELETED) for p in (policy.on, policy.off))
    return on, off


def status_word(words: Words, status: Training) -> str:
    """The badge's word for a training status."""
    table: dict[Training, str] = {
        "eligible": words("Can be used"),
        "off": words("Switched off"),
        "dormant": words("Dormant"),
        "withdrawn": words("Withdrawn"),
        "undecided": words("No choice yet"),
        "unstated": words("Not stated"),
        "private": words("Private"),
        "deleted": words("Deleted"),
        "expired": words("Copy ended"),
        "out-of-scope": words("Not covered"),
    }
    return table[status]


def scope_word(words: Words, status: Training) -> str:
    """What the transcript's head says about the chat being in scope of training."""
    table: dict[Training, str] = {
        "eligible": words("In scope: the whole chat, from the first message"),
        "off": words("Not in scope: the switch is off"),
        "dormant": words("Not in scope: nothing written here while the switch was on"),
        "withdrawn": words("Not in scope of later runs, until you write here with the switch on"),
        "undecided": words("Not in scope: no choice has been made"),
        "unstated": words("Not stated whether earlier chats stay in scope"),
        "private": words("Not in scope: a private chat never is"),
        "deleted": words("Not in scope: the chat is deleted"),
        "expired": words("Not in scope: the maker’s copy has ended"),
        "out-of-scope": words("Not in scope: the plan is not covered"),
    }
    return table[status]


def setting_word(words: Words, setting: Setting) -> str:
    """The word beside the switch."""
    table: dict[Setting, str] = {
        "on": words("On"),
        "off": words("Off"),
        "undecided": words("Not set"),
    }
    return table[setting]


def begins(words: Words, chat: Chat) -> str:
    """What stands in place of a chat whose first message is still to come."""
    return words("This chat begins on {day}.", day=words.day(chat.messages[0].at))


def kept(words: Words, retention: Retention | Copy) -> Kept:
    """A retention in words: "5 years" and "until 5 Nov 2030"."""
    if retention.period is None:
        return Kept(words("By agreement"), words("your organisation decides"), False)
    if retention.period == UNTIL_DELETED or retention.until is None:
        return Kept(words("Until deleted"), "", False)
    day = words.day(retention.until)
    period = words.period(retention.period)
    if isinstance(retention, Retention) and retention.ended:
        return Kept(period, words("ended {day}", day=day), True)
    return Kept(period, words("until {day}", day=day), False)


def also_word(words: Words, outcome: ChatOutcome) -> str:
    """The row's second line: the uses that no switch stops, "" if there is none.

    Under a status that never trains "too" would deny what the badge says.
    """
    never = outcome.training in ("private", "deleted")
    table = {
        ("feedback", "training"): words("Training all the same, because of feedback")
        if never
        else words("Training too, because of feedback"),
        ("feedback", "safety"): words("Safety work too, because of feedback"),
        ("flagged", "safety"): words("Safety work too, because flagged"),
        ("flagged", "training"): words("Training all the same, because flagged")
        if never
        else words("Training too, because flagged"),
    }
    return words(" · ").join(table[use.because, use.use] for use in outcome.also)


def row_sentence(words: Words, outcome: ChatOutcome) -> str:
    """What a chat's row says to assistive technology, after its title."""
    parts = [status_word(words, outcome.training), kept(words, outcome.retention).sentence]
    if outcome.also:
        parts.append(also_word(words, outcome))
    return words(". ").join(parts)


def run_label(run: str) -> str:
    """A training run by its id, as its mark in the timeline is labelled: "Autumn"."""
    return run[:1].upper() + run[1:]


def run_name(words: Words, run: str) -> str:
    """The same within a sentence: "Autumn run"; an id that says so itself is enough."""
    label = run_label(run)
    return label if label.startswith("Run") else words("{run} run", run=label)


def chat_icon(chat: Chat) -> str:
    """The icon before a chat's title: what kind of conversation it is."""
    return "private" if chat.private else "coding" if chat.kind == "coding" else "chat"


def last_turn(chat: Chat, at: datetime) -> datetime | None:
    """The instant of the person's last message up to `at`."""
    turns = (m.at for m in chat.messages if m.role == "person" and m.at <= at)
    return max(turns, default=None)


def source_label(words: Words, pack: PolicyPack, source: str) -> str:
    """How a source is named on a screen: "Report, 29 Aug 2025"."""
    said = pack.sources[source]
    return f"{said.short}, {words.day(said.date)}" if said.date else said.short


def source_tip(words: Words, pack: PolicyPack, source: str) -> str:
    """All that is known of a source, on four lines."""
    said = pack.sources[source]
    day = words.long_day(said.date) if said.date else words("No date known")
    return f"{said.who}\n{said.title}\n{day}\n{said.where}"
