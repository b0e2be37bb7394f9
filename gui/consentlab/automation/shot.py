"""One window as it is now: its picture, its widgets, its texts, its controls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from consentlab.automation.drawn import Part, Text, parts, texts
from consentlab.views.captions import Captions
from consentlab.views.lab import LabView
from consentlab.widgets.fade import Fade
from consentlab.widgets.focusring import FocusRing
from consentlab.widgets.overlay import Overlay
from consentlab.widgets.popover import Popover
from consentlab.widgets.toast import Toast

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QLineEdit, QPlainTextEdit)
"""What can be operated; each of these kinds has a role of its own to assistive technology."""

_FLOATING = (Overlay, Popover, Toast, LabView, Captions)


class Shot:
    """A window at one moment. Take the measures before anything in it changes."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.parts = parts(window)
        self.rings = window.findChildren(FocusRing)
        for ring in self.rings:
            ring.hide()  # it comes back with the next move of the focus
        self.image = QImage(window.size(), QImage.Format.Format_RGB32)
        window.render(self.image)
        self.texts = texts(self.parts)
        self._content = {part.widget: part for part in self.parts}

    @cached_property
    def controls(self) -> list[Part]:
        """Every control that can be seen and used; what Qt makes inside its own is not ours."""
        return [
            part
            for part in self.parts
            if isinstance(part.widget, CONTROLS)
            and not isinstance(part.widget, QScrollBar)
            and not isinstance(part.widget.parentWidget(), QLineEdit)
            and part.widget.isEnabled()
            and not part.view.isEmpty()
            and self.is_in_front(part)
        ]

    @cached_property
    def read(self) -> list[Text]:
        """Every text of which something is in view, and that nothing lies over."""
        return [text for text in self.texts if self.seen_of(text) and not self.covered(text)]

    def part(self, widget: QWidget) -> Part | None:
        """Where a widget is, None if it cannot be seen."""
        return self._content.get(widget)

    # ------------------------------------------------------------------ what lies over what

    def seen_of(self, text: Text) -> QRect:
        """The part of a text that is in view, in whole pixels; empty if none is."""
        ink = text.ink & text.clip
        return QRect() if ink.isEmpty() else ink.toAlignedRect() & text.part.view

    def covered(self, text: Text) -> QWidget | None:
        """The widget that lies over a text, None if it can be read from end to end."""
        seen = self.seen_of(text)
        places = (seen.center(), _at(seen, 1, 8), _at(seen, 7, 8))
        over = (self._over(text.part.widget, place) for place in places)
        return next(filter(None, over), None)

    def is_in_front(self, part: Part) -> bool:
        """Whether nothing lies over the middle of a widget."""
        return self._over(part.widget, part.view.center()) is None

    def _over(self, widget: QWidget, place: QPoint) -> QWidget | None:
        hit = self._captions(place) or self.window.childAt(place)
        if hit is None or hit is widget or hit.isAncestorOf(widget) or widget.isAncestorOf(hit):
            return None
        return hit

    def _captions(self, place: QPoint) -> QWidget | None:
        """The captions, if they lie there: as presses go through them, Qt does not find them."""
        return next(
            (
                part.widget
                for part in self.parts
                if isinstance(part.widget, Captions) and part.view.contains(place)
            ),
            None,
        )

    def floats(self, widget: QWidget) -> bool:
        """Whether a widget belongs to what is meant to lie over other things."""
        above: QWidget | None = widget
        while above is not None and above is not self.window:
            if isinstance(above, _FLOATING):
                return True
            above = above.parentWidget()
        return False

    def fades(self, place: QRect) -> bool:
        """Whether a place lies under a fade, where what scrolls goes on."""
        return any(
            isinstance(part.widget, Fade) and part.view.intersects(place) for part in self.parts
        )

    # ------------------------------------------------------------------ pixels

    def colors(self, place: QRect, step: int = 1) -> Counter[int]:
        """How often each colour is in a part of the picture, as 0xFFRRGGBB; of every `step`th."""
        found: Counter[int] = Counter()
        for row in rows(self.image, place & self.image.rect(), step):
            found.update(row)
        return found


def rows(image: QImage, place: QRect, step: int = 1) -> Iterator[memoryview]:
    """A part of an image row by row, each pixel as 0xFFRRGGBB; of every `step`th row and pixel.

    `image` has 32 bits a pixel.
    """
    pixels = memoryview(image.constBits()).cast("I")
    wide = image.bytesPerLine() // 4
    for y in range(place.top(), place.bottom() + 1, step):
        yield pixels[y * wide + place.left() : y * wide + place.right() + 1 : step]


def _at(rect: QRect, n: int, of: int) -> QPoint:
    return QPoint(rect.left() + rect.width() * n // of, rect.center().y())


def luminance(color: QColor) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, 1 to 21, as WCAG 2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
