"""Checks of controls: names, roles and ids, size, and edges that can be made out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget

from consentlab import ids
from consentlab.automation.drawn import Part
from consentlab.automation.findings import Finding, called
from consentlab.automation.shot import CONTROLS, Shot, contrast
from consentlab.widgets.tags import SourceLink

LEAST = 3.0
"""The contrast that what makes a control a control needs (WCAG 1.4.11)."""

TARGET = 24
"""How many pixels wide and high what can be pressed is, at least (WCAG 2.5.8)."""

_KNOWN = {value for name, value in vars(ids).items() if name.isupper()}
_STEP = 2


def name_role_id(shot: Shot) -> Iterator[Finding]:
    """Every control has a name, an id of its own that is known, and a kind that has a role.

    A button's name has the words on it.
    """
    shown = Counter(part.widget.objectName() for part in shot.controls)
    for part in shot.controls:
        control = part.widget
        name = control.objectName()
        for why, is_so in {
            "has no name": not control.accessibleName().strip(),
            "has no id": not name,
            "has an id that ids.py does not know": bool(name) and not _is_known(name),
            "has a name without its words": not _says_its_words(control),
            "has another id outside": name != control.accessibleIdentifier(),
            "has an id that another control has, too": bool(name) and shown[name] > 1,
        }.items():
            # The source of a reason is found by its name, as a row of a list is.
            if is_so and not (isinstance(control, SourceLink) and why == "has no id"):
                yield Finding("name, role, id", called(part), why)
    for part in shot.parts:
        stops = part.widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if stops and not isinstance(part.widget, CONTROLS) and not _has_role(part.widget):
            yield Finding("name, role, id", called(part), "takes the focus without a role")


def _says_its_words(control: QWidget) -> bool:
    """Whether who speaks a button's words finds it by its name (WCAG 2.5.3)."""
    if not isinstance(control, QAbstractButton):
        return True
    words = control.text().replace("&&", "&").strip()
    return words.casefold() in control.accessibleName().casefold()


def _is_known(name: str) -> bool:
    """Whether it is one of ids.py, or begins with one, as "signup.plan.free" does."""
    parts = name.split(".")
    return any(".".join(parts[:n]) in _KNOWN for n in range(1, len(parts) + 1))


def _has_role(widget: QWidget) -> bool:
    """A region that takes the focus to be scrolled says what it is."""
    return bool(widget.accessibleName())


def target_size(shot: Shot) -> Iterator[Finding]:
    """Whatever can be pressed is large enough to be hit."""
    for part in shot.controls:
        size = part.place.size()
        if min(size.width(), size.height()) < TARGET:
            yield Finding(
                "target size", called(part), f"{size.width()} × {size.height()} px, needs {TARGET}"
            )


def control_contrast(shot: Shot) -> Iterator[Finding]:
    """The edge of a field, the sign of a button without words, a switch, a thumb stand out."""
    written = {text.part.widget for text in shot.texts}
    for part in shot.controls:
        control = part.widget
        if isinstance(control, QAbstractItemView) or part.view == shot.window.rect():
            continue  # rows have words; a blank screen has nothing to be made out
        if part.view != part.place or shot.fades(part.place):
            continue  # it is scrolled to when it gets the focus
        if isinstance(control, (QLineEdit, QPlainTextEdit)):
            ratio = max(_edge(shot, around) for around in _boxes(shot, part))
        elif control in written:
            continue  # its words make it out, and have a check of their own
        else:
            ratio = _farthest(shot, part.view.adjusted(-1, -1, 1, 1))
        if round(ratio, 2) < LEAST:
            yield Finding("control contrast", called(part), f"{ratio:.2f} : 1, needs {LEAST}")


def _boxes(shot: Shot, part: Part) -> Iterator[QRect]:
    """A field's own box, and that of what it stands in: a field may leave its edge to that."""
    yield part.view
    box = part.widget.parentWidget()
    around = shot.part(box) if box is not None else None
    if around is not None:
        yield around.view


def _edge(shot: Shot, box: QRect) -> float:
    """The contrast of a box's edge, two pixels at most, against what is around it."""
    middle = box.center().y()
    outside = shot.colors(QRect(box.left() - 3, middle - 4, 2, 8))
    edge = shot.colors(QRect(box.left(), middle - 4, 2, 8))
    if not outside or not edge:
        return 1.0
    ground = QColor.fromRgb(outside.most_common(1)[0][0])
    return max(contrast(QColor.fromRgb(color), ground) for color in edge)


def _farthest(shot: Shot, place: QRect) -> float:
    """The contrast of the most common colour against the one farthest from it."""
    colors = shot.colors(place, _STEP if place.width() > 100 else 1)
    if not colors:
        return 1.0
    ground = QColor.fromRgb(colors.most_common(1)[0][0])
    return max(contrast(QColor.fromRgb(color), ground) for color in colors)
