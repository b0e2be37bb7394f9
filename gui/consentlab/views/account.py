"""Whose account it is, and the menu that leads to the settings, as in the real one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.look.tips import literal
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.widgets.buttons import button
from consentlab.widgets.drawing import direction, draw_icon, rounded, visual
from consentlab.widgets.paragraph import Line
from consentlab.widgets.popover import Popover
from consentlab.widgets.pressable import Pressable

PERSON = "Ana Ruiz"
"""The invented person whose account every scenario simulates."""

INITIALS = "AR"


class AccountButton(Pressable):
    """Name and plan; pressed, the account menu. Where rows need the room, an icon alone."""

    def __init__(self, kit: Kit, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._store = kit, store
        self._plan = ""
        self._small = kit.scale >= ONE_COLUMN
        across = QSizePolicy.Policy.Fixed if self._small else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("radius", 10)
        kit.control(self, ids.STAGE_ACCOUNT, PERSON)
        self._menu = Popover(kit, self, self)
        self._owner = _Owner(kit, self._menu)
        self._owner.setVisible(self._small)  # else the button itself says so
        self._menu.column.addWidget(self._owner)
        settings = button(
            kit, ids.STAGE_SETTINGS, kit.words("Settings"), "line", "settings", self._menu
        )
        settings.setMinimumWidth(kit.px(208))
        settings.clicked.connect(self._open_settings)
        self._menu.column.addWidget(settings)
        self._menu.shown_changed.connect(store.show_menu)
        self.clicked.connect(self._menu.toggle)

    def show_scene(self, scene: Scene) -> None:
        """Say the plan at the instant looked from."""
        if scene.state is None:
            return
        names = scene.state.policy.pack.plan_names
        plan = names[scene.state.case.plan(scene.state.look)]
        self._plan = self._kit.words("{plan} plan", plan=plan)
        self._owner.plan.say(self._plan)
        self.setAccessibleName(f"{PERSON}, {self._plan}")
        self.setToolTip(literal(self.accessibleName() if self._small else ""))
        self.update()
        if not scene.menu:
            self._menu.shut()

    def sizeHint(self) -> QSize:
        """Two lines of text and the margins around; small as large as its neighbours."""
        if self._small:
            side = self._kit.px(self._kit.theme.target["control"])
            return QSize(side, side)
        return QSize(self._kit.px(200), self._kit.px(52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw initials, name, plan, and an arrow that points up."""
        kit, painter = self._kit, QPainter(self)
        rtl = self.isRightToLeft()
        whole = self.rect()
        hovered = self.underMouse() and self.isEnabled()
        if self._small:
            fill = kit.color("surface.hover") if hovered else None
            rounded(painter, whole.toRectF(), kit.px(10), fill)
            draw_icon(painter, kit, "account", "text.muted", whole, 20)
            return
        if hovered:
            painter.fillRect(whole, kit.color("surface.hover"))
        side = kit.px(32)
        top = (whole.height() - side) // 2
        disc = visual(QRect(12, top, side, side), whole, rtl=rtl)
        _draw_initials(painter, kit, disc)
        left = 12 + side + 10
        wide = whole.width() - left - kit.px(36)
        line = kit.line("body")
        start = (whole.height() - line - kit.line("caption")) // 2
        aligned = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = aligned | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        for role, text, color, y in (
            ("strong", PERSON, "text.primary", start),
            ("caption", self._plan, "text.muted", start + line),
        ):
            painter.setFont(kit.font(role))
            painter.setPen(kit.color(color))
            box = visual(QRect(left, y, wide, kit.line(role)), whole, rtl=rtl)
            shown = kit.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, wide)
            painter.setLayoutDirection(direction(text, rtl=rtl))
            painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, shown)
        arrow = QRect(whole.width() - kit.px(32), 0, kit.px(20), whole.height())
        draw_icon(painter, kit, "up", "text.primary", visual(arrow, whole, rtl=rtl), 16)

    def _open_settings(self) -> None:
        self._store.show_layer("settings")


class _Owner(QWidget):
    """Name and plan, as the head of the menu."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        side = kit.px(12)
        column.setContentsMargins(side, kit.px(4), side, kit.px(4))
        column.setSpacing(0)
        column.addWidget(Line(kit, "strong", PERSON, parent=self))
        self.plan = Line(kit, "caption", muted=True, parent=self)
        column.addWidget(self.plan)


class Initials(QWidget):
    """The person's initials on a disc, as they stand beside the name everywhere."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setFixedSize(kit.px(44), kit.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        _draw_initials(QPainter(self), self._kit, self.rect())


def _draw_initials(painter: QPainter, kit: Kit, disc: QRect) -> None:
    rounded(painter, disc.toRectF(), disc.width() / 2, kit.color("surface.selected"))
    painter.setPen(kit.color("text.link"))
    role = "caption" if disc.width() < kit.px(40) else "strong"
    painter.setFont(kit.font(role, weight=600))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, INITIALS)
