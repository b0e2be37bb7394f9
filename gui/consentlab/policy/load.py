"""Reading a policy pack from TOML. The README beside the packs documents the format."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import get_args

from consentlab.policy import entries
from consentlab.policy.entries import BASIS
from consentlab.policy.faults import Table, read_toml, shown
from consentlab.policy.outcome import COPY_KINDS
from consentlab.policy.pack import (
    FACTS,
    RULES,
    Basis,
    EarlierChats,
    Fact,
    Kept,
    Notice,
    Plans,
    PolicyPack,
    Setting,
    Source,
    Switch,
    Use,
    UseRule,
)
from consentlab.policy.period import UNTIL_DELETED
from consentlab.policy.readings import read_readings

FORMAT = 1
"""The number that a pack's `format` must be."""


def load_pack(path: Path) -> PolicyPack:
    """Read a pack. Raises FaultyFile with every fault of the file and its place."""
    top = Table(read_toml(path))
    top.only(
        *("format", "id", "version", "title", "maker", "assistant", "switch", "plans", "kept"),
        *("copies", "uses", "notice", "readings", "rules", "facts", "sources"),
    )
    top.format(FORMAT)
    pack = _pack(top)
    top.raise_faults(path)
    return pack


def _pack(top: Table) -> PolicyPack:
    """The whole pack, with stand-ins where a fault was noted."""
    sources = top.values.get("sources")
    known: Collection[str] = sources if isinstance(sources, dict) else ()
    pack_id = entries.words(top, "id")
    if pack_id:
        entries.proper_id(top, "id", pack_id)
    version, title = entries.words(top, "version"), entries.words(top, "title")
    maker, assistant = entries.words(top, "maker"), entries.words(top, "assistant")
    switch = _switch(top, known)
    covered, others = _both_plans(top, known)
    kept = entries.inner(top, "kept", "on", "off", "undecided", "private", "deleted")
    on = entries.kept(kept, "on", known, endless=True)
    off = entries.kept(kept, "off", known, endless=True)
    undecided = entries.basis(entries.inner(kept, "undecided", *BASIS), known)
    private = entries.kept(kept, "private", known, endless=True)
    deleted = entries.kept(kept, "deleted", known)
    copies, uses = _copies(top, known), _uses(top, known)
    notice = _notice(top, known) if "notice" in top else None
    readings = entries.listing(top, "readings", optional=True)
    written = kept.values.get("on")
    endless = isinstance(written, dict) and written.get("period") == UNTIL_DELETED
    on_or_endless = UNTIL_DELETED if endless else on.period
    return PolicyPack(
        id=pack_id,
        version=version,
        title=title,
        maker=maker,
        assistant=assistant,
        switch=switch,
        covered=covered,
        others=others,
        on=on,
        off=off,
        undecided=undecided,
        private=private,
        deleted=deleted,
        copies=copies,
        uses=uses,
        notice=notice,
        readings=read_readings(readings, known, on_or_endless, notice),
        rules=_rules(top, known),
        facts=_facts(top, known),
        sources=_sources(top),
    )


def _switch(top: Table, known: Collection[str]) -> Switch:
    own = ("label", "path", "private_chat")
    table = entries.inner(top, "switch", *own, *BASIS, "before_choice", "earlier_chats")
    label, path = entries.words(table, "label"), entries.all_words(table, "path")
    private_chat, basis = entries.words(table, "private_chat"), entries.basis(table, known)
    settings: tuple[Setting, ...] = get_args(Setting)
    earlier: tuple[EarlierChats, ...] = get_args(EarlierChats)
    before = entries.word(table, "before_choice", known, settings)
    afterwards = entries.word(table, "earlier_chats", known, earlier)
    return Switch(label, path, private_chat, basis, *before, *afterwards)


def _both_plans(top: Table, known: Collection[str]) -> tuple[Plans, Plans]:
    table = entries.inner(top, "plans", "covered", "others")
    covered, others = _plans(table, "covered", known), _plans(table, "others", known)
    listed = table.values.get("covered")
    if isinstance(listed, dict) and listed.get("names") == {}:
        entries.fault_in(table, "covered.names", "empty, expected at least one plan")
    for plan in others.names:
        if plan in covered.names:
            text = f"{shown(plan)} is among the covered plans too, expected it in one list"
            entries.fault_in(table, f"others.names.{plan}", text)
    return covered, others


def _plans(table: Table, key: str, known: Collection[str]) -> Plans:
    entry = entries.inner(table, key, "names", *BASIS)
    names = entries.listing(entry, "names")
    for plan in names.values:
        entries.proper_id(names, plan, plan)
    return Plans({p: entries.words(names, p) for p in names.values}, entries.basis(entry, known))


def _copies(top: Table, known: Collection[str]) -> dict[str, Kept]:
    table = entries.listing(top, "copies", optional=True)
    kinds: tuple[str, ...] = COPY_KINDS[1:]
    table.only(*kinds)
    return {kind: entries.kept(table, kind, known) for kind in kinds if kind in table}


def _uses(top: Table, known: Collection[str]) -> dict[str, UseRule]:
    table = entries.listing(top, "uses", optional=True)
    kinds = ("feedback", "flagged")
    table.only(*kinds)
    choice: tuple[Use, ...] = get_args(Use)
    uses = {}
    for kind in kinds:
        if kind in table:
            entry = entries.inner(table, kind, "use", *BASIS)
            uses[kind] = UseRule(entry.word("use", choice), entries.basis(entry, known))
    return uses


def _notice(top: Table, known: Collection[str]) -> Notice:
    own = ("title", "terms", "privacy")
    table = entries.inner(top, "notice", *own, *BASIS, "first_day", "deadline")
    title, terms = entries.words(table, "title"), entries.all_words(table, "terms")
    privacy, basis = entries.all_words(table, "privacy"), entries.basis(table, known)
    first_day, first_day_basis = entries.day(table, "first_day", known)
    deadline, deadline_basis = entries.day(table, "deadline", known)
    if date.min < deadline < first_day:
        text = f"{deadline} is before the first day, expected {first_day} or later"
        entries.fault_in(table, "deadline.day", text)
    return Notice(
        title=title,
        basis=basis,
        first_day=first_day,
        deadline=deadline,
        first_day_basis=first_day_basis,
        deadline_basis=deadline_basis,
        terms=terms,
        privacy=privacy,
    )


def _rules(top: Table, known: Collection[str]) -> dict[str, Basis]:
    table = entries.inner(top, "rules", *RULES)
    return {rule: entries.basis(entries.inner(table, rule, *BASIS), known) for rule in RULES}


def _facts(top: Table, known: Collection[str]) -> tuple[Fact, ...]:
    table = entries.listing(top, "facts", optional=True)
    table.only(*FACTS)
    facts = []
    for fact in table.values:
        if fact in FACTS:
            entry = entries.inner(table, fact, "title", "text", *BASIS)
            title, text = entries.words(entry, "title"), entries.words(entry, "text")
            facts.append(Fact(fact, title, text, entries.basis(entry, known)))
    return tuple(facts)


def _sources(top: Table) -> dict[str, Source]:
    table = entries.listing(top, "sources")
    if top.values.get("sources") == {}:
        top.fault("sources", "empty, expected at least one source")
    sources = {}
    for source in table.values:
        entries.proper_id(table, source, source)
        entry = entries.inner(table, source, "short", "who", "title", "date", "where")
        sources[source] = Source(
            id=source,
            short=entries.words(entry, "short"),
            who=entries.words(entry, "who"),
            title=entries.words(entry, "title"),
            where=entries.words(entry, "where"),
            date=entry.day("date") if "date" in entry else None,
        )
    return sources
