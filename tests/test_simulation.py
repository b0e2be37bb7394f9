"""The simulation: what can be done when, what is stored of it, and what a new start finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from consentlab.events import (
    LedgerEvent,
    Missed,
    Pressed,
    Served,
    VariantSet,
    WalkthroughStarted,
)
from consentlab.ledger import Ledger, LedgerError, Reader
from consentlab.policy.history import (
    AcceptedTerms,
    Account,
    Chosen,
    Deferred,
    Deleted,
    Feedback,
    Flagged,
    Message,
    PlanChanged,
    Reviewed,
    RunStarted,
)
from consentlab.replaying import Unfit, replay
from consentlab.scenario import Scenario
from consentlab.simulation import CANNED, Refused, Simulation, State
from consentlab.state import LAST
from consentlab.variant import AS_REPORTED, Variant
from walkthroughs import (
    DAY,
    DEADLINE_PASSED,
    NOTICE_DUE,
    SECOND,
    SteadyClock,
    day,
    scenario,
    settled,
)

Act = Callable[[Simulation], object]
Begin = Callable[..., Simulation]

OTHER = Variant(id="other", title="Another", layout="two-choices", preset="none")

BACK = "You are looking back. Acting is possible from the present on."
GATE = "Nothing can be sent before you choose."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new profile's ledger."""
    with Ledger.open(tmp_path / "profile", SteadyClock()) as opened:
        yield opened


@pytest.fixture
def begin(ledger: Ledger) -> Begin:
    """Starts a walkthrough of a scenario, the notice being due if none is given."""

    def start(of: Scenario | None = None, look: datetime | None = None) -> Simulation:
        simulation = Simulation.start(ledger, of or scenario())
        if look:
            simulation.look_at(look)
        return simulation

    return start


def on_disk(simulation: Simulation) -> State:
    """What a new start of the program would find, read by another connection."""
    with Reader.read(simulation.ledger.path.parent) as reader:
        return replay(reader.entries(reader.last_walkthrough()))


def shown(simulation: Simulation) -> State:
    """The live state without what is forgotten when the program ends."""
    return replace(simulation.state, put_off=None, put_aside=False)


def stored(simulation: Simulation) -> list[LedgerEvent]:
    """The walkthrough's events, without its start."""
    rows = simulation.ledger.entries(simulation.state.walkthrough)
    return [row.event for row in rows if not isinstance(row.event, WalkthroughStarted)]


def status(simulation: Simulation, chat: str) -> str | None:
    """A chat's training status at the look; None if it is not there."""
    outcome = simulation.state.chat_outcome(chat)
    return outcome.training if outcome else None


# ------------------------------------------------------------------ start and present


def test_a_walkthrough_starts_at_the_scenarios_instant(begin: Begin) -> None:
    """Present and look are one."""
    state = begin().state
    assert (NOTICE_DUE, NOTICE_DUE, None, "1") == (
        state.present,
        state.look,
        state.last_act,
        state.walkthrough,
    )


def test_it_can_be_looked_at_from_another_instant(ledger: Ledger) -> None:
    """From the first moment on."""
    later = datetime(2026, 1, 1, tzinfo=UTC)
    simulation = Simulation.start(ledger, scenario(), at=later)
    assert (NOTICE_DUE, later) == (simulation.state.present, simulation.state.look)
    assert simulation.state == on_disk(simulation)


def test_its_start_says_everything_that_it_depends_on(ledger: Ledger) -> None:
    """Scenario, pack and variant whole, so that files may change later."""
    made = scenario()
    Simulation.start(ledger, made, variant=OTHER, mode="pilot", about={"scale": 2.0})
    event = ledger.entries()[0].event
    assert isinstance(event, WalkthroughStarted)
    assert (made, "claude-2025-08", 64, "other", OTHER, "pilot", {"scale": 2.0}) == (
        event.scenario,
        event.pack,
        len(event.pack_hash),
        event.variant,
        event.notice,
        event.mode,
        event.about,
    )


def test_every_walkthrough_of_a_profile_has_an_id_of_its_own(begin: Begin) -> None:
    """Also of one scenario."""
    assert ["1", "2", "3"] == [begin().state.walkthrough for _ in range(3)]


def test_every_act_has_an_instant_of_its_own(begin: Begin) -> None:
    """A turn and a later choice never share one."""
    simulation = begin()
    for n, chat in enumerate(("lisbon", "bread", "secret"), 1):
        simulation.send(chat, "And then?")
        state = simulation.state
        assert [NOTICE_DUE + n * SECOND] * 3 == [state.present, state.look, state.last_act]


def test_acting_while_looking_ahead_moves_the_present_there(begin: Begin) -> None:
    """Time has passed when something happens in it."""
    simulation = begin(look=NOTICE_DUE + DAY)
    assert simulation.state.present == NOTICE_DUE
    simulation.rate("lisbon", "up")
    assert simulation.state.present == NOTICE_DUE + DAY
    assert Feedback(NOTICE_DUE + DAY, "lisbon", "up") == simulation.state.history.events[-1]


def test_acting_less_than_a_second_ahead_takes_the_second(begin: Begin) -> None:
    """The look follows."""
    simulation = begin(look=NOTICE_DUE + SECOND / 2)
    simulation.rate("lisbon", "up")
    assert simulation.state.present == NOTICE_DUE + SECOND


def test_looking_moves_nothing_else(begin: Begin) -> None:
    """Neither back nor ahead, and it is remembered."""
    simulation = begin()
    before = simulation.state
    for instant in (NOTICE_DUE - 30 * DAY, NOTICE_DUE + 3000 * DAY):
        simulation.look_at(instant)
        assert replace(before, look=instant) == simulation.state == on_disk(simulation)


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (datetime(1066, 10, 14, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC)),
        (datetime(3000, 1, 1, tzinfo=UTC), LAST),
        (datetime.fromisoformat("2026-01-01T02:00:00+02:00"), datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_look_is_kept_in_utc_and_within_the_years_known(
    begin: Begin, asked: datetime, given: datetime
) -> None:
    """The years of scenario files."""
    look = begin(look=asked).state.look
    assert (given, UTC) == (look, look.tzinfo)


def test_an_instant_without_a_time_zone_is_a_mistake_of_the_caller(begin: Begin) -> None:
    """Who asks a person for one, says so to them."""
    with pytest.raises(ValueError, match="time zone"):
        begin().look_at(datetime(2026, 1, 1))  # noqa: DTZ001  # that is the point


def test_looking_where_one_looks_already_is_not_stored(begin: Begin) -> None:
    """A slider that is only touched moves nothing."""
    simulation = begin()
    assert simulation.look_at(NOTICE_DUE).changes is None
    assert [] == stored(simulation)


def test_the_last_instant_is_the_last_act(begin: Begin) -> None:
    """After it there is no time left."""
    simulation = begin(settled(True), look=LAST)
    simulation.send("lisbon", "Still there?")
    with pytest.raises(Refused, match="ends with the year 2200"):
        simulation.send("lisbon", "And now?")


# ------------------------------------------------------------------ what cannot be done

ACTING: dict[str, Act] = {
    "accept": lambda s: s.accept(True),
    "choose": lambda s: s.choose(True),
    "defer": lambda s: s.defer(),
    "send": lambda s: s.send("lisbon", "Hello"),
    "create chat": lambda s: s.create_chat("Hello"),
    "rate": lambda s: s.rate("lisbon", "up"),
    "delete": lambda s: s.delete("lisbon"),
    "start run": lambda s: s.start_run(),
    "flag": lambda s: s.flag("lisbon"),
    "review": lambda s: s.review("lisbon"),
    "change plan": lambda s: s.change_plan("team"),
}
"""Every act, each of which can be done while the notice is due."""

BESIDE: dict[str, Act] = {
    "serve": lambda s: s.serve("settings"),
    "look at": lambda s: s.look_at(NOTICE_DUE + DAY),
    "set reading": lambda s: s.set_reading("off_retention", "stays"),
    "set variant": lambda s: s.set_variant(OTHER),
    "note": lambda s: s.note("pressed", "chat.send", None, "mouse"),
}
"""Everything else that is stored. None of it moves the present."""

PAST_DEADLINE = scenario(DEADLINE_PASSED)
NOT_ASKED = scenario(NOTICE_DUE, policy="chatgpt-2025", plan="plus")

REFUSED: list[tuple[str, Scenario, datetime | None, Act, str]] = [
    *((f"{name} while looking back", scenario(), NOTICE_DUE - SECOND, act, BACK)
      for name, act in ACTING.items()),
    *((f"{name} at the gate", PAST_DEADLINE, None, ACTING[name], GATE)
      for name in ("send", "create chat", "rate")),
    ("send where the look meets the gate", scenario(), DEADLINE_PASSED, ACTING["send"], GATE),
    ("defer at the gate", PAST_DEADLINE, None, ACTING["defer"], "To go on, a choice is needed."),
    ("defer unasked", settled(True), None, ACTING["defer"], "There is no notice to answer."),
    ("accept unasked", settled(False), None, ACTING["accept"], "There is no notice to answer."),
    ("accept without a notice", NOT_ASKED, None, ACTING["accept"], "There is no notice to answer."),
    ("put aside no gate", scenario(), None, lambda s: s.put_notice_aside(),
     "There is no gate to put aside."),
    ("on while on", settled(True), None, lambda s: s.choose(True), "The switch is on already."),
    ("off while off", settled(False), None, lambda s: s.choose(False),
     "The switch is off already."),
    ("on while on from the start", NOT_ASKED, None, lambda s: s.choose(True),
     "The switch is on already."),
    ("send to nobody", scenario(), None, lambda s: s.send("nobody", "Hello"),
     "There is no chat nobody."),
    ("send to a chat to come", scenario(), None, lambda s: s.send("later", "Hello"),
     "There is no chat later."),
    *((f"{name} a deleted chat", scenario(), None, act, "This chat was deleted.") for name, act in {
        "send to": lambda s: s.send("gone", "Hello"),
        "rate": lambda s: s.rate("gone", "up"),
        "delete": lambda s: s.delete("gone"),
        "flag": lambda s: s.flag("gone"),
        "review": lambda s: s.review("gone"),
    }.items()),
    ("send nothing", scenario(), None, lambda s: s.send("lisbon", ""),
     "There is nothing to send yet."),
    ("begin with blanks", scenario(), None, lambda s: s.create_chat(" \n\t"),
     "There is nothing to send yet."),
    ("an unknown plan", scenario(), None, lambda s: s.change_plan("gold"),
     "There is no plan gold."),
    ("the plan it has", scenario(), None, lambda s: s.change_plan("free"),
     "The plan is Free already."),
    ("a run twice", scenario(), None, lambda s: s.start_run("summer"),
     "There is a training run summer already."),
    ("an unknown reading", scenario(), None, lambda s: s.set_reading("mood", "good"),
     "There is no reading mood = good."),
    ("an unknown value", scenario(), None, lambda s: s.set_reading("off_retention", "rises"),
     "There is no reading off_retention = rises."),
    ("undo nothing", scenario(), None, lambda s: s.undo(), "There is nothing to undo."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("of", "look", "act", "sentence"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_cannot_be_done_is_refused_in_a_sentence_and_nothing_is_stored(
    begin: Begin, of: Scenario, look: datetime | None, act: Act, sentence: str
) -> None:
    """The simulation itself refuses, not only the screen."""
    simulation = begin(of, look)
    before, rows = simulation.state, stored(simulation)
    with pytest.raises(Refused) as refused:
        act(simulation)
    assert sentence == str(refused.value)
    assert simulation.state is before
    assert rows == stored(simulation)


@pytest.mark.parametrize("name", ["accept", "choose", "delete"])
def test_choosing_and_deleting_stay_possible_at_the_gate(begin: Begin, name: str) -> None:
    """The gate stops what sends something."""
    simulation = begin(PAST_DEADLINE)
    ACTING[name](simulation)
    assert simulation.state.present == DEADLINE_PASSED + SECOND


def test_after_the_choice_the_gate_is_open(begin: Begin) -> None:
    """Either choice opens it."""
    simulation = begin(PAST_DEADLINE)
    simulation.accept(False)
    simulation.send("lisbon", "At last")
    assert status(simulation, "lisbon") == "off"


# ------------------------------------------------------------------ order and failure


@pytest.mark.parametrize("act", [*ACTING.values(), *BESIDE.values()], ids=[*ACTING, *BESIDE])
def test_an_event_is_on_disk_before_the_state_changes(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, act: Act
) -> None:
    """Another connection reads it while the old state still stands."""
    simulation = begin()
    before, append = simulation.state, simulation.ledger.append
    seen = []

    def watched(*args: object) -> None:
        assert simulation.state is before
        append(*args)  # type: ignore[arg-type]  # what it was given
        with Reader.read(simulation.ledger.path.parent) as reader:
            seen.append((simulation.state is before, len(reader.entries()) > 1))

    monkeypatch.setattr(simulation.ledger, "append", watched)
    act(simulation)
    assert [(True, True)] == seen


@pytest.mark.parametrize("act", [*ACTING.values(), *BESIDE.values()], ids=[*ACTING, *BESIDE])
def test_what_cannot_be_written_does_not_happen_until_it_can(begin: Begin, act: Act) -> None:
    """A failure loses nothing and stops nothing."""
    simulation = begin()
    before = simulation.state
    simulation.ledger._db.execute("PRAGMA query_only = ON")
    with pytest.raises(LedgerError, match="read-only"):
        act(simulation)
    assert simulation.state is before
    simulation.ledger._db.execute("PRAGMA query_only = OFF")
    act(simulation)
    assert shown(simulation) == on_disk(simulation)


def test_a_walkthrough_that_cannot_be_written_does_not_begin(ledger: Ledger) -> None:
    """There is no start without its row."""
    ledger._db.execute("PRAGMA query_only = ON")
    with pytest.raises(LedgerError):
        Simulation.start(ledger, scenario())
    assert [] == ledger.entries()


# ------------------------------------------------------------------ the choice


def test_accepting_stores_terms_and_choice_at_one_instant(begin: Begin) -> None:
    """One transaction, one act."""
    simulation = begin()
    simulation.accept(True)
    at, version = NOTICE_DUE + SECOND, simulation.state.scenario.pack.version
    assert [AcceptedTerms(at, version), Chosen(at, True, "notice")] == stored(simulation)
    assert ("settled", "on") == (
        simulation.state.notice,
        simulation.state.outcome().account.setting,
    )


def test_without_a_choice_the_settings_can_choose_either_way(begin: Begin) -> None:
    """The switch is not set yet."""
    for allow in (True, False):
        simulation = begin()
        simulation.choose(allow)
        assert [Chosen(NOTICE_DUE + SECOND, allow, "settings")] == stored(simulation)


def test_serving_records_variant_and_version_and_is_no_act(begin: Begin) -> None:
    """What was shown can be told from the log alone."""
    simulation = begin(look=NOTICE_DUE + DAY)
    simulation.serve("notice")
    version = simulation.state.scenario.pack.version
    served = Served(at=NOTICE_DUE + DAY, surface="notice", variant="as-reported", version=version)
    assert (served, NOTICE_DUE, None) == (
        stored(simulation)[-1],
        simulation.state.present,
        simulation.state.last_act,
    )


def test_another_variant_holds_from_then_on_and_is_remembered_whole(begin: Begin) -> None:
    """The file that it came from is not needed any more."""
    simulation = begin()
    simulation.set_variant(OTHER)
    simulation.serve("notice")
    assert [VariantSet(NOTICE_DUE, "other", OTHER), "other"] == [
        event.variant if isinstance(event, Served) else event for event in stored(simulation)
    ]
    assert OTHER == simulation.state.variant == on_disk(simulation).variant


def test_a_walkthrough_that_was_stored_without_its_variant_asks_as_reported(begin: Begin) -> None:
    """Older ledgers have the name alone, which could only be one."""
    simulation = begin()
    rows = simulation.ledger.entries()
    assert isinstance(rows[0].event, WalkthroughStarted)
    old = [replace(rows[0], event=replace(rows[0].event, notice=None)), *rows[1:]]
    assert AS_REPORTED == replay(old).variant


def test_what_changed_is_told_by_every_result(begin: Begin) -> None:
    """The screen before against the screen after."""
    result = begin(settled(True)).choose(False)
    assert result.changes is not None
    moved = {(move.before, move.after): move.chats for move in result.changes.training}
    assert {("eligible", "withdrawn"): ("lisbon",), ("dormant", "off"): ("bread",)} == moved


def test_what_outcomes_do_not_depend_on_changes_nothing(begin: Begin) -> None:
    """There is nothing to tell then."""
    simulation = begin(PAST_DEADLINE)
    for result in (simulation.put_notice_aside(), simulation.set_variant(OTHER)):
        assert result.changes is None


# ------------------------------------------------------------------ the notice


def notice(simulation: Simulation) -> tuple[str, bool]:
    """The notice's status, and whether it stands on the screen."""
    return simulation.state.notice, simulation.state.notice_open


def restarted(simulation: Simulation) -> Simulation:
    """The same walkthrough after a new start of the program."""
    again = Simulation.resume(simulation.ledger)
    assert again is not None
    return again


@pytest.mark.parametrize(
    ("of", "look", "expected"),
    [
        (scenario(), None, ("due", True)),
        (scenario(), NOTICE_DUE - SECOND, ("not-due", False)),
        (scenario(), datetime(2025, 9, 28, 23, 59, tzinfo=UTC), ("due", True)),
        (scenario(), datetime(2025, 9, 29, tzinfo=UTC), ("must-choose", True)),
        (PAST_DEADLINE, None, ("must-choose", True)),
        (settled(False), None, ("settled", False)),
        (scenario(day("2025-08-01")), None, ("not-due", False)),
        (scenario(plan="team"), None, ("not-due", False)),
        (NOT_ASKED, None, ("not-due", False)),
    ],
)
def test_the_notice_stands_when_it_is_due_at_the_look(
    begin: Begin, of: Scenario, look: datetime | None, expected: tuple[str, bool]
) -> None:
    """And never while looking back."""
    assert expected == notice(begin(of, look))


def test_put_off_it_comes_back_on_the_next_simulated_day(begin: Begin) -> None:
    """Midnight is in UTC, and it can be put off again."""
    simulation = begin()
    simulation.defer()
    assert notice(simulation) == ("due", False)
    assert [Deferred(NOTICE_DUE + SECOND, "notice")] == stored(simulation)
    simulation.look_at(datetime(2025, 9, 10, 23, 59, tzinfo=UTC))
    assert notice(simulation) == ("due", False)
    simulation.look_at(datetime(2025, 9, 11, tzinfo=UTC))
    assert notice(simulation) == ("due", True)
    simulation.defer()
    assert notice(simulation) == ("due", False)


def test_put_off_it_comes_back_at_the_next_start(begin: Begin) -> None:
    """Not now is no answer."""
    simulation = begin()
    simulation.defer()
    assert notice(restarted(simulation)) == ("due", True)


def test_putting_it_off_can_be_undone(begin: Begin) -> None:
    """It stands there again, on the same day."""
    simulation = begin()
    simulation.defer()
    simulation.undo()
    assert notice(simulation) == ("due", True)
    simulation.defer()
    simulation.delete("lisbon")
    simulation.undo()
    assert notice(simulation) == ("due", False)


def test_put_off_it_does_not_stay_away_after_the_deadline(begin: Begin) -> None:
    """The gate is not put off with it."""
    simulation = begin()
    simulation.defer()
    simulation.look_at(DEADLINE_PASSED)
    assert notice(simulation) == ("must-choose", True)


def test_put_aside_the_gate_still_holds_and_is_back_at_the_next_start(begin: Begin) -> None:
    """Reading first is not stored."""
    simulation = begin(PAST_DEADLINE)
    simulation.put_notice_aside()
    assert (("must-choose", False), []) == (notice(simulation), stored(simulation))
    with pytest.raises(Refused, match=GATE):
        simulation.send("lisbon", "Hello")
    assert notice(restarted(simulation)) == ("must-choose", True)
    simulation.bring_notice_back()
    assert notice(simulation) == ("must-choose", True)


def test_put_aside_once_it_is_back_when_the_choice_is_undone(begin: Begin) -> None:
    """The next person to be asked sees it."""
    simulation = begin(PAST_DEADLINE)
    simulation.put_notice_aside()
    simulation.choose(True)
    assert notice(simulation) == ("settled", False)
    simulation.undo()
    assert notice(simulation) == ("must-choose", True)


# ------------------------------------------------------------------ chats


def test_a_message_is_stored_and_its_canned_answer_is_not(begin: Begin) -> None:
    """The words stay as they were typed."""
    simulation = begin()
    simulation.send("lisbon", "  And the trams?\n")
    chat = simulation.state.chat("lisbon")
    at = NOTICE_DUE + SECOND
    assert chat is not None
    said = (Message(at, "person", "  And the trams?\n"), Message(at, "assistant", CANNED))
    assert said == chat.messages[-2:]
    assert CANNED not in str(stored(simulation))


def test_half_a_character_does_not_stop_a_message(begin: Begin) -> None:
    """Some input methods send one."""
    simulation = begin()
    simulation.send("lisbon", "half \ud83d")
    chat = on_disk(simulation).chat("lisbon")
    assert chat is not None
    assert chat.messages[-2].text == "half ?"


@pytest.mark.parametrize(("kind", "private"), [("chat", False), ("chat", True), ("coding", False)])
def test_a_new_chat_becomes_real_with_its_first_message(
    begin: Begin, kind: Literal["chat", "coding"], private: bool
) -> None:
    """It is the last of the chats."""
    simulation = begin()
    simulation.create_chat("Trams in Lisbon", kind, private)
    chat = simulation.state.history.chats[-1]
    assert ("chat-6", "Trams in Lisbon", kind, private, 2) == (
        chat.id,
        chat.title,
        chat.kind,
        chat.private,
        len(chat.messages),
    )
    assert status(simulation, "chat-6") == ("private" if private else "undecided")


LONG = "Which of the trams in Lisbon goes up the steepest hill, and why?"


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (["Trams"], "Trams"),
        (["  Trams\n\tand   hills  "], "Trams and hills"),
        ([LONG], "Which of the trams in Lisbon goes up the"),
        (["L" * 60], "L" * 40),
        (["Trams", "Trams"], "Trams 2"),
        (["Trams", "Trams", "Trams"], "Trams 3"),
        (["Bread"], "Bread 2"),
        ([LONG, LONG], "Which of the trams in Lisbon goes up the 2"),
        (["\u200b\u0007"], "…"),
    ],
)
def test_its_title_is_its_first_words_and_its_own(
    begin: Begin, texts: list[str], title: str
) -> None:
    """Rows are found by their exact title."""
    simulation = begin()
    for text in texts:
        simulation.create_chat(text)
    assert title == simulation.state.history.chats[-1].title
    ids = [chat.id for chat in simulation.state.history.chats]
    assert len(ids) == len(set(ids))


def test_deleting_takes_what_the_scenario_had_in_store_for_the_chat(begin: Begin) -> None:
    """Nothing is sent, rated, flagged or deleted in a chat after its deletion."""
    planned = (
        Feedback(day("2025-12-01"), "lisbon", "up"),
        Reviewed(day("2025-12-02"), "lisbon"),
        Deleted(day("2025-12-03"), "lisbon"),
    )
    of = scenario(NOTICE_DUE, *planned)
    chats = tuple(
        replace(chat, messages=(*chat.messages, Message(day("2025-12-01"), "person")))
        for chat in of.history.chats
    )
    simulation = begin(replace(of, history=replace(of.history, chats=chats)))
    simulation.delete("lisbon")
    simulation.look_at(day("2026-01-01"))
    history, at = simulation.state.history, NOTICE_DUE + SECOND
    assert history.events[-2:] == (Reviewed(day("2025-12-02"), "lisbon"), Deleted(at, "lisbon"))
    lisbon, bread, *_ = history.chats
    assert ([2, 2], "deleted") == (
        [len(lisbon.messages), len(bread.messages)],
        status(simulation, "lisbon"),
    )


# ------------------------------------------------------------------ the moderator's


@pytest.mark.parametrize(
    ("act", "event"),
    [
        (lambda s: s.start_run("autumn"), lambda at: RunStarted(at, "autumn")),
        (lambda s: s.start_run(), lambda at: RunStarted(at, "run-2")),
        (lambda s: s.flag("lisbon"), lambda at: Flagged(at, "lisbon")),
        (lambda s: s.review("lisbon"), lambda at: Reviewed(at, "lisbon")),
        (lambda s: s.change_plan("team"), lambda at: PlanChanged(at, "team")),
    ],
)
def test_the_moderators_acts_are_acts(
    begin: Begin, act: Act, event: Callable[[datetime], LedgerEvent]
) -> None:
    """At the instant of an act like any other."""
    simulation = begin()
    act(simulation)
    assert event(NOTICE_DUE + SECOND) == simulation.state.history.events[-1]


def test_a_run_takes_in_what_is_eligible(begin: Begin) -> None:
    """And a later choice does not take it out."""
    simulation = begin(settled(True))
    simulation.start_run("autumn")
    simulation.choose(False)
    outcome = simulation.state.chat_outcome("lisbon")
    assert outcome is not None
    assert ("withdrawn", ("autumn",)) == (outcome.training, outcome.runs)


def test_a_reading_is_another_policy_over_the_same_history(begin: Begin) -> None:
    """It is an assumption, and no act."""
    simulation = begin(settled(True))
    simulation.choose(False)
    history = simulation.state.history
    until = {}
    for value in ("falls", "stays"):
        simulation.set_reading("off_retention", value)
        outcome = simulation.state.chat_outcome("lisbon")
        assert outcome is not None
        until[value] = outcome.retention.period
    assert ({"falls": "P30D", "stays": "P5Y"}, history) == (until, simulation.state.history)


def test_setting_what_is_set_is_not_stored(begin: Begin) -> None:
    """Nothing has happened."""
    simulation = begin()
    simulation.set_reading("off_retention", "falls")
    simulation.set_variant(AS_REPORTED)
    assert [] == stored(simulation)


@pytest.mark.parametrize("act", ACTING.values(), ids=list(ACTING))
def test_undoing_an_act_gives_the_state_before_it(begin: Begin, act: Act) -> None:
    """All of its events, in the live state and on disk."""
    simulation = begin()
    simulation.rate("bread", "down")
    before = simulation.state
    act(simulation)
    simulation.undo()
    assert before == shown(simulation) == on_disk(simulation)


def test_undoing_goes_back_act_by_act(begin: Begin) -> None:
    """Until there is none."""
    simulation = begin()
    states = [simulation.state]
    for act in (ACTING["accept"], ACTING["create chat"], ACTING["delete"]):
        act(simulation)
        states.append(simulation.state)
    for before in reversed(states[:-1]):
        simulation.undo()
        assert before == simulation.state
    with pytest.raises(Refused, match="nothing to undo"):
        simulation.undo()


def test_after_undoing_the_same_instant_can_be_acted_at_and_undone_again(begin: Begin) -> None:
    """What was undone once stays out of it."""
    simulation = begin()
    start = simulation.state
    for _ in range(2):
        simulation.create_chat("Trams")
        simulation.undo()
    assert start == simulation.state == on_disk(simulation)


def test_undoing_removes_nothing_from_the_ledger(begin: Begin) -> None:
    """It adds what the history skips."""
    simulation = begin()
    simulation.accept(True)
    simulation.undo()
    kinds = [type(event).__name__ for event in stored(simulation)]
    assert kinds == ["AcceptedTerms", "Chosen", "Retracted", "Retracted"]


# ------------------------------------------------------------------ interactions


def test_interactions_are_stored_at_the_look_and_change_nothing(begin: Begin) -> None:
    """They are for studies."""
    simulation = begin(look=NOTICE_DUE + DAY)
    before = simulation.state
    simulation.note("missed", "chats.list", None, "mouse")
    simulation.note("pressed", "chat.send", "half \ud83d", "assistive")
    assert [
        Missed(NOTICE_DUE + DAY, "chats.list", None, "mouse"),
        Pressed(NOTICE_DUE + DAY, "chat.send", "half ?", "assistive"),
    ] == stored(simulation)[-2:]
    assert simulation.state is before
    assert before == on_disk(simulation)


# ------------------------------------------------------------------ going on


def test_there_may_be_nothing_to_go_on_with(ledger: Ledger) -> None:
    """A press on Home is no walkthrough."""
    assert Simulation.resume(ledger) is None
    ledger.append(None, Pressed(None, "home.start"))
    assert Simulation.resume(ledger) is None


def test_the_walkthrough_last_worked_in_goes_on_or_the_one_named(begin: Begin) -> None:
    """Several scenarios may be under way."""
    first, second = begin(), begin(PAST_DEADLINE)
    assert restarted(first).state == second.state
    first.send("lisbon", "Back again")
    assert restarted(second).state == first.state
    again = Simulation.resume(first.ledger, "2")
    assert again is not None
    assert again.state == second.state


def test_events_that_do_not_fit_together_are_damage(begin: Begin) -> None:
    """The ledger is set aside, and a fresh one starts."""
    simulation = begin()
    simulation.ledger.append("1", Deleted(NOTICE_DUE, "nobody"))
    assert Simulation.resume(simulation.ledger) is None
    assert simulation.ledger.set_aside is not None
    assert [] == simulation.ledger.entries()
    assert begin().state.walkthrough == "1"


def test_a_scenario_that_no_file_could_hold_is_damage(ledger: Ledger) -> None:
    """What is embedded is checked as a file would be."""
    of = scenario()
    unknown = replace(of.history, account=Account("gold", NOTICE_DUE))
    Simulation.start(ledger, replace(of, history=unknown))
    with pytest.raises(Unfit, match='plan "gold" is unknown, expected one of free'):
        replay(ledger.entries())
