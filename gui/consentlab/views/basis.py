"""What a statement rests on, in one line: the tag of an assumption, and a link to its source."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from consentlab.look.kit import Kit
from consentlab.policy.pack import PolicyPack
from consentlab.views import phrases
from consentlab.widgets.flow import Flow
from consentlab.widgets.tags import AssumptionTag, SourceLink


class Basis(Flow):
    """One statement's basis. It is shown again and again, with the same two widgets."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent, spacing=8)
        self._kit = kit
        self._tag = AssumptionTag(kit, self)
        self._link = SourceLink(kit, "", "", self)
        self.add(self._tag)
        self.add(self._link)

    def show_basis(self, pack: PolicyPack, stated: bool, sources: tuple[str, ...]) -> None:
        """Say whether it is assumed, and name the first of its sources."""
        words = self._kit.words
        self._tag.setVisible(not stated)
        self._link.setVisible(bool(sources))
        for source in sources[:1]:
            label = phrases.source_label(words, pack, source)
            self._link.show_source(label, phrases.source_tip(words, pack, source))
