"""What lies over the stage: a card on a scrim, with everything behind it disabled.

It is a child widget and no dialog. A modal window keeps the mouse from what is behind it,
but not an assistive technology; disabling what is behind does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.widgets.backdrop import Backdrop
from consentlab.widgets.drawing import BEHIND, ratio, rounded
from consentlab.widgets.fade import HIGH as FADE_HIGH
from consentlab.widgets.fade import Fade
from consentlab.widgets.restyle import restyle
from consentlab.widgets.shadow import Shadow

EDGE = 12
"""How far the card stays from the edges of what it covers."""

_INSET = 8  # a rectangle this far inside the card touches no round corner, nor its edge
_SHADOW_ALPHA = {"light": 0.18, "dark": 0.55}


class Overlay(QWidget):
    """A card of `width` by at most `height` pixels, in the middle of its parent, above a scrim.

    `body` scrolls when it is too tall; `foot` stays below it, so that a switch and its
    answers never part. `bare` leaves out both: `body` then fills the whole card within its `edge`.
    `escape` tells that Esc was pressed; what to do about it is the owner's decision.
    """

    escape = Signal()
    closed = Signal()

    def __init__(
        self,
        kit: Kit,
        control_id: str,
        name: str,
        width: int,
        parent: QWidget,
        *,
        height: int = 0,
        bare: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.SubWindow)  # Tab goes round within such a one
        self._kit = kit
        self._covered = parent
        self._wide, self._high = width, height
        self._bare = bare
        self.edge = round(kit.stroke("control" if kit.contrast else "hair"))
        self._behind: list[QWidget] = []
        self._return_to: QWidget | None = None
        self._or_to: tuple[str, ...] = ()
        self._shadow: Shadow | None = None
        self._backdrop = Backdrop(self, kit.color("surface.frame"), self._paint_cover)
        self._card = _Card(kit, self)
        self._scroll: QScrollArea | None = None
        self.body = QVBoxLayout()
        self.foot = QVBoxLayout()
        self._page = self._card if bare else _Page(kit)
        self._foot = _Foot(kit, self._card)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        kit.control(self, control_id, name)
        self.hide()
        parent.installEventFilter(self)

    def _lay_out(self) -> None:
        kit = self._kit
        column = QVBoxLayout(self._card)
        column.setSpacing(0)
        if self._bare:
            column.setContentsMargins(self.edge, self.edge, self.edge, self.edge)
            column.addLayout(self.body)
            self._foot.hide()
            return
        column.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        tight = kit.scale >= ONE_COLUMN
        side, above = 32 - _INSET, (24 if tight else 32) - _INSET
        self._page.setLayout(self.body)
        self.body.setContentsMargins(side, above, side, 24 if tight else 0)
        self.body.setSpacing(20)
        self._foot.setLayout(self.foot)
        foot_above, foot_below = (14, 20) if tight else (24, 28)
        self.foot.setContentsMargins(side, foot_above, side, foot_below - _INSET)
        self.foot.setSpacing(12)
        scroll = QScrollArea(self._card)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._page)
        bar = scroll.verticalScrollBar()
        restyle(bar, "in", "card")
        bar.rangeChanged.connect(self._foot.update)
        bar.rangeChanged.connect(self._card.update)
        self._foot.area = scroll
        self._card.foot = self._foot
        self._scroll = scroll
        Fade(kit, scroll, "surface.raised")
        column.addWidget(scroll, 1)
        column.addWidget(self._foot)

    # ------------------------------------------------------------------ opening and closing

    def open_over(self, behind: Sequence[QWidget], *or_to: str) -> None:
        """Show it, disable what is behind it, and take the focus, to give it back at the end.

        `or_to` are the ids of what gets the focus if nothing had it, or if that is gone by then:
        the first of them that is there.
        """
        if self.isVisible():
            return
        self._or_to = or_to
        focused = self.window().focusWidget()
        self._return_to = focused if focused is not self else None
        off = Qt.WidgetAttribute.WA_ForceDisabled
        self._behind = [widget for widget in behind if not widget.testAttribute(off)]
        for widget in self._behind:
            widget.setProperty(BEHIND, True)
            widget.setEnabled(False)
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        if self._scroll is not None:  # wherever it was left
            self._scroll.verticalScrollBar().setValue(0)
        self._place()
        self._backdrop.begin(self._behind)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Hide it, enable again what it disabled, and give the focus back."""
        if not self._behind and not self.isVisible():
            return
        self._backdrop.end()
        for widget in self._behind:
            if isValid(widget):
                widget.setEnabled(True)
                widget.setProperty(BEHIND, None)
        self._behind = []
        self.hide()
        back, self._return_to = self._return_to, None
        window = self.window()
        others = chain.from_iterable(window.findChildren(QWidget, name) for name in self._or_to)
        for control in (back, *others):
            if control and isValid(control) and control.isEnabled() and control.isVisible():
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        self.closed.emit()

    def show_behind(self) -> None:
        """What is behind it may look otherwise now."""
        self._backdrop.renew()

    # ------------------------------------------------------------------ keys and mouse

    def focusNextPrevChild(self, ahead: bool) -> bool:
        """Tab stays inside, from the last control on to the first.

        Walking the chain of focus by hand would be the other way, but PySide takes every widget
        that the chain gives for a child of the one before it, and objects end up owned wrongly.
        """
        went = super().focusNextPrevChild(ahead)
        goal = self.window().focusWidget()
        above = goal.parentWidget() if went and goal is not None else None
        while above is not None and above is not self:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(goal, 8, FADE_HIGH)
            above = above.parentWidget()
        return went

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is told, Page Up and Down scroll; no other key reaches what is behind."""
        page = {
            Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
            Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
        }.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.escape.emit()
        elif page is not None and self._scroll is not None:
            self._scroll.verticalScrollBar().triggerAction(page)
        event.accept()

    # ------------------------------------------------------------------ place and picture

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the parent, however its size changes."""
        if event.type() == QEvent.Type.Resize and watched is self._covered:
            self.setGeometry(self._covered.rect())
        return False

    def event(self, event: QEvent) -> bool:
        """Find the card's place anew when what is in it asks for more or less room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card in the middle and off the edges."""
        super().resizeEvent(event)
        self._backdrop.drop()
        self._place()

    def _place(self) -> None:
        width = min(self._kit_width(), self.width() - 2 * EDGE)
        room = self.height() - 2 * EDGE
        height = min(self.wanted_height(), room)
        card = QRect(0, 0, max(1, width), max(1, height))
        card.moveCenter(self.rect().center())
        card.moveTop(max(EDGE, (self.height() - height) // 2))
        if card == self._card.geometry():
            return
        self._card.setGeometry(card)
        self._backdrop.drop()
        self.update()

    def wanted_height(self) -> int:
        """The height of the card with nothing scrolled, at the width that it has.

        Where it is `bare`, the height it was made with, or all there is.
        """
        if self._bare:
            return self._kit.px(self._high) if self._high else self.height()
        inner = min(self._kit_width(), self.width() - 2 * EDGE) - 2 * _INSET
        return 2 * _INSET + height_of(self.body, inner) + height_of(self.foot, inner)

    def _kit_width(self) -> int:
        return self._kit.px(self._wide)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture of what is behind; without one the scrim, and the card's shadow."""
        painter = QPainter(self)
        if self._backdrop.picture is None:
            self._paint_cover(painter)
        else:
            painter.drawPixmap(0, 0, self._backdrop.picture)

    def _paint_cover(self, painter: QPainter) -> None:
        """Draw the scrim, and the card's shadow where there is one."""
        kit = self._kit
        painter.fillRect(self.rect(), kit.color("surface.scrim"))
        if kit.contrast:
            return
        if self._shadow is None:
            light = kit.theme.name == "light"
            color = QColor(kit.color("text.primary") if light else Qt.GlobalColor.black)
            color.setAlphaF(_SHADOW_ALPHA[kit.theme.name])
            look = kit.theme.shadow
            self._shadow = Shadow(color, look["blur"], look["y"], kit.theme.radius["overlay"])
        self._shadow.paint(painter, self._card.geometry())


def height_of(layout: QVBoxLayout, width: int) -> int:
    """How high this layout is at this width, be there words that wrap in it or not."""
    if layout.isEmpty():
        return 0
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.totalSizeHint().height()


class _Card(QFrame):
    """The raised card."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.foot: _Foot | None = None

    def event(self, event: QEvent) -> bool:
        """Pass a request for another size on to the overlay."""
        done = super().event(event)
        overlay = self.parentWidget()
        if event.type() == QEvent.Type.LayoutRequest and isinstance(overlay, Overlay):
            overlay._place()  # noqa: SLF001  the two are one
        return done

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the edge (a hair, in contrast two pixels), and the foot's line."""
        kit = self._kit
        painter = QPainter(self)
        edge = kit.pen("border.subtle", "hair", ratio(painter))
        if kit.contrast:
            edge = kit.pen("border.control", "control")
        radius = kit.theme.radius["overlay"]
        rounded(painter, QRectF(self.rect()), radius, kit.color("surface.raised"), edge)
        if self.foot is not None and self.foot.ruled:  # the foot draws what is not beside it
            painter.fillRect(0, self.foot.y(), self.width(), 1, kit.color("border.control"))


class _Page(QWidget):
    """The scrolling part. It is opaque, so that a change in it redraws nothing behind it."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def event(self, event: QEvent) -> bool:
        """Pass a request for another size on, through the scroll area, to the overlay."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            above: QWidget | None = self.parentWidget()
            while above is not None and not isinstance(above, Overlay):
                above = above.parentWidget()
            if above is not None:
                above._place()  # noqa: SLF001  the two are one
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card's ground."""
        QPainter(self).fillRect(event.rect(), self._kit.color("surface.raised"))


class _Foot(QWidget):
    """The pinned part; a line above it while the body has more than it shows."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.area: QScrollArea | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def ruled(self) -> bool:
        """Whether there is a line: the body has more than it shows."""
        return self.area is not None and self.area.verticalScrollBar().maximum() > 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card's ground and the line."""
        kit = self._kit
        painter = QPainter(self)
        painter.fillRect(event.rect(), kit.color("surface.raised"))
        if self.ruled:
            painter.fillRect(0, 0, self.width(), 1, kit.color("border.control"))
