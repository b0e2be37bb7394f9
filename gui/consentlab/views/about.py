"""What this program is and is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.views.keylist import KeyList
from consentlab.widgets.buttons import button
from consentlab.widgets.overlay import Overlay
from consentlab.widgets.paragraph import Paragraph


class AboutView(Overlay):
    """Says that everything here is a simulation."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        words = kit.words
        super().__init__(kit, ids.ABOUT_DIALOG, words("This is a simulation"), 600, parent)
        self._store = store
        for role, text in (
            ("title1", words("This is a simulation")),
            (
                "reading",
                words(
                    "ConsentLab is not affiliated with any maker of an assistant. The chats, the "
                    "account and the answers are invented. What lies on paper is what the "
                    "simulated service would show; what lies around it is the simulator’s own."
                ),
            ),
            (
                "reading",
                words(
                    "The rules come from public sources, and each names its own. Where the "
                    "sources are silent, an assumption is marked as one."
                ),
            ),
            (
                "reading",
                words(
                    "Nothing leaves this computer. What you do is kept in your profile’s folder."
                ),
            ),
        ):
            self.body.addWidget(Paragraph(kit, role, text, parent=self))
        self.body.addWidget(Paragraph(kit, "title3", words("Keys"), parent=self))
        self.body.addWidget(KeyList(kit, self))
        close = button(kit, ids.ABOUT_CLOSE, words("Close"), "other", parent=self)
        close.clicked.connect(self._shut)
        self.foot.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.escape.connect(self._shut)

    def _shut(self) -> None:
        self._store.show_layer("")
