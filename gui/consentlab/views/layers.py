"""What can lie over the stage: the notice, the settings, what changed, about. One at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.scene import Layer, Moved, Scene
from consentlab.variant import Variant
from consentlab.widgets.overlay import Overlay

if TYPE_CHECKING:
    from consentlab.views.about import AboutView
    from consentlab.views.changes import ChangesPanel, ChangesView
    from consentlab.views.notice import NoticeView
    from consentlab.views.settings import SettingsView


LEADS_ON: dict[Layer, tuple[str, ...]] = {
    "notice": (ids.CHATS_LIST, ids.CHAT_TRANSCRIPT),
    "settings": (ids.STAGE_ACCOUNT, ids.HOME_APPEARANCE, ids.STAGE_MORE),
    "changes": (ids.CHATS_LIST, ids.CHAT_TRANSCRIPT, ids.CHAT_BACK),
    "about": (ids.STAGE_SIMULATION,),
}
"""Where the focus goes when a layer is shut, if what had it before is gone."""


class Layers:
    """The layers over `area`; while one is open, what is `behind` it is disabled.

    Each is imported and made when it is first opened: the window comes up sooner without.
    """

    def __init__(self, kit: Kit, store: Store, area: QWidget, behind: Sequence[QWidget]) -> None:
        self._kit, self._store, self._area, self._behind = kit, store, area, behind
        self._open: Overlay | None = None
        self._asking: NoticeView | None = None
        self._changes: ChangesPanel | None = None
        self._before: Moved | None = None

    def show_scene(self, scene: Scene) -> None:
        """Open the scene's layer and shut every other one."""
        layer = self._layer(scene)
        if layer is not self._open:
            self._before = scene.moved
        if self._open is not None and self._open is not layer:
            self._open.shut()
        if scene.layer == "notice":
            self._notice(scene.variant).show_scene(scene)
        elif scene.layer == "settings":
            self._settings.show_scene(scene)
            self._show_changes(scene, self._settings)
        elif scene.layer == "changes":
            self._show_changes(scene, self._what_changed)
        if layer is not None and layer is self._open:
            layer.show_behind()
        elif layer is not None:
            layer.open_over(self._behind, *LEADS_ON[scene.layer])
        self._open = layer

    def _show_changes(self, scene: Scene, layer: SettingsView | ChangesView) -> None:
        """There is one panel of what changed; whichever layer is open holds it."""
        told = scene.moved is not None and scene.reveal
        if told and self._changes is None:
            from consentlab.views.changes import ChangesPanel

            self._changes = ChangesPanel(self._kit, self._store, self._area)
        if self._changes is None:
            return
        if not layer.isAncestorOf(self._changes):
            layer.hold(self._changes)
        self._changes.show_scene(scene)
        self._changes.setVisible(told and (scene.layer == "changes" or self._of_switch(scene)))

    def _of_switch(self, scene: Scene) -> bool:
        """Whether what changed belongs beside the switch: it is of a choice.

        In one column it takes the page's place, so there it is of a choice made on that page.
        """
        chosen = scene.moved is not None and scene.moved.cause in ("on", "off")
        here = self._kit.scale < ONE_COLUMN or scene.moved is not self._before
        return scene.page == "privacy" and chosen and here

    def _layer(self, scene: Scene) -> Overlay | None:
        match scene.layer:
            case "notice":
                return self._notice(scene.variant)
            case "settings":
                return self._settings
            case "changes":
                return self._what_changed
            case "about":
                return self._about
            case "":
                return None

    def _notice(self, variant: Variant) -> NoticeView:
        """The notice as this variant has it; one that asked otherwise is done away with."""
        from consentlab.views.notice import NoticeView

        if self._asking is None or self._asking.variant != variant:
            if self._asking is not None:
                self._asking.shut()
                self._asking.setParent(None)
                self._asking.deleteLater()
            self._asking = NoticeView(self._kit, self._store, self._area, variant)
        return self._asking

    @cached_property
    def _settings(self) -> SettingsView:
        from consentlab.views.settings import SettingsView

        return SettingsView(self._kit, self._store, self._area)

    @cached_property
    def _what_changed(self) -> ChangesView:
        from consentlab.views.changes import ChangesView

        return ChangesView(self._kit, self._store, self._area)

    @cached_property
    def _about(self) -> AboutView:
        from consentlab.views.about import AboutView

        return AboutView(self._kit, self._store, self._area)
