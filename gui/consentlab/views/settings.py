"""Settings: account, appearance, privacy and data, with what changed beside the pages."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.scene import Page, Scene
from consentlab.views.changes import ChangesPanel
from consentlab.views.pages import AccountPage, AppearancePage, DataPage
from consentlab.views.privacy import PrivacyPage
from consentlab.widgets.buttons import Button, icon_button
from consentlab.widgets.fade import HIGH as FADE_HIGH
from consentlab.widgets.fade import Fade
from consentlab.widgets.overlay import Overlay
from consentlab.widgets.paragraph import Line
from consentlab.widgets.restyle import restyle

NAV: tuple[tuple[Page, str, str], ...] = (
    ("account", ids.SETTINGS_ACCOUNT, "account"),
    ("appearance", ids.SETTINGS_APPEARANCE, "appearance"),
    ("privacy", ids.SETTINGS_PRIVACY, "privacy"),
    ("data", ids.SETTINGS_DATA, "data"),
)


PageView: TypeAlias = AccountPage | AppearancePage | PrivacyPage | DataPage


class SettingsView(Overlay):
    """The settings over the stage. The way to the switch is as long as in the real ones."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(
            kit, ids.SETTINGS_DIALOG, kit.words("Settings"), 1180, parent, height=760, bare=True
        )
        self._kit, self._store = kit, store
        words = kit.words
        self._close = icon_button(
            kit, ids.SETTINGS_CLOSE, "close", words("Close settings"), parent=self
        )
        self._close.clicked.connect(self._shut)
        self.escape.connect(self._shut)
        self._nav = QButtonGroup(self)
        self._nav.setExclusive(True)
        self._links: dict[Page, Button] = {}
        names = {
            "account": words("Account"),
            "appearance": words("Appearance"),
            "privacy": words("Privacy"),
            "data": words("Data"),
        }
        for page, control_id, icon in NAV:
            link = Button(kit, "nav", icon, self)
            link.say(names[page])
            kit.control(link, control_id, names[page])
            link.setCheckable(True)
            link.setProperty("page", page)
            self._nav.addButton(link)
            self._links[page] = link
        self._nav.buttonClicked.connect(self._turn)
        self._pages = QStackedWidget(self)
        self._made: dict[Page, tuple[PageView, QScrollArea]] = {}
        self._pages.setContentsMargins(0, 0, 0, 8)  # the fade keeps off the card's round corner
        self._beside = QHBoxLayout()
        self._build()

    def _build(self) -> None:
        kit = self._kit
        head = QFrame(self)
        head.setProperty("part", "head")
        self._top = top = QHBoxLayout(head)
        top.addWidget(Line(kit, "title2", kit.words("Settings"), parent=head), 1)
        top.addWidget(self._close)
        self._nav_row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._nav_row.setContentsMargins(12, 16, 12, 16)
        self._nav_row.setSpacing(2)
        for link in self._links.values():
            self._nav_row.addWidget(link)
        self._nav_row.addStretch(1)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(0)
        self._middle.addLayout(self._nav_row)
        self._beside.setSpacing(0)
        self._beside.addWidget(self._pages, 1)
        self._middle.addLayout(self._beside, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(head)
        self.body.addLayout(self._middle, 1)

    def show_scene(self, scene: Scene) -> None:
        """Show the scene's page. On Home there is that about the look only."""
        if scene.layer != "settings":
            return
        for page, link in self._links.items():
            link.setVisible(scene.state is not None or page == "appearance")
        with QSignalBlocker(self._nav):
            self._links[scene.page].setChecked(True)
        view, area = self._made_page(scene.page)
        if not self.isVisible() or area is not self._pages.currentWidget():
            # The switch is at the top, and nobody has scrolled this time.
            area.verticalScrollBar().setValue(0)
        self._pages.setCurrentWidget(area)
        view.show_scene(scene)

    def _made_page(self, page: Page) -> tuple[PageView, QScrollArea]:
        """A page and what it scrolls in, made when it is first turned to."""
        if page not in self._made:
            view = _make(page, self._kit, self._store, self)
            area = _Scrolling(self._kit, view)
            self._pages.addWidget(area)
            self._made[page] = (view, area)
        return self._made[page]

    def hold(self, panel: ChangesPanel) -> None:
        """Take in what changed, beside the pages."""
        self._pages.show()
        self._beside.addWidget(panel)
        beside = self._kit.scale < ONE_COLUMN
        panel.lie_beside(beside)
        panel.lead_back(not beside)
        if beside:
            panel.setFixedWidth(self._kit.px(348))
        else:
            panel.setMinimumWidth(0)
            panel.setMaximumWidth(16777215)
            panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In one column, what changed stands in place of the page; closing it leads back."""
        changed = event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
        if changed and isinstance(watched, ChangesPanel) and self.isAncestorOf(watched):
            told = event.type() == QEvent.Type.ShowToParent
            self._pages.setHidden(told)
            way = ids.CHANGES_CLOSE if told else ids.SETTINGS_PRIVACY_TOGGLE
            goal = self.findChild(QWidget, way)
            if goal is not None and self._links["privacy"].isChecked():
                goal.setFocus(Qt.FocusReason.OtherFocusReason)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.arrange(self.width())

    def arrange(self, width: int) -> None:
        """Put the pages' names above them where there is little width."""
        narrow = width < 1180
        self._middle.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._nav_row.setDirection(
            QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom
        )
        self._nav_row.setContentsMargins(*((20, 8, 20, 8) if narrow else (12, 16, 12, 16)))
        side = 20 if narrow else 28
        self._top.setContentsMargins(*((14, 14, side, 10) if self._kit.rtl else (side, 14, 14, 10)))
        for page, _, icon in NAV:
            self._links[page].set_icon_name(icon)
        wide = sum(link.sizeHint().width() + 2 for link in self._links.values())
        for link in self._links.values():
            if narrow and wide > width - 40:
                link.set_icon_name("")
            link.setFixedWidth(link.sizeHint().width() if narrow else self._kit.px(172))

    def _turn(self, link: Button) -> None:
        self._store.show_page(link.property("page"))

    def _shut(self) -> None:
        self._store.show_layer("")


def _make(page: Page, kit: Kit, store: Store, parent: QWidget) -> PageView:
    match page:
        case "account":
            return AccountPage(kit, parent)
        case "appearance":
            return AppearancePage(kit, store, parent)
        case "privacy":
            return PrivacyPage(kit, store, parent)
        case "data":
            return DataPage(kit, store, parent)


class _Scrolling(QScrollArea):
    """A page that scrolls; when it grows, what has the focus stays in view."""

    def __init__(self, kit: Kit, page: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        restyle(self.verticalScrollBar(), "in", "bare-card")
        Fade(kit, self, "surface.raised", radius=kit.theme.radius["overlay"])
        self.verticalScrollBar().rangeChanged.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        focused, page = self.window().focusWidget(), self.widget()
        if focused is not None and page is not None and page.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 8, FADE_HIGH)
