"""The scene that views render, and how it becomes another one.

State goes one way. A view hands what the person does to the store; the store has the
simulation write it to the ledger; only then is there a new scene, and `changed` tells it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Protocol

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from consentlab import ids
from consentlab.events import Method, Value
from consentlab.ledger import Ledger, LedgerError
from consentlab.policy.history import Surface
from consentlab.policy.pack import PolicyPack
from consentlab.rows import Recorded
from consentlab.scene import Appearance, LastWalkthrough, Layer, Moved, Scene
from consentlab.signup import SignUp
from consentlab.simulation import Refused, Result, Simulation
from consentlab.variant import Variant, stands
from consentlab.words import Words

Cause = Literal["on", "off", "time", "reading", "undo", "act"]

LAYER_IDS: dict[Layer, str] = {
    "notice": ids.NOTICE_DIALOG,
    "settings": ids.SETTINGS_DIALOG,
    "changes": ids.CHANGES_DIALOG,
    "about": ids.ABOUT_DIALOG,
}

_TO_COMPARE = (ids.STAGE_COMPARE, ids.STAGE_MORE)


class Host(Protocol):
    """What only the whole program can do for the store."""

    @property
    def ledger(self) -> Ledger:
        """The ledger of the profile that is open."""

    def begin(self, scenario: str) -> Simulation:
        """Start a scenario afresh. Raises Unknown, FaultyFile or LedgerError."""

    def variant(self, name: str) -> Variant:
        """A variant of the notice, by its id or its path. Raises Unknown or FaultyFile."""

    def packs(self) -> tuple[PolicyPack, ...]:
        """The packs that ship. Raises FaultyFile."""

    def go_on(self) -> Simulation | None:
        """The walkthrough that was last worked in."""

    def last(self) -> LastWalkthrough | None:
        """What Home says of it."""

    def note(self, kind: str, control: str, value: Value, method: Method) -> None:
        """Write down an interaction on Home. Raises LedgerError."""

    def erase(self) -> None:
        """Erase the profile. Raises LedgerError."""

    def reset(self) -> None:
        """Go Home in a new profile, as at a first start. Raises LedgerError."""


class Scenes(QObject):
    """Holds the scene and the walkthrough on the stage, and notes what people do."""

    changed = Signal(object)
    """A new Scene, to be rendered."""

    noted = Signal()
    """An interaction was written down."""

    _held = Signal()

    def __init__(
        self, words: Words, appearance: Appearance, host: Host, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.scene = Scene(appearance=appearance)
        self.walkthrough: Simulation | None = None
        self.method: Callable[[], Method] = lambda: "script"
        self.host = host
        self._connected = False

    @property
    def simulation(self) -> Simulation:
        """The walkthrough on the stage. Raises RuntimeError on Home, where there is none."""
        if self.walkthrough is None:
            raise RuntimeError("no walkthrough is open")
        return self.walkthrough

    def note(
        self, kind: str, control: str, value: Value = None, method: Method | None = None
    ) -> None:
        """Write down an interaction. Where it cannot be kept, that is said.

        Without a method, it is that of the input being handled.
        Comparing is not the walkthrough's: it leaves the ledger as it is, byte for byte, so
        nothing is written of what is done there, nor of the buttons that lead there.
        On the stage it is written with the act that it leads to, and at the latest when the
        event at hand has been handled, before anything is painted.
        """
        if self.scene.compare is not None or control in _TO_COMPARE:
            return
        try:
            if self.walkthrough is None:
                self.host.note(kind, control, value, method or self.method())
                self.noted.emit()
            else:
                self.walkthrough.note(kind, control, value, method or self.method(), hold=True)
                self._write_soon()
        except LedgerError as problem:
            self.say(problem)

    def _write_soon(self) -> None:
        """Have what is held written once the event at hand has been handled."""
        if not self._connected:
            # The namespace takes PySide longer to set up than the first window to come up.
            from PySide6.QtCore import Qt

            self._held.connect(self._write, Qt.ConnectionType.QueuedConnection)
            self._connected = True
        self._held.emit()

    @Slot()
    def _write(self) -> None:
        """The event at hand has been handled: what was noted on the way is to be on the disk."""
        try:
            self.host.ledger.flush()
            self.noted.emit()
        except LedgerError as problem:
            self.say(problem)

    def events(self, after: int) -> list[Recorded]:
        """What the ledger holds behind this number. Where it cannot be read, that is said."""
        try:
            return self.host.ledger.entries(after=after)
        except LedgerError as problem:
            self.say(problem)
            return []

    def say(self, problem: LedgerError) -> None:
        """Show what went wrong, once."""
        if self.scene.problem != str(problem):
            self.change(problem=str(problem))

    def act(
        self,
        cause: Cause,
        act: Callable[[], Result],
        *,
        back: bool | None = None,
        **then: Any,
    ) -> bool:
        """Do something in the simulation, then show it: the event is on disk before."""
        before = self.simulation.state
        try:
            result = act()
        except Refused as refused:
            self.change(problem=self.words(refused.text, **refused.values))
            return False
        except LedgerError as problem:
            self.change(problem=str(problem))
            return False
        moved = self.scene.moved
        if result.changes is not None and (result.changes.total or back is not None):
            moved = Moved(cause, result.state.look, result.changes, back)
            then["toast"] = self.scene.layer != "settings" and result.changes.total > 0
        elif before.look != result.state.look:
            moved = None
        self.change(state=result.state, moved=moved, problem="", moving=False, **then)
        return True

    def serve(self, surface: Surface) -> None:
        """Record that a notice or setting is shown now."""
        try:
            self.simulation.serve(surface)
        except LedgerError as problem:
            self.scene = msgspec.structs.replace(self.scene, problem=str(problem))

    def change(self, **values: Any) -> None:
        """Show the scene with these of its values changed."""
        self.show_scene(msgspec.structs.replace(self.scene, **values))

    def show_scene(self, scene: Scene) -> None:
        """Make this the scene; a notice that is due opens as soon as nothing else is open.

        What opens and closes is written down before it is shown.
        """
        scene = _answered(_signing(scene))
        free = not (scene.signup or scene.layer or scene.moving or scene.compare)
        due = bool(scene.state and scene.state.notice_open and free)
        asked = due or (scene.layer == "notice" and scene.variant != self.scene.variant)
        if asked:
            scene = _asked(scene)
        page = self.scene.signup and self.scene.signup.page
        before, self.scene = self.scene.layer, scene
        if scene.signup and scene.signup.page != page:
            self.note("opened", ids.SIGNUP_PAGE, scene.signup.page)
            if scene.signup.page == "training":
                self.serve("signup")
        if asked or scene.layer != before:
            if before:
                self.note("closed", LAYER_IDS[before])
            if scene.layer:
                self.note("opened", LAYER_IDS[scene.layer])
            if scene.layer == "notice":
                self.serve("notice")
        self.changed.emit(self.scene)


def _answered(scene: Scene) -> Scene:
    """The scene without a notice that nothing asks for any more, as after an act of the lab's."""
    if scene.layer != "notice" or (scene.state and scene.state.notice_open):
        return scene
    return msgspec.structs.replace(scene, layer="", switch=None, summary="")


def _asked(scene: Scene) -> Scene:
    """The scene with the notice open anew, nothing set but what its variant presets."""
    return msgspec.structs.replace(
        scene,
        layer="notice",
        switch=stands(scene.variant.preset),
        menu=False,
        toast=False,
        gate_said=False,
        unset_said=False,
        summary="",
    )


def _signing(scene: Scene) -> Scene:
    """The scene with signing up begun, gone on with, or over, as its walkthrough asks for."""
    state = scene.state
    if state is None or not state.signing_up:
        return msgspec.structs.replace(scene, signup=None)
    preset = scene.variant.signup_preset
    if scene.signup is not None:
        signup = msgspec.structs.replace(scene.signup, preset=preset)
        return msgspec.structs.replace(scene, signup=signup)
    signup = SignUp(pack=state.scenario.pack, preset=preset)
    return msgspec.structs.replace(scene, signup=signup, menu=False, toast=False)
