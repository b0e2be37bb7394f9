"""The three packs that ship: what they say, and that everything in them rests on something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from consentlab.policy.load import load_pack
from consentlab.policy.pack import FACTS, RULES, Kept, PolicyPack, under
from consentlab.policy.period import parse

PACKS = Path(__file__).parents[2] / "resources" / "policies"
SHIPPED = ("claude-2025-08", "chatgpt-2025", "gemini-2025")


@pytest.fixture(params=SHIPPED)
def shipped(request: pytest.FixtureRequest) -> PolicyPack:
    """Each pack that ships."""
    return load_pack(PACKS / f"{request.param}.toml")


def tables(value: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table within a pack, by its place."""
    if isinstance(value, dict):
        yield name, value
        for key, inner in value.items():
            yield from tables(inner, f"{name}.{key}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from tables(inner, f"{name}[{index}]")


def period(kept: Kept) -> str:
    """A period as the table of the policy writes it."""
    return kept.period.text if kept.period else "until-deleted"


@pytest.mark.parametrize(
    ("pack_id", "covered", "others"),
    [
        ("claude-2025-08", "free pro max", "team enterprise gov education api"),
        ("chatgpt-2025", "free plus pro", "business enterprise edu api"),
        ("gemini-2025", "personal", "workspace"),
    ],
)
def test_plans(pack_id: str, covered: str, others: str) -> None:
    """Which plans a pack covers, and which have agreements of their own."""
    pack = load_pack(PACKS / f"{pack_id}.toml")
    assert covered.split() == list(pack.covered.names)
    assert others.split() == list(pack.others.names)
    assert [*covered.split(), *others.split()] == list(pack.plan_names)


@pytest.mark.parametrize(
    ("pack_id", "before", "periods", "earlier"),
    [
        ("claude-2025-08", "undecided", "P5Y P30D P30D P30D", "withdrawn"),
        ("chatgpt-2025", "on", "until-deleted until-deleted P30D P30D", "unstated"),
        ("gemini-2025", "on", "P18M PT72H PT72H P0D", "unstated"),
    ],
)
def test_values(pack_id: str, before: str, periods: str, earlier: str) -> None:
    """The setting before any choice; kept on, off, private, deleted; the earlier chats."""
    pack = load_pack(PACKS / f"{pack_id}.toml")
    assert (before, earlier) == (pack.switch.before_choice, pack.switch.earlier_chats)
    kept = (pack.on, pack.off, pack.private, pack.deleted)
    assert periods.split() == [period(one) for one in kept]


@pytest.mark.parametrize(
    ("pack_id", "copies", "uses"),
    [
        (
            "claude-2025-08",
            {"feedback": "P5Y", "flagged": "P2Y", "scores": "P7Y"},
            {"feedback": "training", "flagged": "safety"},
        ),
        ("chatgpt-2025", {}, {"feedback": "training"}),
        ("gemini-2025", {"feedback": "P3Y", "reviewed": "P3Y"}, {"feedback": "training"}),
    ],
)
def test_copies_and_uses(pack_id: str, copies: dict[str, str], uses: dict[str, str]) -> None:
    """The copies beside the chat, and the uses that no switch stops."""
    pack = load_pack(PACKS / f"{pack_id}.toml")
    assert copies == {kind: period(kept) for kind, kept in pack.copies.items()}
    assert uses == {kind: rule.use for kind, rule in pack.uses.items()}


@pytest.mark.parametrize(
    ("pack_id", "readings"),
    [
        (
            "claude-2025-08",
            {
                "deadline": ["2025-09-28", "2025-10-08"],
                "off_retention": ["falls", "stays"],
                "re_enabling": ["needs-activity", "revives"],
            },
        ),
        ("chatgpt-2025", {"re_enabling": ["needs-activity", "revives"]}),
        (
            "gemini-2025",
            {
                "re_enabling": ["needs-activity", "revives"],
                "auto_delete": ["P18M", "P3M", "P36M"],
            },
        ),
    ],
)
def test_readings(pack_id: str, readings: dict[str, list[str]]) -> None:
    """What is left open, with its answers, the default first. All of it is assumed."""
    pack = load_pack(PACKS / f"{pack_id}.toml")
    assert readings == {r.id: [a.value for a in r.alternatives] for r in pack.readings}
    assert not any(reading.basis.stated for reading in pack.readings)


def test_notices() -> None:
    """Claude has a notice with its dates; the others have a setting only."""
    notices = {name: load_pack(PACKS / f"{name}.toml").notice for name in SHIPPED}
    claude = notices["claude-2025-08"]
    assert claude is not None
    assert (date(2025, 8, 28), date(2025, 9, 28)) == (claude.first_day, claude.deadline)
    assert claude.title == "Updates to Consumer Terms and Policies"
    assert notices["chatgpt-2025"] is None
    assert notices["gemini-2025"] is None


@pytest.mark.parametrize(
    ("pack_id", "label", "path", "private_chat"),
    [
        ("claude-2025-08", "You can help improve Claude", "Settings > Privacy", "incognito chat"),
        (
            *("chatgpt-2025", "Improve the model for everyone"),
            *("Settings > Data Controls", "temporary chat"),
        ),
        ("gemini-2025", "Keep Activity", "Settings & help > Activity", "temporary chat"),
    ],
)
def test_switches(pack_id: str, label: str, path: str, private_chat: str) -> None:
    """What each maker calls its switch and its private chat, and the way to the switch."""
    switch = load_pack(PACKS / f"{pack_id}.toml").switch
    assert (label, path, private_chat) == (
        *(switch.label, " > ".join(switch.path)),
        switch.private_chat,
    )


ASSUMED = {
    "claude-2025-08": "not-stated own-copy-ended revived not-resumed-since-on "
    "off-cuts-on-period counted-from reviewed-copy",
    "chatgpt-2025": "not-stated own-copy-ended revived dormant not-resumed-since-on "
    "off-cuts-on-period counted-from feedback-copy flagged-copy scores-copy reviewed-copy "
    "run-took-it",
    "gemini-2025": "not-stated own-copy-ended revived dormant not-resumed-since-on "
    "off-cuts-on-period until-deleted counted-from flagged-copy scores-copy run-took-it",
}
"""The rules that no text states, or that never arise."""


def test_assumed_rules(shipped: PolicyPack) -> None:
    """Which rules are assumptions; that undecided chats follow the off-period is one too."""
    assumed = [rule for rule, basis in shipped.rules.items() if not basis.stated]
    assert ASSUMED[shipped.id].split() == assumed
    assert not shipped.undecided.stated


def test_every_source_resolves(shipped: PolicyPack) -> None:
    """Everything names its sources, and no source is there for nothing."""
    named = {
        place: table["sources"]
        for place, table in tables(msgspec.to_builtins(shipped))
        if "stated" in table
    }
    assert all(named.values())
    used = {source for sources in named.values() for source in sources}
    assert set(shipped.sources) == used


def test_every_rule_has_its_basis(shipped: PolicyPack) -> None:
    """A reason can name any rule of any pack."""
    assert list(RULES) == list(shipped.rules)


def test_every_fact_is_told(shipped: PolicyPack) -> None:
    """The privacy page of each pack tells of the same things in the same order."""
    assert list(FACTS) == [fact.id for fact in shipped.facts]


def test_summaries_are_short() -> None:
    """The notice sums up each text in four to six sentences."""
    notice = load_pack(PACKS / "claude-2025-08.toml").notice
    assert notice is not None
    assert len(notice.terms) in range(4, 7)
    assert len(notice.privacy) in range(4, 7)


def test_the_file_is_named_by_the_id(shipped: PolicyPack) -> None:
    """A pack is found by its id."""
    assert (PACKS / f"{shipped.id}.toml").is_file()


def test_readings_choose_the_policy() -> None:
    """Under a reading its value takes the place of the pack's own."""
    gemini, claude = (load_pack(PACKS / f"{name}.toml") for name in (SHIPPED[2], SHIPPED[0]))
    assert under(gemini, {}).on == parse("P18M")
    assert under(gemini, {"auto_delete": "P3M"}).on == parse("P3M")
    assert under(claude, {"deadline": "2025-10-08"}).deadline == date(2025, 10, 8)
    assert (under(claude, {}).falls, under(claude, {}).revives) == (True, False)
