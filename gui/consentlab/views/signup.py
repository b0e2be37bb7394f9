"""Signing up: one page at a time on the assistant's paper, nothing stored before the last step."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from consentlab import ids
from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.signup import Field, Page, check, pages
from consentlab.views.signupchoice import TermsPage, TrainingPage
from consentlab.views.signupcolumn import Column
from consentlab.views.signupfields import SignUpPage
from consentlab.views.signuppages import CodePage, DonePage, EmailPage, NamePage, PlanPage
from consentlab.views.signupsteps import Bars, Steps, page_names
from consentlab.widgets.announce import announce
from consentlab.widgets.buttons import button
from consentlab.widgets.card import Card
from consentlab.widgets.paragraph import Line, Paragraph

RAIL = 264
"""How wide the steps at the side are, in pixels at 100 % text."""

WITH_RAIL = 1100
"""From this width on, the steps stand at the side."""

_MAKERS: dict[Page, type[SignUpPage]] = {
    "email": EmailPage,
    "code": CodePage,
    "name": NamePage,
    "plan": PlanPage,
    "training": TrainingPage,
    "terms": TermsPage,
    "done": DonePage,
}
_INDENT = 6  # a quiet button's words begin 14 pixels inside it
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_FOCUS = Qt.FocusPolicy.NoFocus
_SCROLLS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class SignUpView(Card):
    """Steps, the page at hand, Back and Next. Each page is made when it is first met.

    Enter is Next, unless a button has the focus; Esc is Back. Next can always be pressed:
    where something is wrong, it leads to the field that has the fault.
    """

    def __init__(self, kit: Kit, store: Store, parent: QWidget) -> None:
        super().__init__(kit, "paper", parent)
        self._kit, self._store = kit, store
        words = kit.words
        kit.control(self, ids.SIGNUP_PAGE, "")
        self._pages: dict[Page, SignUpPage] = {}
        self._page: SignUpPage | None = None
        self._faults: dict[Field, str] = {}
        self._railed = True
        self._by = Qt.FocusReason.OtherFocusReason
        self._rail = QWidget(self)
        self._steps = Steps(kit, self._rail)
        self._rule = QFrame(self)
        self._rule.setProperty("part", "upright-rule")
        self._middle = Column(kit, self)
        self._middle.placed.connect(self._pin)
        self._progress = QWidget()
        self._bars = Bars(kit, self._progress)
        self._step = Line(kit, "caption", muted=True, tabular=True, parent=self._progress)
        self._promise = Line(
            kit, "caption", words("Nothing is stored yet."), muted=True, parent=self._progress
        )
        self._back = button(kit, ids.SIGNUP_BACK, words("Back"), "large", "back", self)
        self._next = button(kit, ids.SIGNUP_NEXT, words("Next"), "main", parent=self)
        self._finish = button(kit, ids.SIGNUP_FINISH, words("Finish"), "main", parent=self)
        self._cancel = button(kit, ids.SIGNUP_CANCEL, words("Cancel"), "quiet", parent=self)
        self._back.clicked.connect(store.previous_page)
        self._next.clicked.connect(self._go)
        self._finish.clicked.connect(store.finish_sign_up)
        self._cancel.clicked.connect(store.go_home)
        self._lay_out()

    def _lay_out(self) -> None:
        kit, words = self._kit, self._kit.words
        whole = QVBoxLayout(self._rail)
        whole.setContentsMargins(_INDENT, 24, _INDENT, 16)
        whole.setSpacing(8)
        inset = QHBoxLayout()
        inset.addSpacing(20 - _INDENT)
        rail = QVBoxLayout()
        rail.setSpacing(0)
        inset.addLayout(rail, 1)
        inset.addSpacing(20 - _INDENT)
        whole.addLayout(inset, 1)
        rail.addWidget(Line(kit, "title3", words("New account"), parent=self._rail))
        rail.addSpacing(18)
        rail.addWidget(self._steps)
        rail.addStretch(1)
        promise = words("Nothing is stored before the last step.")
        rail.addWidget(Paragraph(kit, "caption", promise, muted=True, parent=self._rail))
        self._below_steps = QHBoxLayout()
        self._below_steps.addStretch(1)
        whole.addLayout(self._below_steps)
        self._rail.setFixedWidth(kit.px(RAIL))
        above = QVBoxLayout(self._progress)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        above.addWidget(self._bars)
        self._beside_step = QHBoxLayout()
        self._beside_step.setSpacing(16)
        self._beside_step.addWidget(self._step)
        self._beside_step.addWidget(self._promise, 1)
        above.addLayout(self._beside_step)
        self._middle.body.addWidget(self._progress)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._back)
        buttons.addWidget(self._next, 1)
        buttons.addWidget(self._finish, 1)
        self._middle.foot.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._rule)
        row.addWidget(self._middle, 1)

    # ------------------------------------------------------------------ showing

    def show_scene(self, scene: Scene) -> None:
        """Show the page at hand with what has been answered, and what is wrong with it."""
        signup, state, words = scene.signup, scene.state, self._kit.words
        if signup is None or state is None:
            self._page = None
            return
        faults = check(signup.page, signup, words) if signup.tried else {}
        self._faults = faults
        steps = pages(signup)
        at = steps.index(signup.page)
        self._steps.show_steps(steps, at)
        self._bars.show_steps(len(steps), at)
        name = page_names(self._kit)[signup.page]
        self._step.say(words("Step {n} of {all}: {name}.", n=at + 1, all=len(steps), name=name))
        self._back.setVisible(at > 0)
        self._next.setVisible(signup.page != "done")
        self._finish.setVisible(signup.page == "done")
        page = self._pages.get(signup.page) or self._make(signup.page)
        page.show_signup(signup, " ".join(faults.values()))
        if isinstance(page, TrainingPage):
            page.show_policy(state.policy)
        if page is not self._page:
            self._turn_to(page)

    def _make(self, name: Page) -> SignUpPage:
        page = self._pages[name] = _MAKERS[name](self._kit, self._store, self)
        page.column.setSpacing(self._gap())
        if name == "done":
            page.field = self._finish
        self._middle.body.addWidget(page)
        return page

    def _turn_to(self, page: SignUpPage) -> None:
        """Show this page alone, say so, and put the focus where it is answered."""
        page.setVisible(True)
        page.field.setFocus(self._by)
        for other in self._pages.values():
            if other is not page:
                other.setVisible(False)
                other.take_answer()
        self._page = page
        self.setAccessibleName(page.title)
        stops = [w for w in page.findChildren(QWidget) if w.focusPolicy() != _NO_FOCUS]
        for stop in stops:
            stop.installEventFilter(self)
        for stop, after in pairwise((self._cancel, *stops, self._back, self._next, self._finish)):
            self.setTabOrder(stop, after)
        self._middle.show_from_above(page.part)
        announce(self, f"{self._step.text()} {page.title}")

    def _pin(self) -> None:
        """Keep switch and buttons together: beside the buttons where the page has to scroll."""
        page = self._page
        if page is None or page.answer is None:
            return
        pinned = self._middle.foot.indexOf(page.answer) >= 0
        bar = self._middle.area.verticalScrollBar()
        focused, scrolled = page.field.hasFocus(), bar.value()
        spare = self._middle.spare() - page.saved(page.width())
        if not pinned and spare < 0:
            page.give_answer(self._middle.foot)
        elif pinned and spare >= self._kit.px(24):
            page.take_answer()
        else:
            return
        if focused:  # another parent takes it away, and Qt scrolls to whatever gets it
            page.field.setFocus(Qt.FocusReason.OtherFocusReason)
            bar.setValue(scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the steps at the side where there is room, else bars above the page."""
        super().resizeEvent(event)
        kit = self._kit
        self._railed = self.width() >= WITH_RAIL and kit.scale < ONE_COLUMN
        for part in (self._rail, self._rule):
            part.setVisible(self._railed)
        self._progress.setVisible(not self._railed)
        if self._railed:
            self._below_steps.insertWidget(0, self._cancel)
        else:
            self._beside_step.addWidget(self._cancel)
        self._cancel.setFixedHeight(kit.px(36 if self._railed else 28))
        for page in self._pages.values():
            page.column.setSpacing(self._gap())

    def _gap(self) -> int:
        return 20 if self._railed else 14 if self._kit.scale < ONE_COLUMN else 10

    # ------------------------------------------------------------------ going on

    def _go(self) -> None:
        """Next. Where the page stays, the focus goes to what is wrong, which is said."""
        self._store.next_page()
        page = self._page
        if page is not None and self._faults:
            page.field.setFocus(self._by)
            self._middle.show_from_above(page.part)
            announce(self, " ".join(self._faults.values()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a switch or choice is Next too, and does not press it as some desktops do."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTER and not isinstance(watched, QLineEdit):
            self.keyPressEvent(event)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes back; Page up and Page down scroll what is too tall."""
        self._by = Qt.FocusReason.ShortcutFocusReason  # so that the ring shows where one is
        self._press(event)
        self._by = Qt.FocusReason.OtherFocusReason

    def _press(self, event: QKeyEvent) -> None:
        key, bar = Qt.Key(event.key()), self._middle.area.verticalScrollBar()
        if key == Qt.Key.Key_Escape:
            self._store.previous_page()
        elif key in _SCROLLS:
            bar.setValue(bar.value() + _SCROLLS[key] * bar.pageStep())
        elif key not in _ENTER or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        elif isinstance(focused := self.window().focusWidget(), QPushButton):
            focused.click()
        else:
            self._go()
        event.accept()
