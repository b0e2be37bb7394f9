"""The frame bar: that this is a simulation, which scenario it is, and where it leads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.views.marker import Marker
from consentlab.widgets.buttons import Kind, button, icon_button
from consentlab.widgets.paragraph import Line
from consentlab.widgets.popover import Popover


class FrameBar(QWidget):
    """The bar that is on every screen and under no overlay.

    In one column, Compare and Home are folded into a list, as is Appearance on Home.
    """

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        words = kit.words
        self.setFixedHeight(52 if kit.scale < ONE_COLUMN else kit.px(38))
        self.marker = Marker(kit, store, ids.STAGE_SIMULATION, self)
        rule = QFrame(self)
        rule.setProperty("part", "upright")
        rule.setFixedSize(1, kit.px(20))
        self._title = Line(kit, "body", muted=True, parent=self)
        self._folded = kit.scale >= ONE_COLUMN
        kind: Kind = "line" if self._folded else "quiet"
        self.compare = button(kit, ids.STAGE_COMPARE, words("Compare"), kind, "compare", self)
        self.compare.clicked.connect(self._to_compare)
        self.home = button(kit, ids.STAGE_HOME, words("Home"), kind, "home", self)
        self.home.clicked.connect(self._go_home)
        look = words("Appearance")
        self._look = button(kit, ids.HOME_APPEARANCE, look, kind, "appearance", self)
        self._look.clicked.connect(self._to_appearance)
        self._more = icon_button(kit, ids.STAGE_MORE, "more", words("More"), parent=self)
        self._list = Popover(kit, self._more, self)
        self._more.clicked.connect(self._list.toggle)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        for widget in (self.marker, rule):
            row.addWidget(widget)
        row.addWidget(self._title, 1)
        for link in (self.compare, self.home, self._look):
            (self._list.column if self._folded else row).addWidget(link)
        row.addWidget(self._more)

    def show_scene(self, scene: Scene) -> None:
        """Name the scenario; on Home the program."""
        comparing = scene.compare is not None
        title = scene.state.scenario.title if scene.state else "ConsentLab"
        self._title.say(self._kit.words("Compare: {title}", title=title) if comparing else title)
        on_stage = scene.state is not None
        self.home.setVisible(on_stage)
        self.compare.setVisible(on_stage and scene.reveal and not comparing and not scene.signup)
        self._look.setVisible(not on_stage)
        self._more.setVisible(self._folded)

    def focus_compare(self) -> None:
        """Take the focus where comparing began."""
        way = self._more if self._folded else self.compare
        way.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_compare(self) -> None:
        self._list.shut()
        self._store.show_compare(shown=True)

    def _to_appearance(self) -> None:
        self._list.shut()
        self._store.show_appearance()

    def _go_home(self) -> None:
        self._list.shut()
        self._store.go_home()
