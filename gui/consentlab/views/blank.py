"""The blank screen: nothing to be seen until a key or a press brings the picture back."""

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

    It is a button, so that an assistive technology says it and can press it.
    """

    def __init__(self, kit: Kit, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._store = kit, store
        self._focused = window.focusWidget()
        name = kit.words("The screen is blank. Any key or click brings the picture back.")
        kit.control(self, ids.STAGE_BLANK, name)
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
        """Fill the window."""
        QPainter(self).fillRect(self.rect(), self._kit.color("surface.frame"))
