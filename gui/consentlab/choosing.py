"""What a person does about the choice: the notice, the switch, and switching back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from consentlab import ids
from consentlab.catalogue import Unknown
from consentlab.policy.faults import FaultyFile
from consentlab.scene import Summary
from consentlab.scenes import Cause, Scenes
from consentlab.simulation import Result


class Choosing(Scenes):
    """The intents of the notice, and of the switch in the settings."""

    def set_switch(self, on: bool) -> None:
        """Move the notice's switch. Nothing is collected before Accept."""
        self.change(switch=on)

    def accept(self) -> None:
        """Accept the terms, with the choice that the switch shows; without one, say so."""
        if self.scene.switch is None:
            self.change(unset_said=True)
        else:
            self.accept_with(self.scene.switch)

    def accept_with(self, allow: bool) -> None:
        """Accept the terms, with this choice."""
        self._choose(allow, lambda: self.simulation.accept(allow), layer="")

    def later(self) -> None:
        """Not now: put the notice off, to the next simulated day or the next start."""
        self.act("act", self.simulation.defer, layer="", switch=None, summary="")

    def choose(self, allow: bool) -> None:
        """Flip the switch in the settings. It applies at once."""
        self._choose(allow, lambda: self.simulation.choose(allow, "settings"))

    def switch_back(self) -> None:
        """Take the last choice back, by a new one."""
        moved = self.scene.moved
        if moved and moved.back is not None:
            self.choose(moved.back)

    def _choose(self, allow: bool, act: Callable[[], Result], **then: Any) -> None:
        cause: Cause = "on" if allow else "off"
        self.act(cause, act, back=not allow, switch=None, gate_said=False, summary="", **then)

    def escape_gate(self) -> None:
        """Esc at the gate, or where a variant has no "Not now": say why the notice stays."""
        self.note("pressed", ids.NOTICE_DIALOG, "Esc")
        self.change(gate_said=True)

    def read_first(self) -> None:
        """Put the gate aside, to read chats and settings before choosing."""
        self.simulation.put_notice_aside()
        self.change(state=self.simulation.state, layer="", switch=None, gate_said=False)

    def choose_now(self) -> None:
        """Bring the gate back that was put aside."""
        self.simulation.bring_notice_back()
        self.change(state=self.simulation.state)

    def set_variant(self, name: str) -> None:
        """Ask in another variant of the notice, one that ships or a file; faults are said."""
        try:
            variant = self.host.variant(name)
        except (Unknown, FaultyFile) as problem:
            self.change(problem=str(problem))
            return
        self.act("act", lambda: self.simulation.set_variant(variant))

    def summarise(self, summary: Summary) -> None:
        """Open our summary of the terms or the privacy policy in place, or close it."""
        self.change(summary="" if summary == self.scene.summary else summary)
