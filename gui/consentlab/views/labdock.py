"""Where the lab panel is: beside the chat, beside whatever else is open, or in its own window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from consentlab.catalogue import Catalogue
from consentlab.look.kit import ONE_COLUMN, WIDE, Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.views.labwindow import LabWindow

if TYPE_CHECKING:
    from consentlab.views.lab import LabView
    from consentlab.views.stage import StageView

LEAST = 1000
"""From this width of the window on, there is room for the panel in it."""

EDGE = 12


class LabDock(QObject):
    """Shows the panel where the scene has it, and moves the focus into it and back.

    In the window it lies over the one of two empty places that is shown: the stage's, beside
    the chat, or `side`, beside all pages and layers. It is a child of neither, so a layer
    that opens over the stage does not disable it.
    """

    def __init__(
        self,
        kit: Kit,
        store: Store,
        catalogue: Catalogue,
        content: QWidget,
        side: QWidget,
        own: LabWindow,
    ) -> None:
        super().__init__(content)
        self._kit, self._store, self._catalogue = kit, store, catalogue
        self._content, self._side, self._own = content, side, own
        self._stage: StageView | None = None
        self._view: LabView | None = None
        self._docked: bool | None = None
        self._return_to: QWidget | None = None
        side.hide()
        side.installEventFilter(self)

    def show_scene(self, scene: Scene, stage: StageView | None) -> None:
        """Show the panel of this scene. `stage` is None where another page is shown."""
        width = self._content.window().width()
        can_dock = self._kit.scale < ONE_COLUMN and width >= LEAST
        apart = not can_dock or _apart(scene)
        docked = scene.lab.shown and not apart
        if not docked:
            self._leave()
        self._make_room(docked, None if scene.layer else stage, 372 if width >= WIDE else 300)
        if docked:
            self._view = self._view or self._make()
            self._view.show_scene(scene, apart=False, can_dock=True, wide=width >= WIDE)
            self._view.show()
            self._enter()
        elif self._view is not None:
            self._view.hide()
        self._docked = docked
        self._own.show_scene(scene, shown=scene.lab.shown and apart, can_dock=can_dock)

    def _make(self) -> LabView:
        from consentlab.views.lab import LabView

        return LabView(self._kit, self._store, self._catalogue, self._content)

    def _make_room(self, docked: bool, stage: StageView | None, width: int) -> None:
        """Leave one of the two places empty, or none."""
        if stage is not None and stage is not self._stage:
            self._stage = stage
            stage.lab_place.installEventFilter(self)
        self._side.setFixedWidth(width + EDGE)
        self._side.setVisible(docked and stage is None)
        if self._stage is not None:
            self._stage.make_room(width if docked and stage is not None else 0)

    @property
    def covers(self) -> int:
        """How much of the stage's width the panel takes."""
        place = self._stage.lab_place if self._stage else None
        return 0 if place is None or place.isHidden() else place.width() + EDGE

    # ------------------------------------------------------------------ the focus

    def _enter(self) -> None:
        """Take the focus, if the panel has just been asked for."""
        if self._docked is False and self._view is not None:
            self._return_to = self._content.window().focusWidget()
            self._place()
            self._view.take_focus()

    def _leave(self) -> None:
        """Give the focus back before the panel goes."""
        focused = self._content.window().focusWidget()
        if not self._docked or self._view is None or not focused:
            return
        back = self._return_to
        if not self._view.isAncestorOf(focused) or back is None or not isValid(back):
            return
        if back.isEnabled() and back.isVisible():
            back.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ------------------------------------------------------------------ the place

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the place that the panel lies over."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._place()
        return False

    def _place(self) -> None:
        if self._view is None:
            return
        stage, content = self._stage, self._content
        if not self._side.isHidden():
            place, inside = self._side, self._side.rect().adjusted(0, 0, -EDGE, -EDGE)
            if self._kit.rtl:
                inside.translate(EDGE, 0)
        elif stage is not None:
            place, inside = stage.lab_place, stage.lab_place.rect()
        else:
            return
        self._view.setGeometry(QRect(place.mapTo(content, inside.topLeft()), inside.size()))
        self._view.raise_()


def _apart(scene: Scene) -> bool:
    """Whether the panel is to have a window of its own: with a second screen, unless told so."""
    apart = scene.lab.apart
    return len(QGuiApplication.screens()) > 1 if apart is None else apart
