"""Showing a journey to people: its steps as captions, at a pace that can be followed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from consentlab import paths
from consentlab.automation.journey import Click, ExpectControl, Step, Type
from consentlab.automation.person import Person
from consentlab.automation.steps import words_of
from consentlab.look import tokens

PACE = 1100
"""Milliseconds for which a caption is to be read before its step is done."""

LAST = 2000
"""Milliseconds for which the end stays to be seen."""

_EDGE, _SIDE, _TOP = 160, 18, 5


class Watching:
    """Captions over the window of a person, and a frame around what comes next."""

    def __init__(self, person: Person, title: str, theme: tokens.ThemeName) -> None:
        self._person, self._title = person, title
        self._colors = tokens.load(paths.resources(), theme).colors

    def announce(self, step: Step) -> None:
        """Say what comes next, and wait until that has been read."""
        target, words = self._target(step), words_of(step)
        if target is not None and target.accessibleName():
            words = words.replace(target.objectName(), f"“{target.accessibleName()}”")
        shown = [self._caption(f"{self._title}: {words}")]
        if target is not None:
            shown.append(self._frame(target))
        for part in shown:
            part.show()
            part.raise_()
        QTest.qWait(PACE)
        for part in shown:
            part.hide()
            part.deleteLater()

    def rest(self) -> None:
        """Leave the end to be seen."""
        QTest.qWait(LAST)

    def _target(self, step: Step) -> QWidget | None:
        """The control that the step is about, where it is on the screen."""
        if not isinstance(step, Click | Type | ExpectControl):
            return None
        found = self._person.all(step.control)
        return found[0] if found else None

    def _caption(self, text: str) -> QLabel:
        window = self._person.window
        caption = _see_through(window)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setStyleSheet(
            f"background: {self._colors['text.primary']}; color: {self._colors['surface.paper']};"
            "border-radius: 12px; padding: 8px 18px; font-size: 18px;"
        )
        caption.ensurePolished()
        room = window.width() - 2 * _EDGE
        metrics = caption.fontMetrics()
        caption.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 2 * _SIDE))
        caption.adjustSize()
        caption.move((window.width() - caption.width()) // 2, _TOP)
        return caption

    def _frame(self, target: QWidget) -> QLabel:
        window = self._person.window
        frame = _see_through(window)
        frame.setStyleSheet(
            f"background: transparent; border: 3px solid {self._colors['accent.base']};"
            "border-radius: 10px;"
        )
        place = QRect(target.mapTo(window, QPoint()), target.size()).adjusted(-6, -6, 6, 6)
        frame.setGeometry(place & window.rect())
        return frame


def _see_through(window: QWidget) -> QLabel:
    """A label over the window that the mouse does not meet."""
    label = QLabel(window)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
