"""Hands for random steps: each is done as a person would, where it can be done at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QKeyCombination, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QListView,
    QScrollArea,
    QWidget,
)

from consentlab import app, ids
from consentlab.paths import resources
from consentlab.views.play import Play
from pages import ENTER, Person
from walk.steps import Offered, Step
from walkthroughs import SteadyClock

LISTS = (ids.HOME_SCENARIOS, ids.CHATS_LIST, ids.COMPARE_LIST)
LEFT = Qt.MouseButton.LeftButton


class Beginning(NamedTuple):
    """How the program is started: all that a walk depends on but its steps."""

    scenario: str | None = "existing-user"
    language: str = "en"
    painted: bool = False


class Walk:
    """A person who does whatever can be done. The profiles lie in `folder`."""

    def __init__(self, folder: Path, beginning: Beginning) -> None:
        self.folder, self.beginning = folder, beginning
        folder.mkdir(exist_ok=True)
        card = resources() / "scenarios" / "came-back.toml"
        (folder / "good.toml").write_bytes(card.read_bytes())
        (folder / "faulty.toml").write_text("format = 1\n[[chats]]\n", "utf-8")
        self.person = self._sit_down(folder / "profile", beginning.scenario)

    def _sit_down(self, profile: Path, scenario: str | None) -> Person:
        person = Person(
            app.start(
                profile=profile,
                scenario=scenario,
                new=scenario is not None,
                language=self.beginning.language,
                motion=False,
                clock=SteadyClock(),
            )
        )
        person.window.setUpdatesEnabled(self.beginning.painted)
        person.window.activateWindow()
        person.settle()
        return person

    # ------------------------------------------------------------------ eyes

    def widgets(self) -> list[QWidget]:
        """Every visible widget with an id, in the program's window and the lab's."""
        every = self.person.window.findChildren(QWidget)
        return [w for w in every if w.accessibleIdentifier() and w.isVisible()]

    def offered(self) -> Offered:
        """What can be done now."""
        usable = [w for w in self.widgets() if w.isEnabled()]
        buttons = [w for w in usable if isinstance(w, QAbstractButton)]
        lists = [w for w in usable if isinstance(w, QListView) and w.objectName() in LISTS]
        dialog = self.dialog()
        return Offered(
            controls=sorted(w.objectName() for w in buttons),
            covered={w.objectName() for w in buttons if _is_covered(w)},
            fields=sorted(w.objectName() for w in usable if isinstance(w, QLineEdit)),
            rows={w.objectName(): rows for w in lists if (rows := _titles(w))},
            slider=any(w.objectName() == ids.CLOCK_SLIDER for w in usable),
            plays=any(play.is_playing for play in self._plays()),
            files=None if dialog is None else self._files(dialog),
        )

    def dialog(self) -> QFileDialog | None:
        """The file dialog that is open."""
        dialogs = self.person.window.findChildren(QFileDialog)
        return next((dialog for dialog in dialogs if dialog.isVisible()), None)

    def _files(self, dialog: QFileDialog) -> list[str]:
        if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
            return ["export-1.jsonl", "export-2.jsonl", "good.toml"]
        folders = dialog.fileMode() == QFileDialog.FileMode.Directory
        found = [path for path in self.folder.iterdir() if path.is_dir() == folders]
        return sorted(path.name for path in found)

    def _plays(self) -> list[Play]:
        return self.person.window.findChildren(Play)

    # ------------------------------------------------------------------ hands

    def do(self, step: Step) -> bool:
        """Do this step. False, and nothing is done, where it cannot be done now."""
        dialog = self.dialog()
        if (dialog is not None) != (step.what == "answer"):
            return False
        done = bool(getattr(self, f"_{step.what}")(step))
        self.person.settle()
        return done

    def quit(self) -> None:
        """End the program."""
        self.person.quit()
        self.person.settle()

    def make_room(self) -> None:
        """Have the same program go Home in a new profile, its views made anew."""
        dialog = self.dialog()
        if dialog is not None:
            dialog.reject()
        self.person.program.reset()
        self.person.settle()

    def _press(self, step: Step) -> bool:
        widget = self._usable(step.where)
        return widget is not None and _click(widget, widget.rect().center())

    def _row(self, step: Step) -> bool:
        view = self._usable(step.where)
        if not isinstance(view, QListView) or step.value not in _titles(view):
            return False
        index = view.model().index(_titles(view).index(step.value), 0)
        view.scrollTo(index)
        return _click(view.viewport(), view.visualRect(index).center())

    def _key(self, step: Step) -> bool:
        keys: QKeyCombination = QKeySequence(step.value)[0]  # type: ignore[index]
        for _ in range(step.times):
            handle = QGuiApplication.focusWindow() or self.person.window.windowHandle()
            QTest.keyClick(handle, keys.key(), keys.keyboardModifiers())
            self.person.settle()
            if self.dialog() is not None:
                break
        return True

    def _write(self, step: Step) -> bool:
        field = self._usable(step.where)
        if not isinstance(field, QLineEdit) or not self._press(step):
            return False
        event = QInputMethodEvent()
        event.setCommitString(step.value * step.times)
        QApplication.sendEvent(field, event)
        return True

    def _type(self, step: Step) -> bool:
        field = self._usable(step.where)
        if not isinstance(field, QLineEdit) or not self._press(step):
            return False
        for sign in step.value:
            QTest.keyClick(field.window().windowHandle(), sign)  # type: ignore[call-overload]
        return True

    def _slide(self, step: Step) -> bool:
        ruler = self._usable(ids.CLOCK_SLIDER)
        if ruler is None:
            return False
        first, last = (_along(ruler, int(place)) for place in step.value.split())
        handle = ruler.window().windowHandle()
        QTest.mousePress(handle, LEFT, pos=first)
        QTest.mouseMove(handle, last)
        QTest.mouseRelease(handle, LEFT, pos=last)
        return True

    def _size(self, step: Step) -> bool:
        if self.person.window.isFullScreen():
            return False
        wide, high = step.value.split("x")
        self.person.window.resize(int(wide), int(high))
        return True

    def _tick(self, _step: Step) -> bool:
        playing = [play for play in self._plays() if play.is_playing]
        for play in playing:
            play.step()
        return bool(playing)

    def _answer(self, step: Step) -> bool:
        dialog = self.dialog()
        if dialog is None:
            return False
        if not step.value:
            dialog.reject()
        elif step.value not in self._files(dialog):
            return False
        else:
            name = dialog.findChild(QLineEdit, "fileNameEdit")
            assert name is not None
            name.setText(str(self.folder / step.value))
            QTest.keyClick(name, ENTER)
        return True

    def _restart(self, step: Step) -> bool:
        profile = self.person.program.profile
        self.quit()
        self.person = self._sit_down(profile, step.value or None)
        return True

    def _usable(self, control_id: str) -> QWidget | None:
        found = self.person.window.findChildren(QWidget, control_id)
        return next((w for w in found if w.isVisible() and w.isEnabled()), None)


def _click(widget: QWidget, at: QPoint) -> bool:
    """Press a place in a widget, scrolled to if need be; whatever lies over it is hit."""
    window = widget.window()
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    place = widget.mapTo(window, at)
    if not window.rect().contains(place):
        return False
    QTest.mouseClick(window.windowHandle(), LEFT, pos=place)
    return True


def _is_covered(widget: QWidget) -> bool:
    """Whether a press in its middle would hit something else, and that not for being scrolled."""
    if widget.visibleRegion().isEmpty():
        return False
    window = widget.window()
    hit = window.childAt(widget.mapTo(window, widget.rect().center()))
    return hit is not None and hit is not widget and not widget.isAncestorOf(hit)


def _titles(view: QListView) -> Sequence[str]:
    model = view.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    enabled = [row for row in rows if row.flags() & Qt.ItemFlag.ItemIsEnabled]
    return [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in enabled]


def _along(ruler: QWidget, hundredths: int) -> QPoint:
    place = QPoint(ruler.width() * hundredths // 100, ruler.height() // 2)
    return ruler.mapTo(ruler.window(), place)
