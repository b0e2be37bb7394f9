"""Checks of texts: nothing cut off, nothing over or under another text, enough contrast."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget

from consentlab.automation.drawn import Text
from consentlab.automation.findings import Finding, called
from consentlab.automation.shot import Shot, contrast
from consentlab.widgets.drawing import looks_disabled

LEAST = 4.5
"""The contrast that text needs (WCAG 1.4.3)."""

OFF = 3.0
"""The contrast that this design gives to what is disabled, of which WCAG asks none."""

_SLACK = 1.0  # in pixels, and across at least this part of the letters' size: their own margins
_MARGIN = 0.1
_CUT = "…"
_STEP = 3  # of the pixels around a text every third one of every third row is enough


def clipped(shot: Shot) -> Iterator[Finding]:
    """Words that reach beyond what can be seen, or end in dots without a tooltip that tells all."""
    for text in shot.texts:
        if isinstance(text.part.widget, (QLineEdit, QPlainTextEdit)) and _is_typed(text):
            continue  # a field scrolls what is typed into it
        ink, fits = _kept(text.ink), text.clip & QRectF(text.part.fits)
        across = max(_SLACK, _MARGIN * text.size)
        gone = _beyond(ink, fits.adjusted(-across, -_SLACK, across, _SLACK))
        if gone:
            yield Finding("clipped", f"“{text.words}”, {called(text.part)}", f"cut off by {gone}")
        elif text.words.endswith(_CUT) and not _told(text):
            why = "shortened, and no tooltip tells all of it"
            yield Finding("clipped", f"“{text.words}”, {called(text.part)}", why)


def _kept(ink: QRectF) -> QRectF:
    """Where letters are, in whole pixels."""
    return QRectF(ink.toAlignedRect())


def _beyond(ink: QRectF, fits: QRectF) -> str:
    over = {
        "left": fits.left() - ink.left(),
        "right": ink.right() - fits.right(),
        "top": fits.top() - ink.top(),
        "bottom": ink.bottom() - fits.bottom(),
    }
    return ", ".join(f"{far:.0f} px at the {side}" for side, far in over.items() if far > 0)


def _is_typed(text: Text) -> bool:
    """Whether a text is a person's own; an empty field shows words of ours."""
    field = text.part.widget
    return not isinstance(field, QLineEdit) or bool(field.text())


def _told(text: Text) -> bool:
    """Whether the whole of a shortened text is its own words, or is told by a tooltip."""
    widget, start = text.part.widget, text.words.removesuffix(_CUT).strip()
    view = widget.parentWidget()
    if isinstance(view, QAbstractItemView) and view.viewport() is widget:
        at = (text.ink.center() - QRectF(text.part.place).topLeft()).toPoint()
        tip = str(view.indexAt(at).data(Qt.ItemDataRole.ToolTipRole) or "")
    else:
        tip = widget.toolTip()
        own = widget.property("text")
        if isinstance(own, str) and text.words in own:
            return True
    return start in tip


def overlapping(shot: Shot) -> Iterator[Finding]:
    """Texts that lie over one another, and texts under a widget that is not meant to float."""
    for text in shot.texts:
        over = shot.covered(text) if shot.seen_of(text) else None
        if over is not None and not (shot.floats(over) or _behind(shot, over)):
            part = shot.part(over)
            lies = called(part) if part else type(over).__name__
            yield Finding("overlapping", f"“{text.words}”, {called(text.part)}", f"under {lies}")
    read = sorted(((text, text.ink & QRectF(text.part.view)) for text in shot.read), key=_top)
    for at, (text, seen) in enumerate(read):
        for other, beside in read[at + 1 :]:
            if beside.top() > seen.bottom():
                break
            both = seen & beside
            if both.width() > 2 * _SLACK and both.height() > 2 * _SLACK:
                yield Finding(
                    "overlapping", f"“{text.words}”, {called(text.part)}", f"and “{other.words}”"
                )


def _top(read: tuple[Text, QRectF]) -> float:
    return read[1].top()


def _behind(shot: Shot, over: QWidget) -> bool:
    """Whether this is a layer over the whole window, as a blank screen or behind a list."""
    part = next((part for part in shot.parts if part.widget is over), None)
    return part is not None and part.place.contains(shot.window.rect())


def text_contrast(shot: Shot) -> Iterator[Finding]:
    """Texts whose colour is too near the most common one around them."""
    for text in shot.read:
        seen = shot.seen_of(text)
        if not _can_be_read(text) or 2 * seen.height() < text.ink.height() or shot.fades(seen):
            continue  # what goes under at the edge of what scrolls is scrolled to
        place = seen.adjusted(-2, -1, 2, 1) & text.part.view
        ground = _ground(shot, text, place)
        ratio = contrast(_over(text.color, ground), ground)
        needed = OFF if looks_disabled(text.part.widget) else LEAST
        if round(ratio, 2) < needed:
            yield Finding(
                "text contrast",
                f"“{text.words}”, {called(text.part)}",
                f"{ratio:.2f} : 1, {text.color.name()} on {ground.name()}, needs {needed}",
            )


def _can_be_read(text: Text) -> bool:
    """What an overlay has put behind itself is not there to be read now."""
    widget = text.part.widget
    return widget.isEnabled() or looks_disabled(widget)


def _ground(shot: Shot, text: Text, place: QRect) -> QColor:
    """The most common colour around a text that is not the text's own, if there is another."""
    colors = shot.colors(place, _STEP)
    own = text.color.rgb()
    for color, times in colors.most_common(2):
        if color != own or times > 0.9 * colors.total():
            return QColor.fromRgb(color)
    return QColor(text.color)


def _over(color: QColor, ground: QColor) -> QColor:
    """A colour that lets some of the ground through, as it looks."""
    if color.alpha() == 255:
        return color
    share = color.alphaF()
    mixed = (
        share * part + (1 - share) * below
        for part, below in (
            (color.redF(), ground.redF()),
            (color.greenF(), ground.greenF()),
            (color.blueF(), ground.blueF()),
        )
    )
    red, green, blue = mixed
    return QColor.fromRgbF(red, green, blue)
