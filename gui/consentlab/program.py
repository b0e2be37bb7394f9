"""The running program: the one place that builds objects and wires them."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QSysInfo,
)
from PySide6.QtWidgets import QWidget

from consentlab import left, paths
from consentlab.catalogue import Catalogue
from consentlab.clock import Clock
from consentlab.events import (
    INTERACTIONS,
    STAGE_PAGE,
    Method,
    Value,
)
from consentlab.holding import HeldProfile, ProfileInUse
from consentlab.ledger import Ledger, LedgerError, erase
from consentlab.look import tokens
from consentlab.model import Store
from consentlab.options import RunOptions
from consentlab.policy.pack import PolicyPack
from consentlab.scenario import Scenario
from consentlab.scene import LastWalkthrough, Scene
from consentlab.simulation import Simulation
from consentlab.store import make_folder
from consentlab.variant import AS_REPORTED, Variant
from consentlab.views.window import Window
from consentlab.words import load

if TYPE_CHECKING:
    from consentlab.look.kit import Kit
    from consentlab.views.observer import Observer


class Program(QObject):
    """The running program, made by `start`. Also a context manager that closes it.

    `window` is the one window, `simulation` the walkthrough on the stage, None on Home.
    `options` and `clock` are what it was started with.
    """

    def __init__(self, profile: Path, options: RunOptions, clock: Clock) -> None:
        super().__init__()
        self.profile = profile
        self.options = options
        self.clock = clock
        self._words = load(options.language)
        self._catalogue = Catalogue(paths.resources())
        self._variant: Variant | None = None
        make_folder(profile)
        self._held = HeldProfile(profile)
        self._ledger = Ledger.open(profile, clock)
        self._appearance = left.appearance(self._ledger, options)
        self._store = Store(self._words, self._appearance, self)
        self._store.arrange_lab(locked=options.lock_lab)
        self._store.change(reveal=options.reveal)
        self._observer: Observer | None = None
        self.window = Window(self._store, self._catalogue, self._missed)
        self.window.show_ground(tokens.load(paths.resources(), self._appearance.theme))
        self._store.changed.connect(self._dress)

    # ------------------------------------------------------------------ for whoever drives it

    @property
    def simulation(self) -> Simulation | None:
        """The walkthrough on the stage; None on Home."""
        return self._store.walkthrough

    def look_at(self, instant: datetime) -> None:
        """Look from another instant (aware), as the clock does. On Home it does nothing."""
        if self._store.walkthrough is not None:
            self._store.look_at(instant)

    @property
    def store(self) -> Store:
        """What takes every intent of a person, for whoever acts in the place of one."""
        return self._store

    def open(self) -> None:
        """Show what the options ask for: a scenario afresh or gone on with, else Home.

        A variant that is asked for is that of everything begun from now on, and of what is
        gone on with. Raises Unknown, FaultyFile or LedgerError, and then nothing was begun.
        """
        options = self.options
        simulation = None
        if options.variant is not None:
            self._variant = self._catalogue.variant(options.variant)
        if options.new and options.scenario:
            simulation = self._start(self._catalogue.scenario(options.scenario))
        elif not options.home:
            simulation = self._resumed(options.scenario)
            if simulation:
                simulation.note("opened", STAGE_PAGE, "start", "script", hold=True)
            if simulation and options.new:
                simulation = self._start(simulation.state.scenario, simulation.state.variant)
            elif simulation:
                if self._variant:
                    simulation.set_variant(self._variant)
                if options.at:
                    simulation.look_at(options.at)
            elif options.scenario:
                simulation = self._start(self._catalogue.scenario(options.scenario))
        problem = left.damage(self._ledger)
        if simulation is None:
            self._store.show_home(problem)
        else:
            self._store.open(simulation, left.open_chat(simulation), problem)

    def furnish(self) -> None:
        """Fill the window with its views, and from then on write down what people do in it."""
        observer = self._make_observer()
        self.window.dress(self._kit())
        observer.begin()
        self._held.listen(self._show)

    def close(self) -> None:
        """Close the window and let go of the profile. Nothing is written."""
        self._store.rest()
        self._store.changed.disconnect(self._dress)
        self.window.close()
        self.window.deleteLater()
        with self._dialogs_forgotten():
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._ledger.close()
        self._held.let_go()

    def _dialogs_forgotten(self) -> AbstractContextManager[None]:
        """What keeps Qt from writing down which files were asked for in dialogs that go now."""
        if self._observer is None:
            return nullcontext()  # it was never furnished, so there are none
        from consentlab.widgets.filedialog import nothing_remembered

        return nothing_remembered()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # ------------------------------------------------------------------ for the store

    @property
    def ledger(self) -> Ledger:
        """The ledger of the profile that is open."""
        return self._ledger

    def begin(self, scenario: str) -> Simulation:
        """Start a scenario afresh, a shipped one or a file."""
        return self._start(self._catalogue.scenario(scenario))

    def go_on(self) -> Simulation | None:
        """The walkthrough that was last worked in."""
        return Simulation.resume(self._ledger)

    def last(self) -> LastWalkthrough | None:
        """What Home says of the walkthrough that can be gone on with."""
        simulation = self.go_on()
        if simulation is None:
            return None
        state = simulation.state
        return LastWalkthrough(state.scenario.title, state.look, state.variant.id, state)

    def packs(self) -> tuple[PolicyPack, ...]:
        """The packs that ship."""
        return tuple(self._catalogue.pack(name) for name in self._catalogue.packs())

    def variant(self, name: str) -> Variant:
        """A variant of the notice, one that ships or a file."""
        return self._catalogue.variant(name)

    def note(self, kind: str, control: str, value: Value, method: Method) -> None:
        """Write down an interaction on Home."""
        self._ledger.append(None, INTERACTIONS[kind](None, control, value, method))

    def erase(self) -> None:
        """Erase the profile's ledger, and go on with an empty one."""
        self._ledger.close()
        try:
            erase(self.profile)
        finally:
            self._ledger = Ledger.open(self.profile, self.clock)
            if self._store.walkthrough is not None:
                self._store.walkthrough.ledger = self._ledger

    def reset(self) -> None:
        """Go Home in a new profile, as at a first start; the old one is kept.

        The views are made anew, so that nothing is left in them of what was typed. What is
        noted on the way still goes into the old profile: the new one begins without an event.
        Raises LedgerError, and then nothing has changed.
        """
        try:
            profile = paths.next_profile(self.options.profile)
            make_folder(profile)
            held = HeldProfile(profile)
        except (OSError, ProfileInUse) as said:
            raise LedgerError(str(said)) from None
        try:
            ledger = Ledger.open(profile, self.clock)
        except LedgerError:
            held.let_go()
            raise
        self._store.go_home()
        self._appearance = left.appearance(ledger, self.options)
        self._store.look_like(self._appearance)
        self.window.dress(self._kit())
        self._ledger.close()
        self._held.let_go()
        held.listen(self._show)
        self.profile, self._ledger, self._held = profile, ledger, held

    # ------------------------------------------------------------------ inside

    def _resumed(self, scenario: str | None) -> Simulation | None:
        """The last walkthrough, of this scenario if one is asked for. None if there is none."""
        if scenario is None:
            return Simulation.resume(self._ledger)
        name = scenario
        if not self._catalogue.ships(scenario):
            name = self._catalogue.scenario(scenario).name
        for listed in reversed(self._ledger.walkthroughs()):
            if listed.scenario == name:
                return Simulation.resume(self._ledger, listed.id)
        return None

    def _start(self, scenario: Scenario, variant: Variant = AS_REPORTED) -> Simulation:
        look, words = self._store.scene.appearance, self._words
        about = {
            "language": words.language,
            "theme": look.theme,
            "text_size": look.text_size,
            "motion": look.motion,
            "screen": _screen(self.window),
            "system": QSysInfo.prettyProductName(),
        }
        return Simulation.start(
            self._ledger,
            scenario,
            variant=self._variant or variant,
            about=about,
            mode=self.options.mode,
            at=self.options.at,
        )

    def _make_observer(self) -> Observer:
        if self._observer is None:
            from consentlab.views.observer import Observer

            self._observer = Observer(self._store.note, self)
            self._store.method = self._observer.method
        return self._observer

    def _missed(self) -> None:
        self._make_observer().missed()

    def _kit(self) -> Kit:
        from consentlab.look.kit import Kit

        look = self._store.scene.appearance
        return Kit(
            paths.resources(),
            self._words,
            look.theme,
            look.text_size / 100,
            not look.motion,
            self._make_observer().watch,
        )

    def _dress(self, scene: Scene) -> None:
        """Another look asks for another kit, and that for new views."""
        before, self._appearance = self._appearance, scene.appearance
        if self._observer is not None and before.kit != scene.appearance.kit:
            self.window.dress(self._kit(), keep=True)

    def _show(self) -> None:
        """A second start asks to see this window."""
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()


def _screen(window: QWidget) -> str:
    screen = window.screen()
    size = screen.size()
    return f"{size.width()}x{size.height()}@{screen.devicePixelRatio():g}"
