"""Page objects: what a person does and sees in the program's window.

Controls are found by the ids of `ids.py` and never by their words or places; rows by their
exact title. Acts are real: the mouse hits what lies under it, keys go where the focus is.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QWidget,
)

from consentlab import cli, ids
from consentlab.events import AnyInteraction, LedgerEvent
from consentlab.ledger import Reader
from consentlab.program import Program
from consentlab.rows import Recorded, data_of
from consentlab.views.problem import Problem
from consentlab.widgets.banner import Banner
from consentlab.widgets.chatrow import Row
from consentlab.widgets.ruler import Ruler
from consentlab.widgets.toggle import Toggle

Kind = TypeVar("Kind", bound=QWidget)

TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
SPACE, ENTER, ESC = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape
DOWN, LEFT, RIGHT = Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right


class Person:
    """Hands and eyes in front of a running program, and a page object for each part of it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.is_running = True
        self.home = Home(self)
        self.stage = Stage(self)
        self.notice = Notice(self)
        self.signup = SignUp(self)
        self.settings = Settings(self)
        self.chats = Chats(self)
        self.chat = Chat(self)
        self.clock = Clock(self)
        self.changes = Changes(self)

    @property
    def window(self) -> QWidget:
        """The program's one window."""
        return self.program.window

    # ------------------------------------------------------------------ eyes

    def all(self, control_id: str) -> list[QWidget]:
        """Every visible widget of this id."""
        return [w for w in self.window.findChildren(QWidget, control_id) if w.isVisible()]

    def find(self, control_id: str) -> QWidget:
        """The one visible widget of this id."""
        found = self.all(control_id)
        assert len(found) == 1, f"{control_id} is on the screen {len(found)} times"
        return found[0]

    def find_as(self, kind: type[Kind], control_id: str) -> Kind:
        """The one visible widget of this id, which is of this kind."""
        found = self.find(control_id)
        assert isinstance(found, kind)
        return found

    def sees(self, control_id: str) -> bool:
        """Whether it is on the screen."""
        return bool(self.all(control_id))

    def can_use(self, control_id: str) -> bool:
        """Whether it is on the screen, and enabled."""
        return any(widget.isEnabled() for widget in self.all(control_id))

    def words(self, control_id: str) -> str:
        """What a control is called, to assistive technology too."""
        return self.find(control_id).accessibleName()

    def lines(self, control_id: str) -> list[str]:
        """Every text inside a part of the screen, from its first child to its last."""
        return _texts(self.find(control_id))

    @property
    def all_lines(self) -> list[str]:
        """Every text in the window."""
        return _texts(self.window)

    @property
    def focused(self) -> QWidget | None:
        """The widget that has the window's focus."""
        return self.window.focusWidget()

    @property
    def focus(self) -> str:
        """The id of the control that has the focus, "" if none has."""
        return self.focused.objectName() if self.focused else ""

    @property
    def problem(self) -> str:
        """What went wrong, wherever it is said; "" if nothing did."""
        return self.home.problem or self.stage.problem

    # ------------------------------------------------------------------ hands

    def press(self, control_id: str) -> None:
        """Click in the middle of a control."""
        self.click(self.find(control_id))

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click in the middle of a widget, or at a place in it, scrolled to if need be."""
        QApplication.processEvents()
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        place = widget.mapTo(self.window, at or widget.rect().center())
        hit = self.window.childAt(place)
        assert hit, f"{widget} is outside the window"
        assert hit is widget or widget.isAncestorOf(hit), f"{hit} lies over {widget}"
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(self.window, place))
        QApplication.processEvents()

    def key(self, *keys: Qt.Key) -> None:
        """Press keys, one after the other; they go where the focus is."""
        for key in keys:
            QTest.keyClick(self.focused or self.window, key)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        field = self.focused
        assert isinstance(field, QLineEdit), f"{field} takes no text"
        QTest.keyClicks(field, text)
        QApplication.processEvents()

    def tab_to(self, control_id: str, key: Qt.Key = TAB) -> None:
        """Press Tab until the focus is there. Fails if Tab does not lead there."""
        passed: list[QWidget] = []
        while self.focus != control_id:
            focused = self.focused
            assert focused not in passed, f"{control_id} is not among {_ids(passed)}"
            if focused is not None:
                passed.append(focused)
            self.key(key)

    def tab_round(self, key: Qt.Key = TAB) -> list[str]:
        """The ids that Tab leads to, from here on until it comes to the first of them again."""
        passed: list[QWidget] = []
        while True:
            self.key(key)
            focused = self.focused
            if focused is None or focused in passed:
                return _ids(passed)
            passed.append(focused)

    def settle(self) -> None:
        """Let what was put off happen: views that were replaced go."""
        for _ in range(2):  # what goes may have others go in turn
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def quit(self) -> None:
        """Close the window, which ends the program."""
        self.is_running = False
        self.window.close()
        self.program.close()

    # ------------------------------------------------------------------ what is on the disk

    def rows(self) -> list[Recorded]:
        """The rows of the ledger on the disk, in their order."""
        with Reader.read(self.program.profile) as ledger:
            return ledger.entries()

    def all_recorded(self) -> list[LedgerEvent]:
        """The events on the disk, in their order."""
        return [row.event for row in self.rows()]

    def recorded(self) -> list[LedgerEvent]:
        """What happened: the events on the disk that are no interactions."""
        return [event for event in self.all_recorded() if not isinstance(event, AnyInteraction)]

    def acts(self) -> list[str]:
        """What happened, in short: "served notice", "chosen True notice"."""
        return [_short(event) for event in self.recorded()]

    def done(self) -> list[tuple[str, str, object, str]]:
        """What was done with controls: kind, id, value, input method."""
        return [
            (data_of(event)[0], event.control_id, event.value, event.input_method)
            for event in self.all_recorded()
            if isinstance(event, AnyInteraction)
        ]


def printed_outcomes(profile: Path) -> dict[str, Any]:
    """What `consentlab outcomes --profile` prints as JSON."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        status = cli.main(["outcomes", "--profile", str(profile), "--format", "json"])
    assert status == 0
    told: dict[str, Any] = json.loads(printed.getvalue())
    return told


class Part:
    """A part of the screen."""

    def __init__(self, person: Person) -> None:
        self.person = person


class Home(Part):
    """The first screen."""

    @property
    def is_open(self) -> bool:
        """Whether the person is there."""
        return self.person.sees(ids.HOME_SCENARIOS)

    @property
    def offers_to_go_on(self) -> bool:
        """Whether there is a walkthrough to go on with."""
        return self.person.sees(ids.HOME_CONTINUE)

    @property
    def problem(self) -> str:
        """What went wrong, "" if nothing did."""
        if not self.person.sees(ids.HOME_PROBLEM):
            return ""
        return self.person.find_as(Problem, ids.HOME_PROBLEM).accessibleName()


class Stage(Part):
    """The frame bar and the account menu."""

    @property
    def problem(self) -> str:
        """What went wrong, "" if nothing did."""
        if not self.person.sees(ids.STAGE_PROBLEM):
            return ""
        banner = self.person.find(ids.STAGE_PROBLEM).parentWidget()
        assert isinstance(banner, Banner)
        return banner.sentence.text()

    def go_home(self) -> None:
        """Leave the stage."""
        self.person.press(ids.STAGE_HOME)


class Notice(Part):
    """The maker's notice, and the gate."""

    @property
    def is_open(self) -> bool:
        """Whether it stands on the screen."""
        return self.person.sees(ids.NOTICE_DIALOG)

    @property
    def lines(self) -> list[str]:
        """Everything that it says."""
        return self.person.lines(ids.NOTICE_DIALOG)

    @property
    def answers(self) -> set[str]:
        """The ids of the answers that it offers."""
        ways = (ids.NOTICE_ACCEPT, ids.NOTICE_LATER, ids.NOTICE_READ)
        return {way for way in ways if self.person.can_use(way)}

    @property
    def switch(self) -> bool | None:
        """Where its switch stands, None while nothing is set."""
        return _stands(self.person.find_as(Toggle, ids.NOTICE_TOGGLE))

    def flip(self) -> None:
        """Move its switch."""
        self.person.press(ids.NOTICE_TOGGLE)

    def accept(self, *, with_switch_on: bool = True) -> None:
        """Set the switch as wanted, and accept."""
        if self.switch != with_switch_on:
            self.flip()
        self.person.press(ids.NOTICE_ACCEPT)

    def later(self) -> None:
        """Not now."""
        self.person.press(ids.NOTICE_LATER)

    def read_first(self) -> None:
        """Read chats and settings first."""
        self.person.press(ids.NOTICE_READ)

    def choose_now(self) -> None:
        """Choose now: bring the gate back that was put aside."""
        self.person.press(ids.NOTICE_CHOOSE)


class SignUp(Part):
    """Signing up, page by page."""

    FIELDS: ClassVar = {
        "email": ids.SIGNUP_EMAIL,
        "code": ids.SIGNUP_CODE,
        "name": ids.SIGNUP_NAME,
        "plan": ids.SIGNUP_PLAN,
        "training": ids.SIGNUP_TOGGLE,
        "terms": ids.SIGNUP_TERMS,
        "done": ids.SIGNUP_FINISH,
    }

    @property
    def is_open(self) -> bool:
        """Whether it stands on the stage."""
        return self.person.sees(ids.SIGNUP_PAGE)

    @property
    def page(self) -> str:
        """The page at hand, by what it asks for."""
        (page,) = (page for page, field in self.FIELDS.items() if self.person.sees(field))
        return page

    @property
    def lines(self) -> list[str]:
        """Everything that it says."""
        return self.person.lines(ids.SIGNUP_PAGE)

    @property
    def switch(self) -> bool | None:
        """Where the training switch stands, None while nothing is set."""
        return _stands(self.person.find_as(Toggle, ids.SIGNUP_TOGGLE))

    def fill_in(self, text: str) -> None:
        """Type into the page's field, in place of what stands there."""
        self.person.press(self.FIELDS[self.page])
        self.person.find_as(QLineEdit, self.FIELDS[self.page]).selectAll()
        self.person.write(text)

    def pick(self, plan: str) -> None:
        """Press a plan's card."""
        self.person.press(f"{ids.SIGNUP_PLAN}.{plan}")

    def set_switch(self, on: bool) -> None:
        """Set the training switch to one side."""
        while self.switch != on:
            self.person.press(ids.SIGNUP_TOGGLE)

    def next(self) -> None:
        """Press Next."""
        self.person.press(ids.SIGNUP_NEXT)

    def back(self) -> None:
        """Press Back."""
        self.person.press(ids.SIGNUP_BACK)

    def cancel(self) -> None:
        """Press Cancel."""
        self.person.press(ids.SIGNUP_CANCEL)

    def finish(self) -> None:
        """Press Finish."""
        self.person.press(ids.SIGNUP_FINISH)

    def go_to(self, page: str, *, plan: str = "free", allow: bool = False) -> None:
        """Answer every page up to this one, as asked."""
        answers: dict[str, Callable[[], None]] = {
            "email": lambda: self.fill_in("ana@example.org"),
            "code": lambda: self.fill_in("418 203"),
            "name": lambda: self.fill_in("Ana"),
            "plan": lambda: self.pick(plan),
            "training": lambda: self.set_switch(allow),
            "terms": lambda: self.person.press(ids.SIGNUP_TERMS),
        }
        while self.page != page:
            answers[self.page]()
            self.next()


class Settings(Part):
    """The settings."""

    @property
    def is_open(self) -> bool:
        """Whether they lie over the stage."""
        return self.person.sees(ids.SETTINGS_DIALOG)

    def open(self, page: str = ids.SETTINGS_PRIVACY) -> None:
        """Go the real way: account, Settings, the page. Three presses."""
        for step in (ids.STAGE_ACCOUNT, ids.STAGE_SETTINGS, page):
            self.person.press(step)

    def close(self) -> None:
        """Close them."""
        self.person.press(ids.SETTINGS_CLOSE)

    @property
    def switch(self) -> bool | None:
        """Where the training switch stands, None while nothing is set."""
        return _stands(self.person.find_as(Toggle, ids.SETTINGS_PRIVACY_TOGGLE))

    def flip(self) -> None:
        """Move the training switch."""
        self.person.press(ids.SETTINGS_PRIVACY_TOGGLE)

    @property
    def lines(self) -> list[str]:
        """Everything that they say."""
        return self.person.lines(ids.SETTINGS_DIALOG)


class Chats(Part):
    """The list of chats."""

    @property
    def _list(self) -> QListView:
        return self.person.find_as(QListView, ids.CHATS_LIST)

    def _rows(self) -> list[QModelIndex]:
        model = self._list.model()
        return [model.index(row, 0) for row in range(model.rowCount())]

    @property
    def titles(self) -> list[str]:
        """The titles, from above."""
        return [row.data(Row.TITLE) for row in self._rows()]

    @property
    def ids(self) -> list[str]:
        """The chats' own ids, from above."""
        return [row.data(Row.ID) for row in self._rows()]

    @property
    def said(self) -> dict[str, str]:
        """What each row says of its outcome to assistive technology, by title."""
        name, rest = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole
        return {row.data(name): row.data(rest) for row in self._rows()}

    @property
    def summary(self) -> str:
        """The line that counts the statuses."""
        return self.person.words(ids.CHATS_SUMMARY)

    def open(self, title: str) -> None:
        """Click on the row of this title."""
        view = self._list
        index = self._rows()[self.titles.index(title)]
        view.scrollTo(index)
        self.person.click(view.viewport(), view.visualRect(index).center())

    def search(self, text: str) -> None:
        """Search for a text, in place of the last one."""
        self.person.press(ids.CHATS_SEARCH)
        self.person.find_as(QLineEdit, ids.CHATS_SEARCH).selectAll()
        if text:
            self.person.write(text)
        else:
            self.person.key(Qt.Key.Key_Delete)

    def pick(self, menu: str, value: str) -> None:
        """Open the list of statuses or of orders, and press the choice of this value."""
        self.person.press(menu)
        self.person.press(f"{menu}.{value}")


class Chat(Part):
    """The open chat."""

    @property
    def title(self) -> str:
        """Its title."""
        return self.person.words(ids.CHAT_TITLE)

    @property
    def badges(self) -> tuple[str, str]:
        """What the badges say, in words: training, retention."""
        return self.person.words(ids.CHAT_TRAINING), self.person.words(ids.CHAT_RETENTION)

    @property
    def properties(self) -> tuple[object, object, object]:
        """What the badges' dynamic properties hold: status, period, until."""
        training = self.person.find(ids.CHAT_TRAINING)
        retention = self.person.find(ids.CHAT_RETENTION)
        return (
            training.property("status"),
            retention.property("period"),
            retention.property("until"),
        )

    @property
    def why(self) -> list[str]:
        """Every line of Why."""
        return self.person.lines(ids.CHAT_WHY)

    @property
    def transcript(self) -> list[str]:
        """Every line of the transcript."""
        return self.person.lines(ids.CHAT_TRANSCRIPT)

    @property
    def can_write(self) -> bool:
        """Whether there is a field to write in."""
        return self.person.can_use(ids.CHAT_COMPOSE)

    def send(self, text: str) -> None:
        """Type a message, and press Send."""
        self.person.press(ids.CHAT_COMPOSE)
        self.person.write(text)
        self.person.press(ids.CHAT_SEND)

    @property
    def thumbs(self) -> tuple[bool, bool]:
        """Whether the thumb up and the thumb down are pressed."""
        up, down = (
            self.person.find_as(QAbstractButton, thumb) for thumb in (ids.CHAT_UP, ids.CHAT_DOWN)
        )
        return up.isChecked(), down.isChecked()


class Clock(Part):
    """The deck."""

    @property
    def look(self) -> str:
        """The instant looked from, to the minute."""
        return self.person.find(ids.CLOCK_LOOK).toolTip()

    @property
    def present(self) -> str:
        """The present, to the minute."""
        return self.person.find(ids.CLOCK_PRESENT).toolTip()

    @property
    def next(self) -> str:
        """What the next change is, and when."""
        return self.person.words(ids.CLOCK_NEXT)

    @property
    def slider(self) -> Ruler:
        """The slider."""
        return self.person.find_as(Ruler, ids.CLOCK_SLIDER)

    def jump(self, where: str) -> None:
        """Press one of the jumps, folded away or not."""
        if not self.person.sees(where):
            self.person.press(ids.CLOCK_JUMP)
        self.person.press(where)

    def step(self, key: Qt.Key = RIGHT) -> None:
        """Move by a day, with the slider's arrow key."""
        self.slider.setFocus()
        self.person.key(key)


class Changes(Part):
    """What changed: the panel, and the toast that leads to it."""

    @property
    def is_open(self) -> bool:
        """Whether the panel is on the screen."""
        return self.person.sees(ids.CHANGES_PANEL)

    @property
    def lines(self) -> list[str]:
        """Everything that the panel says."""
        return self.person.lines(ids.CHANGES_PANEL)

    @property
    def toast(self) -> bool:
        """Whether the toast is on the screen."""
        return self.person.sees(ids.CHANGES_SHOW)

    def switch_back(self) -> None:
        """Take the last choice back, by a new one."""
        self.person.press(ids.CHANGES_SWITCH_BACK)


def _texts(part: QWidget) -> list[str]:
    labels = part.findChildren(QLabel)
    return [label.text() for label in labels if label.text() and label.isVisible()]


def _stands(toggle: Toggle) -> bool | None:
    return None if toggle.unset else toggle.isChecked()


def _ids(widgets: Sequence[QWidget]) -> list[str]:
    return [widget.objectName() for widget in widgets]


def _short(event: LedgerEvent) -> str:
    kind, _, data = data_of(event)
    said = [str(data[key]) for key in ("allow", "surface", "rating", "chat") if key in data]
    return " ".join([kind, *said])
