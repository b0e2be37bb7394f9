"""What people do with the controls, written down for studies: pressed, changed, focused, missed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QLineEdit,
    QListView,
    QRadioButton,
    QWidget,
)

from consentlab.events import Method, Value
from consentlab.widgets.popover import Popover
from consentlab.widgets.segmented import Segmented

Note = Callable[[str, str, Value, Method], None]

_BY_EVENT: dict[QEvent.Type, Method] = {
    QEvent.Type.MouseButtonPress: "mouse",
    QEvent.Type.MouseButtonRelease: "mouse",
    QEvent.Type.MouseButtonDblClick: "mouse",
    QEvent.Type.Wheel: "mouse",
    QEvent.Type.KeyPress: "keyboard",
    QEvent.Type.KeyRelease: "keyboard",
    QEvent.Type.ShortcutOverride: "keyboard",
}


class Observer(QObject):
    """Watches controls as they are made, and notes each act before it takes effect.

    It listens to a control before anybody else does. It begins to note when the window is
    there: nobody acts before, and the controls' many first events are not looked through.
    The input method is that of the event being handled. Without one it is `assistive`
    where an assistive technology is connected, else `script`.
    """

    _handled = Signal()

    def __init__(self, note: Note, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._handled.connect(self._forget, Qt.ConnectionType.QueuedConnection)
        self._note = note
        self._method: Method | None = None
        self._noted: QObject | None = None
        self._begun = False
        self._waiting: list[QWidget] = []

    def begin(self) -> None:
        """Begin to watch, with the controls that have been made so far."""
        self._begun = True
        for control in self._waiting:
            self._see(control)
        self._waiting = []

    def watch(self, control: QWidget) -> None:
        """Note what is done with this control. It has its id already."""
        if self._begun:
            self._see(control)
        else:
            self._waiting.append(control)
        if isinstance(control, Popover):
            control.shown_changed.connect(self._opened)
        elif isinstance(control, QAbstractButton):
            control.clicked.connect(self._pressed)
            if not isinstance(control, QRadioButton):
                control.toggled.connect(self._changed)
        elif isinstance(control, Segmented):
            control.picked.connect(self._picked)
        elif isinstance(control, QLineEdit):
            control.returnPressed.connect(self._entered)
            control.editingFinished.connect(self._typed)
        elif isinstance(control, QAbstractSlider):
            control.valueChanged.connect(self._moved)

    def _see(self, control: QWidget) -> None:
        """See the input that reaches this control."""
        control.installEventFilter(self)
        if isinstance(control, QListView):
            control.viewport().installEventFilter(self)

    def missed(self) -> None:
        """A press hit nothing."""
        self._note("missed", "", None, "mouse")

    def method(self) -> Method:
        """How the act that is being handled came in."""
        from PySide6.QtGui import QAccessible

        return self._method or ("assistive" if QAccessible.isActive() else "script")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember how input came, until the event has been handled; note where focus goes."""
        method = _BY_EVENT.get(event.type())
        if method:
            self._method = method
            self._handled.emit()
        elif isinstance(event, QFocusEvent) and event.gotFocus() and watched.objectName():
            # A press moves the focus before it is itself delivered.
            pressed = event.reason() == Qt.FocusReason.MouseFocusReason
            self._note("focused", watched.objectName(), None, "mouse" if pressed else self.method())
        return False

    @Slot()
    def _forget(self) -> None:
        """The input has been handled."""
        self._method = None

    @Slot()
    def _pressed(self) -> None:
        self._say("pressed")

    @Slot(bool)
    def _changed(self, on: bool) -> None:
        self._say("changed", on)

    @Slot(str)
    def _picked(self, value: str) -> None:
        self._say("changed", value)

    @Slot(bool)
    def _opened(self, shown: bool) -> None:
        panel = self.sender()
        if self._begun and isinstance(panel, Popover):
            self._note("opened" if shown else "closed", panel.anchor_id, None, self.method())

    @Slot()
    def _entered(self) -> None:
        """Enter was pressed: what was typed is noted before anybody clears the field."""
        self._typed()
        self._noted = self.sender()

    @Slot()
    def _typed(self) -> None:
        field = self.sender()
        if not isinstance(field, QLineEdit):
            return
        if field.isModified() and field is not self._noted:
            self._say("changed", len(field.text()))
        field.setModified(False)
        self._noted = None

    @Slot(int)
    def _moved(self, value: int) -> None:
        self._say("changed", value)

    def _say(self, kind: str, value: Value = None) -> None:
        if self._begun:
            self._note(kind, self.sender().objectName(), value, self.method())
