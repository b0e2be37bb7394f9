"""The lab panel: what a moderator does to a walkthrough, and everything that is recorded of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.catalogue import Catalogue
from consentlab.look.kit import Kit
from consentlab.look.tips import literal
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.views.labacts import LabActs
from consentlab.views.lablog import LabLog
from consentlab.views.labparts import GAP, Pair, check
from consentlab.views.labphrases import taken_back
from consentlab.widgets.banner import Banner
from consentlab.widgets.buttons import button, icon_button
from consentlab.widgets.fade import Fade
from consentlab.widgets.paragraph import Line, Paragraph

_RING = 4
"""Pixels that stay free around controls for the focus ring."""


class LabView(QWidget):
    """The panel, docked or in its own window: it shows the same either way."""

    def __init__(
        self, kit: Kit, store: Store, catalogue: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._is_apart = False
        words = kit.words
        kit.control(self, ids.LAB_PANEL, words("Lab"))
        self._lock = button(kit, ids.LAB_LOCK, "F2", "small", parent=self)
        self._lock.setCheckable(True)
        self._lock.setToolTip(literal(words("F2 shows and hides this panel, unless it is locked.")))
        self._lock.toggled.connect(self._set_lock)
        self._apart = icon_button(kit, ids.LAB_OWN_WINDOW, "window", "", parent=self)
        self._apart.clicked.connect(self._move)
        self._close = icon_button(kit, ids.LAB_CLOSE, "close", words("Close the lab"), parent=self)
        self._close.clicked.connect(self._shut)
        self._locked = Paragraph(kit, "caption", muted=True, parent=self)
        self._locked.say(
            words("F2 does nothing now. Once closed, this panel comes back at the next start.")
        )
        self._clean = Banner(kit, "check", parent=self)
        self._said = Banner(kit, "info", parent=self)
        self._acts = LabActs(kit, store, catalogue, self)
        self._log = LabLog(kit, store, self)
        self._undone = Paragraph(kit, "caption", muted=True, parent=self)
        self._undo = button(kit, ids.LAB_UNDO, words("Undo last act"), "other", "undo", self)
        self._undo.clicked.connect(store.undo)
        self._reset = button(kit, ids.LAB_RESET, words("Next person"), "other", "next-person", self)
        self._reset.setToolTip(literal(words("Begins a new profile. This one is kept as it is.")))
        self._reset.clicked.connect(store.reset)
        self._lay_out()
        store.noted.connect(self._noted)

    def _lay_out(self) -> None:
        kit = self._kit
        head = QHBoxLayout()
        head.setContentsMargins(_RING, 0, _RING, 0)
        head.setSpacing(GAP)
        mark = QLabel(self)
        mark.setPixmap(kit.pixmap("lab", "text.primary", 20))
        head.addWidget(mark)
        head.addWidget(Line(kit, "title3", kit.words("Lab"), fixed=True, parent=self))
        head.addWidget(self._lock)
        head.addStretch(1)
        head.addWidget(self._apart)
        head.addWidget(self._close)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(_RING, _RING, _RING, _RING)
        column.setSpacing(12)
        column.addWidget(self._acts)
        column.addWidget(self._log, 1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self._bar = scroll.verticalScrollBar()
        self._bar.rangeChanged.connect(self._line_up)
        Fade(kit, scroll, "surface.frame")
        self._foot = foot = QVBoxLayout()
        foot.setContentsMargins(_RING, 12 - GAP, _RING, 0)
        foot.setSpacing(GAP)
        foot.addWidget(self._undone)
        foot.addWidget(Pair(self._undo, self._reset, self))
        said = QVBoxLayout()
        said.setContentsMargins(_RING, 0, _RING, 0)
        said.setSpacing(GAP)
        for sentence in (self._locked, self._clean, self._said):
            said.addWidget(sentence)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*((0, 12, _RING, 0) if kit.rtl else (_RING, 12, 0, 0)))
        whole.setSpacing(GAP)
        whole.addLayout(head)
        whole.addLayout(said)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)

    def show_scene(self, scene: Scene, *, apart: bool, can_dock: bool, wide: bool) -> None:
        """Show the scene's walkthrough, and what can be done to it now.

        `apart`: the panel is in a window of its own; `can_dock`: it could be in the program's.
        """
        words, state = self._kit.words, scene.state
        check(self._lock, scene.lab.locked)
        self._lock.say(words("{key} locked", key="F2") if scene.lab.locked else "F2")
        if not scene.lab.locked:
            self._lock.setAccessibleName(words("Lock {key}", key="F2"))
        self._locked.setVisible(scene.lab.locked)
        self._is_apart = apart
        move = words("Show beside the chat") if apart else words("Show in a window of its own")
        self._apart.set_icon_name("dock" if apart else "window")
        self._apart.setAccessibleName(move)
        self._apart.setToolTip(literal(move))
        self._apart.setVisible(can_dock)
        self._acts.setVisible(state is not None)
        self._acts.show_scene(scene, wide=wide)
        self._undo.setEnabled(state is not None and state.last_act is not None)
        self._log.show_scene(scene)
        self._tell(scene)

    def _tell(self, scene: Scene) -> None:
        """Say what follows from the log and the scene."""
        words, state, events = self._kit.words, scene.state, self._log.events
        profile = self._store.host.ledger.path.parent.name
        self._clean.setVisible(not events.count)
        self._clean.say(
            words("Clean for the next person. Profile {profile}, 0 events.", profile=profile)
        )
        said = scene.problem
        if not said and state is None and events.count:
            said = words("No walkthrough is open.")
        elif not said and state is not None and not state.can_act:
            said = words("You are looking back. Acting is possible from the present on.")
        self._said.say(said)
        self._said.setVisible(bool(said))
        undone = ""
        if state is not None:
            undone = taken_back(words, state, events.taken_back(state.walkthrough))
            if not undone and not self._undo.isEnabled():
                undone = words("There is nothing to undo yet.")
        self._undone.say(undone)
        self._undone.setVisible(bool(undone))

    def take_focus(self) -> None:
        """Take the focus, as after a shortcut; not where nothing of it is to be seen."""
        for control in (self._acts.plan.field, self._acts.variant.field, self._log.export):
            if control.isEnabled() and control.isVisible():
                control.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _line_up(self, _least: int, most: int) -> None:
        """End where the controls above end, beside the scroll bar where there is one."""
        far = _RING + (self._bar.sizeHint().width() if most else 0)
        left, right = (far, _RING) if self._kit.rtl else (_RING, far)
        self._foot.setContentsMargins(left, 12 - GAP, right, 0)

    def _noted(self) -> None:
        if self.isVisible():
            self._log.read()
            self._tell(self._store.scene)

    def _set_lock(self, locked: bool) -> None:
        self._store.arrange_lab(locked=locked)

    def _move(self) -> None:
        self._store.arrange_lab(apart=not self._is_apart)

    def _shut(self) -> None:
        self._store.show_lab(False)
