"""Everything inside the window: frame bar, Home or the stage, and the layers over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.catalogue import Catalogue
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.views.frame import FrameBar
from consentlab.views.labdock import LabDock
from consentlab.views.labwindow import LabWindow
from consentlab.views.layers import Layers
from consentlab.widgets.banner import Banner
from consentlab.widgets.toast import Toast

if TYPE_CHECKING:
    from consentlab.views.compare import CompareView
    from consentlab.views.home import HomeView
    from consentlab.views.stage import StageView


class Content(QWidget):
    """Everything inside the window, made of one kit.

    Home and the stage are imported and made when they are first shown: whichever comes first
    comes up sooner without the other.
    """

    paper_resized = Signal()

    def __init__(
        self, kit: Kit, store: Store, catalogue: Catalogue, lab: LabWindow, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._kit, self._store, self._catalogue = kit, store, catalogue
        self.frame = FrameBar(kit, store, self)
        self.area = QWidget(self)
        self.pages = QStackedWidget(self.area)
        self._home: HomeView | None = None
        self._compare: CompareView | None = None
        self._stage: StageView | None = None
        self.toast = Toast(
            kit,
            act_id=ids.CHANGES_SHOW,
            act_text=kit.words("Show"),
            close_id=ids.CHANGES_DISMISS,
            parent=self.area,
        )
        self.toast.acted.connect(self._show_changes)
        self.toast.closed.connect(self._close_toast)
        self._layers = Layers(kit, store, self.area, (self.frame, self.pages, self.toast))
        # Above the area and so under no overlay: what went wrong is said where it is seen.
        self._problem = Banner(
            kit, "alert", button_id=ids.STAGE_PROBLEM, button_text=kit.words("Close"), parent=self
        )
        self._problem.pressed.connect(store.close_problem)
        self._said = QWidget(self)
        said = QVBoxLayout(self._said)
        said.setContentsMargins(12, 0, 12, 8)
        said.addWidget(self._problem)
        inside = QVBoxLayout(self.area)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.frame)
        column.addWidget(self._said)
        side = QWidget(self)
        self._lab = LabDock(kit, store, catalogue, self, side, lab)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.area, 1)
        row.addWidget(side)
        column.addLayout(row, 1)

    def show_scene(self, scene: Scene) -> None:
        """Show this scene: the page, and whichever layer lies over it."""
        self.frame.show_scene(scene)
        said = bool(scene.problem) and scene.state is not None
        self._said.setVisible(said)
        self._said.setEnabled(said)  # or an assistive technology could press what is not there
        self._problem.say(scene.problem)
        page = self.pages.currentWidget()
        if scene.state is None:
            home = self._make_home()
            self.pages.setCurrentWidget(home)
            self._lab.show_scene(scene, None)
            home.show_scene(scene)
        elif scene.compare is not None:
            compare = self._make_compare()
            compare.show_scene(scene)
            self.pages.setCurrentWidget(compare)
            self._lab.show_scene(scene, None)
        else:
            if self._compare is not None and self.pages.currentWidget() is self._compare:
                self.frame.focus_compare()
            stage = self._make_stage()
            self.pages.setCurrentWidget(stage)
            self._lab.show_scene(scene, stage)
            stage.show_scene(scene)
        self._layers.show_scene(scene)
        if self._home is not None and self._home.isVisible() and page is not self._home:
            self._home.take_focus()  # a layer that was shut has given it back elsewhere
        self._render_toast(scene)

    def _make_home(self) -> HomeView:
        if self._home is None:
            from consentlab.views.home import HomeView

            self._home = HomeView(self._kit, self._store, self._catalogue, self.pages)
            self.pages.addWidget(self._home)
        return self._home

    def _make_compare(self) -> CompareView:
        if self._compare is None:
            from consentlab.views.compare import CompareView

            self._compare = CompareView(self._kit, self._store, self.pages)
            self.pages.addWidget(self._compare)
        return self._compare

    def _make_stage(self) -> StageView:
        if self._stage is None:
            from consentlab.views.stage import StageView

            self._stage = StageView(self._kit, self._store, self.pages)
            self._stage.resize(self.window().size())  # nearly what it gets: laid out once
            self.pages.addWidget(self._stage)
            for ground in (self._stage.paper, self._stage.clock, self._stage.chat.compose):
                ground.installEventFilter(self)
        return self._stage

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paper, or what the toast stands on, has another height now."""
        if event.type() == QEvent.Type.Resize:
            if self._stage is not None and watched is self._stage.paper:
                self.paper_resized.emit()
            elif not self.toast.isHidden():
                self._place_toast()
        return False

    def _render_toast(self, scene: Scene) -> None:
        over = scene.layer or scene.compare
        shown = scene.toast and scene.moved is not None and scene.reveal and not over
        if shown and scene.moved:
            from consentlab.views.changewords import toast_words

            self.toast.say(*toast_words(self._kit.words, scene.moved))
            self.toast.raise_()
        self.toast.setVisible(bool(shown))
        self._place_toast()

    def _place_toast(self) -> None:
        """In its corner; what lies below it gives way, so that it covers nothing."""
        single = self._kit.scale >= ONE_COLUMN
        width = self.area.width() - 48 if single else self._kit.px(336)
        size = QSize(width, self.toast.heightForWidth(width))
        self.toast.resize(size)
        below = self._stage.instruments_height() if self._stage else 0
        edge = 24 + self._lab.covers
        x = edge if self._kit.rtl else self.area.width() - size.width() - edge
        self.toast.move(QPoint(x, self.area.height() - below - size.height() - 12))
        if self._stage is not None:
            self._stage.leave_free(0 if self.toast.isHidden() else size.height() + 24)

    def captions_ground(self) -> QRect:
        """Above whose lower edge pressed keys are shown: the chat, or else all there is."""
        scene, stage = self._store.scene, self._stage
        if stage is None or self.pages.currentWidget() is not stage or scene.layer:
            return self.rect()
        return stage.captions_ground().translated(stage.mapTo(self, QPoint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the toast in its corner, and the lab panel where there is room for it."""
        super().resizeEvent(event)
        staged = self._stage is not None and self.pages.currentWidget() is self._stage
        self._lab.show_scene(self._store.scene, self._stage if staged else None)
        self._place_toast()

    def _close_toast(self) -> None:
        """What had the focus goes with it; the stage goes on."""
        focused = self.window().focusWidget()
        had = focused is not None and self.toast.isAncestorOf(focused)
        self._store.close_changes()
        if had and self._stage is not None:
            self._stage.take_focus()

    def _show_changes(self) -> None:
        self._store.show_layer("changes")
