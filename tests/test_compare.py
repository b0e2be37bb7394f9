"""Two walkthroughs side by side: what can be chosen, the one list of their chats, counts, scale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from accounts import CHATGPT, CLAUDE, GEMINI, chat, history, pack
from accounts import day as on
from consentlab.compare import (
    Kind,
    Side,
    Tally,
    compare,
    length,
    read_side,
    rows,
    steps,
    tally,
)
from consentlab.ledger import Ledger, LedgerError
from consentlab.policy.faults import FaultyFile
from consentlab.policy.history import Deleted
from consentlab.policy.period import UNTIL_DELETED
from consentlab.record import write_jsonl
from consentlab.simulation import Simulation
from consentlab.state import State
from consentlab.whatif import what_if
from consentlab.words import load
from states import shipped, state_of
from walkthroughs import NOTICE_DUE, SteadyClock, scenario, settled
from worlds import World, worlds

WORDS = load("en")
MAKERS = (CLAUDE, CHATGPT, GEMINI)


def own_side(state: State) -> Side:
    """A side that is this walkthrough."""
    return Side("own", "Own", "chat", state)


# ---------------------------------------------------------------------- what is offered


@pytest.mark.parametrize(
    ("kind", "left", "right", "offered"),
    [
        ("choices", "on", "off", ["on", "off", "own"]),
        ("makers", CLAUDE, CHATGPT, [CLAUDE, CHATGPT, GEMINI]),
        ("walkthroughs", "own", "", ["own"]),
        (
            "readings", "off_retention.falls", "off_retention.stays",
            [
                "deadline.2025-09-28", "deadline.2025-10-08", "off_retention.falls",
                "off_retention.stays", "re_enabling.needs-activity", "re_enabling.revives",
            ],
        ),
    ],
)  # fmt: skip
def test_the_sides_that_can_be_chosen(
    kind: Kind, left: str, right: str, offered: list[str]
) -> None:
    """The two that tell most are chosen: of readings the first that makes a difference."""
    packs = [pack(maker) for maker in MAKERS]
    made = compare(shipped("changed-mind"), packs, WORDS, kind=kind)
    assert (left, right) == (made.left, made.right)
    assert offered == [side.key for side in made.sides]
    assert len(made.pair) == (2 if right else 1)
    assert bool(made.rows) == bool(right)


def test_a_makers_own_comparison_begins_with_itself() -> None:
    """Whoever uses Gemini sees Gemini on the left."""
    made = compare(shipped("gemini-user"), [pack(m) for m in MAKERS], WORDS, kind="makers")
    assert ["Gemini, Google", "Claude, Anthropic"] == [side.label for side in made.pair]


def test_where_no_reading_makes_a_difference() -> None:
    """The value in force stands against the first other one, and no row differs."""
    made = compare(shipped("team-plan"), [], WORDS, kind="readings")
    assert ("deadline.2025-09-28", "deadline.2025-10-08") == (made.left, made.right)
    assert not any(row.differs for row in made.rows)


# ---------------------------------------------------------------------- the rows


def test_on_against_off() -> None:
    """As the picture of the design has it: 6 can be used against none, 8 of 9 differ."""
    made = compare(shipped("came-back"), [], WORDS, look=on("11-12"))
    on_side, off_side = made.tallies
    assert Tally(6, (("P5Y", 6),)) == on_side
    assert Tally(0, (("P5Y", 1), ("P2Y", 1))) == off_side
    assert [
        "Weekend in Lisbon",
        "Parser for bank exports",
        "Fireworks at home",
        "Sourdough that stays flat",
        "Cover letter, second draft",
        "Letter to the landlord",
        "Rent or buy",
        "Marathon plan",
        "Gift for Noor",
    ] == [row.chat.title for row in made.rows]
    assert [True] * 8 + [False] == [row.differs for row in made.rows]


def test_chats_of_one_side_only() -> None:
    """The list is that of both; the same id with another title is another chat."""
    ours = state_of(replace(scenario(), history=history(chat("09-01"), chat("09-02", name="b"))))
    theirs = state_of(
        replace(
            scenario(),
            history=history(chat("09-01"), replace(chat("09-03", name="b"), title="Another")),
        )
    )
    made = rows(own_side(ours), own_side(theirs), look=NOTICE_DUE)
    assert [
        ("b/Another", False, True),
        ("b/B", True, False),
        ("a", True, True),
    ] == [(row.key, row.left is not None, row.right is not None) for row in made]


def test_a_chat_is_listed_once_it_is_written_in() -> None:
    """Not before its first turn."""
    made = compare(state_of(scenario()), [], WORDS, look=on("08-30"))
    assert {"lisbon", "bread"} == {row.key for row in made.rows}


@given(worlds(), st.booleans())
def test_every_chat_of_either_side_has_one_row(world: World, allow: bool) -> None:
    """Differences first, and each row says what its sides say."""
    told = replace(scenario(), pack=world.policy.pack, history=world.history)
    state = state_of(told, look=world.at)
    ours, theirs = own_side(state), own_side(what_if(state, allow=allow))
    made = rows(ours, theirs, look=world.at)
    assert {c.id: c for c in state.outcome().chats} == {
        row.key: row.left for row in made if row.left
    }
    assert sorted({row.key for row in made}) == sorted(row.key for row in made)
    differing = [row.left != row.right for row in made]
    assert sorted(differing, reverse=True) == differing


# ---------------------------------------------------------------------- counts and scale


def test_ended_copies_are_kept_no_longer() -> None:
    """What has ended is not counted as kept."""
    state = state_of(settled(False), look=on("2026-06-01"))
    assert Tally(0, ()) == tally(state.outcome())


def test_an_organisations_chats_are_kept_as_agreed() -> None:
    """And are counted so."""
    assert Tally(0, ((None, 10),)) == tally(shipped("team-plan").outcome())


@pytest.mark.parametrize(
    ("maker", "scale"),
    [
        (CLAUDE, ["P30D", "P2Y", "P5Y"]),
        (CHATGPT, ["P30D", "P2Y", "P5Y", UNTIL_DELETED]),
        (GEMINI, ["PT72H", "P30D", "P18M", "P2Y", "P3Y", "P5Y"]),
    ],
)
def test_the_steps_of_the_scale(maker: str, scale: list[str]) -> None:
    """Longer is longer, no two are too close to be told apart, and all have room."""
    packs = [pack(maker)]
    state = shipped("came-back")
    other = Side("other", "Other", "", what_if(state, pack=packs[0]))
    on_side = Side("on", "On", "", what_if(state, allow=True))
    made = steps(
        (*rows(own_side(state), other, look=on("11-12")), *rows(on_side, other, look=on("11-12")))
    )
    assert scale == list(made)
    shares = list(made.values())
    assert all(after - before > 0.05 for before, after in zip([0, *shares], shares, strict=False))
    assert 1.0 == shares[-1]


def test_a_short_period_is_short_even_alone() -> None:
    """Thirty days are not drawn as if nothing were longer."""
    state = state_of(settled(False))
    made = steps(rows(own_side(state), own_side(state), look=NOTICE_DUE))
    assert {"P30D": 0.17} == made


def test_a_crowded_scale_still_fits() -> None:
    """With many periods close to each other, all of them have room."""
    ours = own_side(state_of(settled(False)))
    (row, *_) = rows(ours, ours, look=NOTICE_DUE)
    assert row.left is not None
    periods = [f"P{days}D" for days in range(1, 12)]
    made = steps(
        [
            replace(row, left=replace(row.left, retention=replace(row.left.retention, period=p)))
            for p in periods
        ]
    )
    assert [*periods, "P30D"] == list(made)
    assert 1.0 == pytest.approx(made["P30D"])


def test_how_long_periods_are() -> None:
    """Agreements say nothing; until deleted is longest."""
    ordered = [None, "PT72H", "P30D", "P3M", "P18M", "P2Y", "P5Y", UNTIL_DELETED]
    assert ordered == sorted(set(ordered), key=length)


# ---------------------------------------------------------------------- other walkthroughs


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Another person's profile, in which the last walkthrough was gone on with."""
    with Ledger.open(tmp_path / "other", SteadyClock()) as opened:
        Simulation.start(opened, scenario())
        simulation = Simulation.start(opened, settled(True))
        simulation.delete("bread")
        yield opened


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_profile_is_only_read(ledger: Ledger, tmp_path: Path) -> None:
    """Its last walkthrough is there, and no file of it is changed or made."""
    ledger.close()
    before = everything(tmp_path)
    side = read_side(tmp_path / "other", WORDS)
    assert before == everything(tmp_path)
    assert "Made by hand, from other" == side.label
    assert [Deleted] == [type(e) for e in side.state.history.events if e.at > NOTICE_DUE]


def test_an_export_is_as_good(ledger: Ledger, tmp_path: Path) -> None:
    """It says the same as the profile that it is from."""
    export = tmp_path / "export.jsonl"
    write_jsonl(ledger, export)
    sides = [read_side(path, WORDS) for path in (tmp_path / "other", export)]
    assert sides[0].state == sides[1].state
    made = compare(sides[0].state, [], WORDS, kind="walkthroughs", opened=sides[1:])
    assert ("own", str(export)) == (made.left, made.right)
    assert not any(row.differs for row in made.rows)


def test_what_holds_no_walkthrough_says_so(tmp_path: Path) -> None:
    """A folder without a ledger, a ledger without a walkthrough, a file that is no export."""
    (tmp_path / "none").mkdir()
    with pytest.raises(LedgerError, match="there is no profile in this folder"):
        read_side(tmp_path / "none", WORDS)
    Ledger.open(tmp_path / "empty", SteadyClock()).close()
    with pytest.raises(LedgerError, match="holds no walkthrough yet"):
        read_side(tmp_path / "empty", WORDS)
    (tmp_path / "export.jsonl").write_text("no export\n", "utf-8")
    with pytest.raises(FaultyFile, match="this is no export"):
        read_side(tmp_path / "export.jsonl", WORDS)
