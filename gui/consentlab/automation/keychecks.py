"""Checks by keyboard: Tab goes through a window, in the order of reading, with a ring to see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QRegion
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from consentlab.automation.drawn import Part
from consentlab.automation.findings import Finding, called
from consentlab.automation.shot import Shot, contrast, rows

LEAST = 3.0
"""By how much what shows the focus differs from how it looked before (WCAG 2.4.13)."""

SHARE = 0.25
"""How much of a line of two pixels around a control has to differ so."""

_SMALL = 20_000  # pixels; of larger controls only the frame is compared
_FRAME = 10
_LEAST_RING = 4 * 100  # the length of a ring that a control draws inside of itself
_LONGEST = 200


class Stop(msgspec.Struct, frozen=True):
    """Where Tab stopped, and how much of its outline showed the focus, 0 if nothing did."""

    part: Part
    shown: float


def walk(shot: Shot) -> list[Stop]:
    """Press Tab until a control comes again; every stop on the way."""
    window = shot.window
    stops: list[Stop] = []
    met: list[QWidget] = []
    before = window.focusWidget()
    while len(stops) < _LONGEST:
        QApplication.sendEvent(
            window.focusWidget() or window,
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        )
        focused = window.focusWidget()
        if focused is None or focused in met:
            break
        if focused is before and not met:
            QApplication.processEvents()  # there is nowhere else to go: the ring comes by itself
        met.append(focused)
        part = shot.part(focused) or Part(focused, QRect(), QRect(), QRect())
        stops.append(Stop(part, _shown(shot, focused)))
    return stops


def _shown(shot: Shot, control: QWidget) -> float:
    """How much of a control's outline looks clearly different now that it has the focus."""
    window = shot.window
    if control.property("ring") == "own":
        place = QRect(control.mapTo(window, QPoint(0, 0)), control.size()) & window.rect()
        now = _picture(window, place, whole=True)
        control.clearFocus()
        before = _picture(window, place, whole=True)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        return _outlined(before, now, [now.rect()], _LEAST_RING)
    part = shot.part(control)
    scrolled = part is None or control.mapTo(window, QPoint(0, 0)) != part.place.topLeft()
    if scrolled:
        QApplication.processEvents()  # the ring follows when the scrolling is over
    ring = next((ring for ring in shot.rings if ring.isVisible()), None)
    if ring is None:
        return 0.0
    place = ring.geometry() & window.rect()
    now, before = _picture(window, place), shot.image.copy(place)
    if scrolled:
        ring.hide()
        before = _picture(window, place)
    around = 2 * (place.width() + place.height())
    return _outlined(before, now, _frame(now.rect()), around)


def _picture(window: QWidget, place: QRect, *, whole: bool = False) -> QImage:
    """A part of a window as it is now; of a large one only the frame, unless all is asked for."""
    image = QImage(place.size(), QImage.Format.Format_RGB32)
    region = QRegion(place)
    if not whole:
        region = QRegion()
        for side in _frame(place):
            region += side
    window.render(image, region.boundingRect().topLeft() - place.topLeft(), region)
    return image


def _frame(whole: QRect) -> list[QRect]:
    """Where the ring is to be looked for: all of a small place, the sides of a large one."""
    if whole.width() * whole.height() <= _SMALL:
        return [whole]
    inner = whole.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
    return [
        QRect(whole.left(), whole.top(), whole.width(), _FRAME),
        QRect(whole.left(), inner.bottom() + 1, whole.width(), _FRAME),
        QRect(whole.left(), inner.top(), _FRAME, inner.height()),
        QRect(inner.right() + 1, inner.top(), _FRAME, inner.height()),
    ]


def _outlined(before: QImage, now: QImage, where: list[QRect], around: int) -> float:
    """How many pixels differ clearly, in parts of a line of two pixels of this length."""
    pairs: Counter[tuple[int, int]] = Counter()
    for place in where:
        for old, new in zip(rows(before, place), rows(now, place), strict=True):
            if old.tobytes() != new.tobytes():
                pairs.update(zip(old, new, strict=True))
    clear = sum(
        times
        for (old, new), times in pairs.items()
        if old != new and contrast(QColor.fromRgb(old), QColor.fromRgb(new)) >= LEAST
    )
    return clear / (2 * around)


def focus_ring(stops: list[Stop]) -> Iterator[Finding]:
    """A ring appears around whatever Tab comes to, and stands out."""
    for stop in stops:
        if stop.shown < SHARE:
            why = f"{stop.shown:.0%} of its outline shows that it has the focus"
            yield Finding("focus ring", called(stop.part), why)


def tab_order(shot: Shot, stops: list[Stop]) -> Iterator[Finding]:
    """Tab comes to every control, and never goes back in the order of reading.

    Back is to what lies above and does not begin farther along, or before on the same line;
    once in a round it goes back from the end to the beginning.
    """
    reached = {stop.part.widget for stop in stops}
    for part in shot.controls:
        if part.widget not in reached and not _by_arrows(part.widget, reached):
            yield Finding("tab order", called(part), "Tab does not come to it")
    rtl = shot.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    back = [
        (one, other)
        for one, other in pairwise([stop.part for stop in (*stops, *stops[:1])])
        if one is not other
        # What floats lies where there is room, and has no place in the order.
        and shot.floats(one.widget) is shot.floats(other.widget)
        and _goes_back(_in_view(shot, one), _in_view(shot, other), rtl=rtl)
    ]
    if len(back) > 1:
        for one, other in back:
            why = f"Tab goes back to {called(other)}"
            yield Finding("tab order", called(one), why)


def _in_view(shot: Shot, part: Part) -> QRect:
    """Where a control can be seen; of one that has to be scrolled to, what it scrolls in."""
    above: QWidget | None = part.widget
    while part.view.isEmpty() and above is not None:
        part, above = shot.part(above) or part, above.parentWidget()
    return part.view


def _by_arrows(control: QWidget, reached: set[QWidget]) -> bool:
    """Whether arrows lead there, as among the choices of one question: Tab comes to one.

    Those are in one group, or of one kind and in one box.
    """
    if control.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    group = control.group() if isinstance(control, QAbstractButton) else None
    box, kind = control.parentWidget(), type(control)
    beside: Sequence[QWidget] = group.buttons() if group else []
    if box is not None and not group:
        beside = [child for child in box.findChildren(type(control)) if type(child) is kind]
    return not reached.isdisjoint(beside)


def _goes_back(one: QRect, other: QRect, *, rtl: bool) -> bool:
    above = other.bottom() < one.top()
    same_line = other.top() <= one.bottom() and one.top() <= other.bottom()
    before = other.left() > one.right() if rtl else other.right() < one.left()
    farther = other.right() < one.left() if rtl else other.left() > one.right()
    return (above and not farther) or (same_line and before)
