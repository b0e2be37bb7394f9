"""The blank screen: nothing of what was there until a key or a press brings it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget
from shiboken6 import isValid

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.widgets.drawing import BEHIND
from consentlab.widgets.overlay import Overlay

EDGE = 16
"""How far its words stay from the edges of the window."""

_ONLY_HELD = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
    }
)


class Blank(QAbstractButton):
    """Lies over the whole window in the frame's colour, and disables what is behind it.

    In a corner it says that this is a simulation, as every screen does, and how to go on.

    It is a button, so that an assistive technology says it and can press it.
    """

    def __init__(self, kit: Kit, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._store = kit, store
        self._focused = window.focusWidget()
        way_back = kit.words("Any key or click brings the picture back.")
        self._said = f"{kit.words('Simulation')}. {way_back}"
        kit.control(self, ids.STAGE_BLANK, f"{kit.words('The screen is blank.')} {way_back}")
        self.setProperty("ring", "own")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._bring_back)
        off = Qt.WidgetAttribute.WA_ForceDisabled
        children = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._behind = [
            child
            for child in children
            if child is not self and not child.isWindow() and not child.testAttribute(off)
        ]
        for widget in self._behind:
            widget.setProperty(BEHIND, True)
            widget.setEnabled(False)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def lift(self) -> None:
        """Give everything back, and the focus to what had it or to what may have it now."""
        for widget in self._behind:
            if isValid(widget):
                widget.setEnabled(True)
                widget.setProperty(BEHIND, None)
        self.hide()
        window = self.window()
        had = [self._focused] if self._focused and isValid(self._focused) else []
        now = (window.findChildren(kind) for kind in (Overlay, QAbstractItemView))
        for widget in (*had, *(widget for found in now for widget in found)):
            if widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        self.deleteLater()

    def _bring_back(self) -> None:
        self._store.show_blank(False)

    def event(self, event: QEvent) -> bool:
        """Keys are for it and are no shortcuts meanwhile."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the picture back; Ctrl, Alt and Shift alone do not."""
        if event.key() not in _ONLY_HELD:
            self._bring_back()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Bring the picture back. The press does no more than that."""
        self._bring_back()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the window, and write into its corner."""
        kit, painter = self._kit, QPainter(self)
        painter.fillRect(self.rect(), kit.color("surface.frame"))
        painter.setFont(kit.font("caption"))
        painter.setPen(kit.color("text.muted"))
        corner = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft  # mirrored by Qt
        painter.drawText(corner, flags | Qt.TextFlag.TextWordWrap, self._said)
