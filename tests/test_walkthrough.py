"""Whatever a person and a moderator do in whatever order: what holds after every single act."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from consentlab.catalogue import Catalogue
from consentlab.events import ACTS, INTERACTIONS, ChatCreated, MessageSent, Retracted
from consentlab.ledger import Ledger, Reader
from consentlab.paths import resources
from consentlab.policy.decide import decide
from consentlab.policy.history import Chosen, Deleted, Feedback, Kind, RunStarted, Surface
from consentlab.record import read_jsonl, write_jsonl
from consentlab.replaying import replay
from consentlab.rows import Recorded
from consentlab.scenario import Scenario
from consentlab.simulation import Refused, Result, Simulation, State
from consentlab.state import LAST
from consentlab.variant import AS_REPORTED, Variant
from walkthroughs import DAY, DEADLINE_PASSED, NOTICE_DUE, SECOND, SteadyClock, scenario, settled

SCENARIOS = (
    scenario(),
    scenario(DEADLINE_PASSED),
    settled(True),
    Catalogue(resources()).scenario("new-user"),
    scenario(NOTICE_DUE, policy="chatgpt-2025", plan="plus"),
)
CHATS = st.sampled_from(["lisbon", "bread", "secret", "gone", "later", "chat-6", "nobody"])
TEXTS = st.sampled_from(["And then?", " \n", "\u0301", "\ud83d", "x" * 5000]) | st.text(max_size=30)
STEPS = st.sampled_from(
    [-400 * DAY, -DAY, -SECOND, timedelta(microseconds=1), SECOND, 11 * DAY, 19 * DAY, 1800 * DAY]
)
PLANS = st.sampled_from(["free", "team", "plus", "gold"])
SURFACES = st.sampled_from(["notice", "signup", "settings"])
READINGS = st.sampled_from(
    [
        ("off_retention", "stays"),
        ("off_retention", "falls"),
        ("re_enabling", "revives"),
        ("re_enabling", "needs-activity"),
        ("deadline", "2025-10-08"),
        ("auto_delete", "P3M"),
        ("mood", "good"),
    ]
)
VARIANTS = st.sampled_from(
    [AS_REPORTED, Variant(id="other", title="Another", layout="two-choices", preset="none")]
)
SENDING = (MessageSent, ChatCreated, Feedback)


class Doing(RuleBasedStateMachine):
    """A person and a moderator, and the ledger that they leave behind."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.ledger = Ledger.open(self.folder / "profile", SteadyClock())
        self.stored: list[Recorded] = []

    @initialize(of=st.sampled_from(SCENARIOS))
    def begin(self, of: Scenario) -> None:
        """Start a walkthrough."""
        self.simulation = Simulation.start(self.ledger, of)

    def do(self, act: Callable[[], Result]) -> None:
        """Do something. Refused, it changes nothing; done, it says what was and what is."""
        before, seen = self.simulation.state, len(self.ledger.entries())
        try:
            result = act()
        except Refused:
            assert before is self.simulation.state
            assert len(self.ledger.entries()) == seen
            return
        assert (before, self.simulation.state) == (result.before, result.state)
        added = [row.event for row in self.ledger.entries()[seen:]]
        acts = [event for event in added if isinstance(event, ACTS)]
        if acts:
            assert {event.at for event in acts} == {result.state.present}
            assert LAST >= result.state.present == result.state.look > before.present
            assert before.look >= before.present, "an act while looking back"
        if any(isinstance(event, SENDING) for event in acts):
            at_the_gate = decide(before.policy, before.history, result.state.present).account
            assert at_the_gate.notice != "must-choose"

    # ------------------------------------------------------------------ the choice

    @rule(surface=SURFACES)
    def serve(self, surface: Surface) -> None:
        """Have something shown."""
        self.do(lambda: self.simulation.serve(surface))

    @rule(allow=st.booleans())
    def accept(self, allow: bool) -> None:
        """Answer the notice."""
        self.do(lambda: self.simulation.accept(allow))

    @rule(plan=PLANS, allow=st.sampled_from([True, False, None]))
    def sign_up(self, plan: str, allow: bool | None) -> None:
        """Finish signing up."""
        self.do(lambda: self.simulation.sign_up(plan, allow))

    @rule(allow=st.booleans(), surface=SURFACES)
    def choose(self, allow: bool, surface: Surface) -> None:
        """Flip the switch."""
        self.do(lambda: self.simulation.choose(allow, surface))

    @rule()
    def defer(self) -> None:
        """Not now."""
        self.do(self.simulation.defer)

    @rule()
    def put_aside(self) -> None:
        """Read first."""
        self.do(self.simulation.put_notice_aside)

    @rule()
    def bring_back(self) -> None:
        """Choose now."""
        self.do(self.simulation.bring_notice_back)

    # ------------------------------------------------------------------ chats

    @rule(chat=CHATS, text=TEXTS)
    def send(self, chat: str, text: str) -> None:
        """Send a message, where one may."""
        self.do(lambda: self.simulation.send(chat, text))

    @rule(text=TEXTS, kind=st.sampled_from(["chat", "coding"]), private=st.booleans())
    def create(self, text: str, kind: Kind, private: bool) -> None:
        """Begin a chat, whose title nobody else has."""
        self.do(lambda: self.simulation.create_chat(text, kind, private))
        titles = [chat.title for chat in self.simulation.state.history.chats]
        assert len(set(titles)) == len(titles)
        assert all(title.strip() and title.isprintable() for title in titles)

    @rule(chat=CHATS, rating=st.sampled_from(["up", "down"]))
    def rate(self, chat: str, rating: str) -> None:
        """Rate an answer."""
        self.do(lambda: self.simulation.rate(chat, rating))  # type: ignore[arg-type]  # one of two

    @rule(chat=CHATS)
    def delete(self, chat: str) -> None:
        """Delete a chat, where there is one."""
        self.do(lambda: self.simulation.delete(chat))

    # ------------------------------------------------------------------ the moderator's

    @rule(run=st.sampled_from([None, "summer", "autumn", "\u202e", "run-3"]))
    def start_run(self, run: str | None) -> None:
        """Start a training run."""
        self.do(lambda: self.simulation.start_run(run))

    @rule(chat=CHATS)
    def flag(self, chat: str) -> None:
        """Flag a chat."""
        self.do(lambda: self.simulation.flag(chat))

    @rule(chat=CHATS)
    def review(self, chat: str) -> None:
        """Have a chat reviewed."""
        self.do(lambda: self.simulation.review(chat))

    @rule(plan=PLANS)
    def change_plan(self, plan: str) -> None:
        """Move to another plan."""
        self.do(lambda: self.simulation.change_plan(plan))

    @rule(reading=READINGS)
    def set_reading(self, reading: tuple[str, str]) -> None:
        """Assume something else."""
        self.do(lambda: self.simulation.set_reading(*reading))

    @rule(variant=VARIANTS)
    def set_variant(self, variant: Variant) -> None:
        """Ask in another variant: outcomes stay as they are."""
        before = self.simulation.state.outcome()
        self.do(lambda: self.simulation.set_variant(variant))
        assert before == self.simulation.state.outcome()

    @rule()
    def undo(self) -> None:
        """Take the last act back: nothing but a row that says so is written."""
        seen = len(self.ledger.entries())
        self.do(self.simulation.undo)
        assert {type(row.event) for row in self.ledger.entries()[seen:]} <= {Retracted}

    @rule(kind=st.sampled_from(sorted(INTERACTIONS)), value=TEXTS, hold=st.booleans())
    def note(self, kind: str, value: str, hold: bool) -> None:
        """Note an interaction: the state stays."""
        before = self.simulation.state
        self.simulation.note(kind, "chat.send", value, "mouse", hold=hold)
        assert before is self.simulation.state

    # ------------------------------------------------------------------ time

    @rule(by=STEPS)
    def look(self, by: timedelta) -> None:
        """Look from somewhere else."""
        look = self.simulation.state.look
        if by > timedelta(0) and look > LAST - by:
            look, by = LAST, timedelta(0)
        self.do(lambda: self.simulation.look_at(look + by))

    @rule()
    def look_from_the_present(self) -> None:
        """Come back to where one can act."""
        self.do(lambda: self.simulation.look_at(self.simulation.state.present))

    @rule()
    def restart(self) -> None:
        """End the program and start it again."""
        self.ledger.close()
        self.ledger = Ledger.open(self.folder / "profile", SteadyClock())
        again = Simulation.resume(self.ledger)
        assert again is not None
        self.simulation = again

    @precondition(lambda self: len(self.ledger.walkthroughs()) < 3)
    @rule(of=st.sampled_from(SCENARIOS))
    def begin_another(self, of: Scenario) -> None:
        """Go Home, and start something else in the same profile."""
        self.begin(of)

    # ------------------------------------------------------------------ what always holds

    @invariant()
    def the_disk_holds_the_state(self) -> None:
        """A program that starts now finds what is shown."""
        with Reader.read(self.folder / "profile") as reader:
            found = replay(reader.entries(reader.last_walkthrough()))
        assert self._lasting == found
        assert self.simulation.state.outcome() == found.outcome()

    @invariant()
    def the_export_says_the_same(self) -> None:
        """Read back without the ledger, from beside it."""
        output = self.folder / "export.jsonl"
        write_jsonl(self.ledger, output)
        found = read_jsonl(output)
        assert self._lasting == found
        assert self.simulation.state.outcome() == found.outcome()

    @invariant()
    def nothing_is_rewritten(self) -> None:
        """What was on the disk is still there, as it was, and in front."""
        with Reader.read(self.folder / "profile") as reader:
            rows = reader.entries()
        assert rows[: len(self.stored)] == self.stored
        self.stored = rows

    @invariant()
    def the_policys_own_rules_hold(self) -> None:
        """No yes, no use; a private chat trains nothing; what is deleted stays so."""
        state = self.simulation.state
        outcome, events = state.outcome(), state.history.events
        private = {chat.id for chat in state.history.chats if chat.private}
        gone = {e.chat for e in events if isinstance(e, Deleted) and e.at <= state.look}
        by_default = state.scenario.pack.id != "claude-2025-08"
        said_yes = any(isinstance(e, Chosen) and e.allow and e.at <= state.look for e in events)
        started = {e.run for e in events if isinstance(e, RunStarted) and e.at <= state.look}
        for chat in outcome.chats:
            assert set(chat.runs) <= started
            if chat.training in ("eligible", "expired"):
                assert outcome.account.setting == "on"
                assert chat.id not in private | gone
            if not by_default and not said_yes:
                assert (chat.runs, chat.training == "eligible") == ((), False)
            if chat.id in private:
                assert chat.runs == ()
            if chat.id in gone:
                assert chat.training in ("deleted", "private", "out-of-scope")

    @property
    def _lasting(self) -> State:
        """The live state without what is forgotten when the program ends."""
        return replace(self.simulation.state, put_off=None, put_aside=False)

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.ledger.close()
        shutil.rmtree(self.folder)


TestWhateverAPersonDoes = Doing.TestCase
TestWhateverAPersonDoes.settings = settings(
    max_examples=max(5, settings().max_examples // 2), stateful_step_count=20
)
