"""The layout of a list with two lines, as in a terminal: arrows move the mark, Enter answers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.state import State
from consentlab.variant import Variant
from consentlab.views.notice.form import Changes, Form
from consentlab.widgets.drawing import draw_icon, rounded
from consentlab.widgets.paragraph import Paragraph

_MARK, _SIDE, _ABOVE = 18, 12, 9


class LinesForm(Form):
    """Both answers as lines. The mark is where the switch stands in the other layouts.

    Tab comes to the marked line, or to the first one while none is marked.
    """

    def __init__(self, kit: Kit, store: Store, variant: Variant, parent: QWidget) -> None:
        super().__init__(kit, store, variant, parent)
        self._changes = Changes(kit, self.middle)
        self.middle.rows.addWidget(self._changes)
        self._brief = Paragraph(kit, "body", parent=self.foot)
        self._brief.hide()
        box = Lines(kit, self.foot)
        said = self._sentences
        self._allow = Line(kit, ids.NOTICE_ALLOW, said.allow, box)
        self._decline = Line(kit, ids.NOTICE_DECLINE, said.decline, box)
        self._allow.clicked.connect(self._allowed)
        self._decline.clicked.connect(self._declined)
        self._allow.reached.connect(self._at_allow)
        self._decline.reached.connect(self._at_decline)
        box.hold(self._allow, self._decline)
        self.foot.rows.addWidget(self._brief)
        self.foot.rows.addWidget(box)
        hint = kit.words("Arrow keys move the mark. Enter or a click answers.")
        self._not_now = self._later("plain")
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(Paragraph(kit, "caption", hint, muted=True, parent=self.foot), 1)
        below.addWidget(self._not_now)
        self.foot.rows.addLayout(below)

    @property
    def stops(self) -> tuple[list[QWidget], list[QWidget]]:
        """The lines, then "Not now"."""
        return [self._allow, self._decline], [self._not_now]

    def pin(self, *, pinned: bool) -> None:
        """Say above the lines what they mean, or leave that to the text."""
        self.pinned = pinned
        self._brief.setVisible(pinned)

    def added(self) -> int:
        """The height of what they mean."""
        return self._brief.sizeHint().height() + 12 if self.pinned else 0

    def show_scene(self, scene: Scene, state: State, /, *, later: bool) -> None:
        """Show where the mark is, and what the answers are about."""
        said = self._sentences
        self._changes.training.say(*said.training(state.policy.pack, apart=True))
        self._changes.keeping.say(*said.retention(state))
        self._brief.say(said.brief(state))
        self._allow.mark(marked=scene.switch is True, first=scene.switch is not False)
        self._decline.mark(marked=scene.switch is False, first=scene.switch is False)
        self._not_now.setVisible(later)

    @Slot()
    def _allowed(self) -> None:
        self._store.accept_with(allow=True)

    @Slot()
    def _declined(self) -> None:
        self._store.accept_with(allow=False)

    @Slot()
    def _at_allow(self) -> None:
        self._store.set_switch(on=True)

    @Slot()
    def _at_decline(self) -> None:
        self._store.set_switch(on=False)


class Lines(QFrame):
    """The box around the lines; arrows, Home and End go from one to the other."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._lines: tuple[Line, Line] | None = None
        self.setProperty("part", "switch-card")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(6, 6, 6, 6)
        self._rows.setSpacing(2)

    def hold(self, first: Line, second: Line) -> None:
        """Show these two lines."""
        self._lines = first, second
        for line in self._lines:
            self._rows.addWidget(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the line that the key names."""
        goal = {
            Qt.Key.Key_Up: 0,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_End: 1,
        }.get(Qt.Key(event.key()))
        if goal is None or self._lines is None:
            super().keyPressEvent(event)
        else:
            self._lines[goal].setFocus(Qt.FocusReason.TabFocusReason)


class Line(QPushButton):
    """One line: a button that is pressed by Enter, Space or a click. Its words wrap.

    `reached` tells that the keyboard has come to it.
    """

    reached = Signal()

    def __init__(self, kit: Kit, control_id: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._marked = False
        self._words = Paragraph(kit, "reading", text, parent=self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = QHBoxLayout(self)
        side, above = kit.px(_SIDE), kit.px(_ABOVE)
        self._row.setContentsMargins(side, above, side, above)
        self._row.setSpacing(0)
        self._row.addSpacing(kit.px(_MARK) + 8)
        self._row.addWidget(self._words)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("radius", kit.px(8))
        kit.control(self, control_id, text)

    def mark(self, *, marked: bool, first: bool) -> None:
        """Show the mark here or not. `first`: Tab comes to this line, and not to the other."""
        policy = Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.ClickFocus
        if self.focusPolicy() != policy:
            self.setFocusPolicy(policy)
        if self._marked != marked:
            self._marked = marked
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The mark goes where the keyboard goes."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers; arrows are left to the box."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """That of its words."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """That of its words, wrapped."""
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Always: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words at this width."""
        return self._row.totalHeightForWidth(width)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw when enabled or disabled."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, and the mark where it is here."""
        kit = self._kit
        painter = QPainter(self)
        ground = ""
        if self.isDown():
            ground = "surface.pressed"
        elif self._marked:
            ground = "surface.selected"
        elif self.isEnabled() and self.underMouse():
            ground = "surface.hover"
        if ground:
            rounded(painter, QRectF(self.rect()), kit.px(8), kit.color(ground))
        if self._marked:
            place = self.rect()
            place.setWidth(kit.px(_MARK) + 2 * kit.px(_SIDE))
            if self.isRightToLeft():
                place.moveRight(self.rect().right())
            draw_icon(painter, kit, "forward", "text.primary", place, _MARK)
