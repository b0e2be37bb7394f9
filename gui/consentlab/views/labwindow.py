"""The lab panel in a window of its own, on the other screen where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consentlab import ids
from consentlab.catalogue import Catalogue
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.views.marker import Marker
from consentlab.widgets.focusring import FocusRing

if TYPE_CHECKING:
    from consentlab.views.lab import LabView

_WIDE, _HIGH = 396, 860
_LEAST = 324  # as wide as where it is docked in a narrow window
_EDGE = 12


class LabWindow(QWidget):
    """Mirrors the same store as the program's window, which is its parent.

    Closing it hides the panel. Where the moderator has put it, it stays, and as large as it
    was made, until the text gets another size.
    """

    def __init__(self, store: Store, catalogue: Catalogue, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._store, self._catalogue = store, catalogue
        self._main = parent
        self._kit: Kit | None = None
        self._view: LabView | None = None
        self._ring: FocusRing | None = None
        self._marker: Marker | None = None
        self._scale = 0.0  # it has not been placed yet
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._column.setSpacing(0)

    def dress(self, kit: Kit) -> None:
        """From now on show what is made of this kit."""
        self._kit = kit
        for old in (self._view, self._ring, self._marker):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._view = self._ring = self._marker = None

    def show_scene(self, scene: Scene, *, shown: bool, can_dock: bool) -> None:
        """Show the panel of this scene, or hide."""
        if not shown or self._kit is None:
            if self.isActiveWindow():
                self._main.activateWindow()
            self.hide()
            return
        if self._view is None:
            from consentlab.views.lab import LabView

            self._kit.dress(self)
            self.setWindowTitle(self._kit.words("Lab – ConsentLab, a simulation"))
            self._view = LabView(self._kit, self._store, self._catalogue, self)
            self._ring = FocusRing(self._kit, self)
            self._marker = Marker(self._kit, self._store, ids.LAB_SIMULATION, self)
            self._column.addWidget(self._marker)
            self._column.addWidget(self._view)
            self._place(self._kit)
        self._view.show_scene(scene, apart=True, can_dock=can_dock, wide=True)
        self._view.show()
        if not self.isVisible():
            self.show()
            self.activateWindow()
            self._view.take_focus()

    def _place(self, kit: Kit) -> None:
        """As large as the text asks for; the first time on the other screen, or at the edge."""
        if self._scale == kit.scale:
            return
        first, self._scale = not self._scale, kit.scale
        here = self._main.screen()
        others = (other for other in here.virtualSiblings() if other is not here)
        screen = next(others, here) if first else self.screen()
        room = screen.availableGeometry()
        size = room.size().boundedTo(QSize(kit.px(_WIDE), kit.px(_HIGH)))
        place = QRect(self.geometry().topLeft(), size)
        if first:
            self.setScreen(screen)
            place.moveTopRight(room.topRight())
        # Nothing of it lies outside the screen, however much it has grown.
        place.moveRight(min(place.right(), room.right()))
        place.moveBottom(min(place.bottom(), room.bottom()))
        self.setMinimumWidth(min(size.width(), kit.px(_LEAST)))
        self.setGeometry(place)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide the panel."""
        super().closeEvent(event)
        if self._store.scene.lab.shown:
            self._store.show_lab(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame's ground."""
        if self._kit is not None:
            QPainter(self).fillRect(self.rect(), self._kit.color("surface.frame"))
