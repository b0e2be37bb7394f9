"""The verbs `scenarios`, `variants`, `policies`, `policy`: what there is, what a pack says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from consentlab.catalogue import Catalogue
from consentlab.policy.faults import printable
from consentlab.policy.pack import Basis, Kept, PolicyPack
from consentlab.policy.period import UNTIL_DELETED, Period
from consentlab.present import FORMAT, table
from consentlab.words import Words


def scenarios(catalogue: Catalogue, *, json: bool) -> int:
    """Print the scenarios that ship, in their order."""
    cards = catalogue.cards()
    if json:
        _print_json({"scenarios": [msgspec.to_builtins(card) for card in cards]})
    else:
        rows = [(card.id, card.title, card.line) for card in cards]
        print(table(("Scenario", "Title", "What it shows"), rows))
    return 0


def variants(catalogue: Catalogue, *, json: bool) -> int:
    """Print the variants of the notice that ship, in their order."""
    listed = [catalogue.variant(name) for name in catalogue.variants()]
    if json:
        _print_json({"variants": [msgspec.to_builtins(variant) for variant in listed]})
    else:
        rows = [(variant.id, variant.title, variant.line) for variant in listed]
        print(table(("Variant", "Title", "What is different"), rows))
    return 0


def policies(catalogue: Catalogue, *, json: bool) -> int:
    """Print the policy packs that ship, in their order."""
    packs = [catalogue.pack(name) for name in catalogue.packs()]
    if json:
        keys = ("id", "version", "title", "maker", "assistant")
        _print_json({"policies": [{key: getattr(pack, key) for key in keys} for pack in packs]})
    else:
        rows = [(pack.id, pack.maker, pack.title) for pack in packs]
        print(table(("Policy", "Maker", "Title"), rows))
    return 0


def policy(catalogue: Catalogue, name: str, words: Words, *, json: bool) -> int:
    """Print one pack with its sources. Raises Unknown or FaultyFile if there is no such pack."""
    pack = catalogue.pack(name)
    if json:
        _print_json({"policy": _plain(pack)})
    else:
        print("\n".join(_lines(pack, words)))
    return 0


def _print_json(value: dict[str, Any]) -> None:
    print(msgspec.json.encode({"format": FORMAT, **value}).decode())


def _plain(value: object) -> Any:
    """A pack's values as JSON has them; periods and days as they are written in files."""
    if isinstance(value, Kept):
        period = value.period.text if value.period else UNTIL_DELETED
        return {"period": period, "basis": _plain(value.basis)}
    if isinstance(value, Period):
        return value.text
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _lines(pack: PolicyPack, words: Words) -> Iterator[str]:
    """A pack for people: every value and rule with what it rests on, then the sources."""
    yield printable(f"{pack.title} ({pack.id}, version {pack.version})")
    yield from _section(words("Values"), _values(pack, words))
    readings = words("Readings: assumptions that a scenario can change")
    yield from _section(readings, _readings(pack))
    yield from _section(words("Rules"), [(rule, "", basis) for rule, basis in pack.rules.items()])
    facts = [(fact.title, fact.text, fact.basis) for fact in pack.facts]
    yield from _section(words("On the privacy page"), facts)
    yield ""
    yield words("Sources")
    for source in pack.sources.values():
        day = f", {words.day(source.date)}" if source.date else ""
        yield printable(f"  {source.id}: {source.who}, “{source.title}”{day}")
        yield printable(f"    {source.where}")


def _section(title: str, rows: list[tuple[str, str, Basis]]) -> Iterator[str]:
    """A title, then a line for each thing said, and one below for what it rests on."""
    if rows:
        yield ""
        yield title
    for name, value, basis in rows:
        yield printable(f"  {name}: {value}" if value else f"  {name}")
        kind = "stated" if basis.stated else "assumed"
        yield printable(f"      {kind} ({', '.join(basis.sources)})")


def _values(pack: PolicyPack, words: Words) -> list[tuple[str, str, Basis]]:
    switch = pack.switch
    rows = [
        (words("switch"), f"“{switch.label}” ({' → '.join(switch.path)})", switch.basis),
        (words("before any choice"), switch.before_choice, switch.before_choice_basis),
        (words("off: earlier chats"), switch.earlier_chats, switch.earlier_chats_basis),
        (words("covered plans"), ", ".join(pack.covered.names.values()), pack.covered.basis),
        (words("other plans"), ", ".join(pack.others.names.values()), pack.others.basis),
        (words("kept while on"), _period(pack.on, words), pack.on.basis),
        (words("kept while off"), _period(pack.off, words), pack.off.basis),
        (words("kept while undecided"), _period(pack.off, words), pack.undecided),
        (words("private chat"), _period(pack.private, words), pack.private.basis),
        (words("after deletion"), _period(pack.deleted, words), pack.deleted.basis),
    ]
    for kind, kept in pack.copies.items():
        rows.append((words("copy: {kind}", kind=kind), _period(kept, words), kept.basis))
    for kind, rule in pack.uses.items():
        rows.append((words("no switch stops: {kind}", kind=kind), rule.use, rule.basis))
    if pack.notice:
        notice = pack.notice
        rows += [
            (words("notice"), f"“{notice.title}”", notice.basis),
            (words("notice from"), words.day(notice.first_day), notice.first_day_basis),
            (words("notice until"), words.day(notice.deadline), notice.deadline_basis),
        ]
    return rows


def _period(kept: Kept, words: Words) -> str:
    return words.period(kept.period.text if kept.period else UNTIL_DELETED)


def _readings(pack: PolicyPack) -> list[tuple[str, str, Basis]]:
    rows = []
    for reading in pack.readings:
        for choice in reading.alternatives:
            default = " (default)" if choice.value == reading.default else ""
            rows.append((f"{reading.id} = {choice.value}{default}", choice.text, reading.basis))
    return rows
