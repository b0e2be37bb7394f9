"""What a person does while comparing: the intents of that screen. Nothing of it is stored."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from consentlab.compare import Comparison, Kind, compare, read_side
from consentlab.ledger import NAME, LedgerError
from consentlab.policy.faults import FaultyFile
from consentlab.refusing import refusal
from consentlab.scenes import Scenes
from consentlab.store import named
from consentlab.walkthrough import within


class Comparing(Scenes):
    """Every method that is named by a verb is an intent. None touches the walkthrough."""

    def show_compare(self, shown: bool) -> None:
        """Compare what if over the stage, or go back to the walkthrough as it was."""
        scene = self.scene
        if not shown:
            self.change(compare=None, state=self.simulation.state, moving=False, problem="")
        elif scene.state and scene.reveal and not (scene.layer or scene.signup or scene.compare):
            try:
                packs = self.host.packs()
            except FaultyFile as problem:
                self.change(problem=str(problem))
                return
            begun = compare(self.simulation.state, packs, self.words)
            self.change(compare=begun, menu=False, toast=False, moving=False, problem="")

    def compare_by(self, kind: Kind) -> None:
        """Compare choices, readings, makers or walkthroughs."""
        now = self._comparison
        self.change(
            compare=compare(
                now.own, now.packs, self.words, kind=kind, look=now.look, opened=now.opened
            )
        )

    def choose_sides(self, *, left: str = "", right: str = "") -> None:
        """Put these sides there; one that stands on the other side changes places with it."""
        now = self._comparison
        if left:
            right = now.left if left == now.right else now.right
        elif right:
            left = now.right if right == now.left else now.left
        self._compare(left=left, right=right)

    def open_side(self, path: str) -> None:
        """Compare with the last walkthrough of another profile's folder, or of an export."""
        now, file = self._comparison, Path(path)
        if (file / NAME).resolve() == self.host.ledger.path.resolve():
            self.change(
                problem=self.words("{folder} is the profile that is open.", folder=named(file))
            )
            return
        try:
            side = read_side(file, self.words)
        except (LedgerError, FaultyFile) as problem:
            self.change(problem=refusal(self.words, problem))
            return
        opened = (*(other for other in now.opened if other.key != side.key), side)
        self.change(
            compare=compare(
                now.own, now.packs, self.words, kind=now.kind, look=now.look, opened=opened
            ),
            problem="",
        )
        self.compare_from(max(now.look, side.state.look))

    def compare_from(self, instant: datetime) -> None:
        """Look at both sides from another instant. The walkthrough's own look stays."""
        look = within(instant)
        state = self.simulation.state.seen_from(look)
        self.change(state=state, compare=replace(self._comparison, look=look))

    def explain_row(self, row: str) -> None:
        """Tell the reasons of both sides for this row, "" for none."""
        if row != self._comparison.chat:
            self._compare(chat=row)

    def _compare(self, **values: Any) -> None:
        self.change(compare=replace(self._comparison, **values))

    @property
    def _comparison(self) -> Comparison:
        if self.scene.compare is None:
            raise RuntimeError("nothing is being compared")
        return self.scene.compare
