"""The store: one intent in, at most one act on the disk, one scene out. No window is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from consentlab.catalogue import Unknown
from consentlab.events import Method, Value
from consentlab.ledger import Ledger, LedgerError
from consentlab.model import Store
from consentlab.rows import data_of
from consentlab.scenario import Scenario
from consentlab.scene import Appearance, LastWalkthrough, Scene
from consentlab.scenes import Host
from consentlab.simulation import Simulation
from consentlab.variant import AS_REPORTED, Variant
from consentlab.words import load
from walkthroughs import DAY, DEADLINE_PASSED, NOTICE_DUE, SteadyClock, scenario, settled


class Desk:
    """A store with a host that knows one ledger, and the scenes that it has shown."""

    def __init__(self, folder: Path) -> None:
        self.ledger = Ledger.open(folder, SteadyClock())
        # Whoever drives the lab needs more of a host than this.
        self.store = Store(load("en"), Appearance(), cast("Host", self))
        self.shown: list[Scene] = []
        self.store.changed.connect(self.shown.append)
        self.broken = ""

    def play(self, played: Scenario) -> Store:
        """A walkthrough through this scenario, on the stage."""
        self.store.open(Simulation.start(self.ledger, played))
        self.shown.clear()
        return self.store

    def kinds(self) -> list[str]:
        """The kinds of what happened, interactions left out, the start too."""
        kinds = [data_of(row.event)[0] for row in self.ledger.entries()]
        return [kind for kind in kinds[1:] if kind not in ("opened", "closed")]

    # ------------------------------------------------------------------ the host

    def begin(self, name: str) -> Simulation:
        """Begin the scenario made by hand, whatever it is called."""
        if self.broken:
            raise Unknown(self.broken)
        assert name
        return Simulation.start(self.ledger, scenario())

    def variant(self, name: str) -> Variant:
        """There is only the one."""
        assert name
        return AS_REPORTED

    def go_on(self) -> Simulation | None:
        """The last walkthrough."""
        if self.broken:
            raise LedgerError(self.broken)
        return Simulation.resume(self.ledger)

    def last(self) -> LastWalkthrough | None:
        """What there is of it."""
        simulation = self.go_on()
        if simulation is None:
            return None
        state = simulation.state
        return LastWalkthrough(state.scenario.title, state.look, "as-reported")

    def note(self, kind: str, control: str, value: Value, method: Method) -> None:
        """Home's own interactions are nobody's concern here."""

    def erase(self) -> None:
        """Fail if told to."""
        if self.broken:
            raise LedgerError(self.broken)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The desk, on a new ledger."""
    assert qtbot
    desk = Desk(tmp_path / "profile")
    yield desk
    desk.ledger.close()


ACTS: dict[str, tuple[Scenario, Callable[[Store], object], list[str]]] = {
    "accept": (scenario(NOTICE_DUE), Store.accept, ["served", "accepted_terms", "chosen"]),
    "later": (scenario(NOTICE_DUE), Store.later, ["served", "deferred"]),
    "choose": (settled(True), lambda s: s.choose(False), ["chosen"]),
    "send": (settled(True), lambda s: s.send("Hello"), ["message_sent"]),
    "rate": (settled(True), lambda s: s.rate("down"), ["feedback"]),
    "delete": (settled(True), Store.delete, ["deleted"]),
    "look": (settled(True), lambda s: s.look_at(NOTICE_DUE + DAY), ["looked"]),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_kept_and_shown_once(desk: Desk, act: str) -> None:
    """When the new scene is told, its event is on the disk already."""
    played, do, expected = ACTS[act]
    store = desk.play(played)
    on_disk: list[list[str]] = []
    store.changed.connect(lambda _scene: on_disk.append(desk.kinds()))
    do(store)
    assert [expected] == on_disk
    assert [store.scene] == desk.shown
    assert store.scene.state is store.simulation.state


def look_back_and_delete(store: Store) -> None:
    """Look from the day before, and delete the open chat there."""
    store.look_at(NOTICE_DUE - DAY)
    store.delete()


REFUSED: dict[str, tuple[Scenario, Callable[[Store], object], str]] = {
    "sending at the gate": (
        scenario(DEADLINE_PASSED),
        lambda s: s.send("Hello"),
        "Nothing can be sent before you choose.",
    ),
    "acting while looking back": (
        settled(True),
        look_back_and_delete,
        "You are looking back. Acting is possible from the present on.",
    ),
    "choosing what holds": (settled(True), lambda s: s.choose(True), "The switch is on already."),
    "writing nothing": (settled(True), lambda s: s.send("  "), "There is nothing to send yet."),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_is_said(desk: Desk, what: str) -> None:
    """In a sentence, and nothing else of the walkthrough changes."""
    played, do, expected = REFUSED[what]
    store = desk.play(played)
    do(store)
    assert expected == store.scene.problem
    store.close_problem()
    assert "" == store.scene.problem


def test_what_is_refused_changes_no_history(desk: Desk) -> None:
    """Neither on the disk nor in the state."""
    store = desk.play(scenario(DEADLINE_PASSED))
    before = store.scene.state
    assert not store.send("Hello")
    assert (before, ["served"]) == (store.scene.state, desk.kinds())


def test_switching_back_is_a_new_choice(desk: Desk) -> None:
    """What changed says what Switch back would choose; after it the other way round."""
    store = desk.play(settled(True))
    wanted = []
    store.choose(False)
    for _ in range(2):
        assert store.scene.moved is not None
        wanted.append(store.scene.moved.back)
        store.switch_back()
    assert ([True, False], ["chosen"] * 3) == (wanted, desk.kinds())


def test_what_changed_goes_when_time_moves_and_nothing_changes(desk: Desk) -> None:
    """An old before and after would be untrue from another instant."""
    store = desk.play(settled(True))
    store.choose(False)
    store.look_at(NOTICE_DUE + timedelta(seconds=30))
    assert store.scene.moved is None


def test_a_draft_becomes_a_chat_with_its_first_message(desk: Desk) -> None:
    """It is open then; leaving it before leaves nothing."""
    store = desk.play(settled(True))
    store.new_chat("private")
    assert ("private", "", []) == (store.scene.draft, store.scene.open_chat, desk.kinds())
    assert store.send("A secret.")
    assert ["chat_created", "message_sent"] == desk.kinds()
    made = store.simulation.state.history.chats[-1]
    assert ("", made.id, True) == (store.scene.draft, store.scene.open_chat, made.private)


def test_a_notice_opens_only_over_nothing(desk: Desk) -> None:
    """Put aside it stays so; under the settings it waits until they are closed."""
    store = desk.play(scenario(NOTICE_DUE))
    store.later()
    layers = []
    for layer in ("settings", ""):
        store.show_layer(layer)
        store.look_at(NOTICE_DUE + DAY)
        layers.append(store.scene.layer)
    assert ["settings", "notice"] == layers
    assert ["served", "deferred", "looked", "served"] == desk.kinds()


def test_home_knows_the_last_walkthrough(desk: Desk) -> None:
    """It goes on where it was left."""
    store = desk.play(settled(True))
    store.look_at(NOTICE_DUE + DAY)
    store.go_home()
    assert store.scene.state is None
    assert LastWalkthrough("Made by hand", NOTICE_DUE + DAY, "as-reported") == store.scene.last
    store.go_on()
    assert store.scene.state is not None
    assert NOTICE_DUE + DAY == store.scene.state.look


@pytest.mark.parametrize(
    "intent", [lambda s: s.begin("anything"), Store.go_on, Store.erase, Store.go_home]
)
def test_what_the_program_cannot_do_is_said(desk: Desk, intent: Callable[[Store], None]) -> None:
    """A faulty scenario, or a ledger that cannot be read or erased."""
    store = desk.play(settled(True))
    desk.broken = "It cannot be done."
    intent(store)
    assert "It cannot be done." == store.scene.problem


def test_without_a_walkthrough_there_is_nothing_to_act_in(desk: Desk) -> None:
    """Whoever asks for one on Home has made a mistake."""
    with pytest.raises(RuntimeError, match="no walkthrough"):
        desk.store.simulation  # noqa: B018
