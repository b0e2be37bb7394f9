"""Buttons. They are Qt's own push buttons in behaviour and for assistive technology."""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consentlab.look.kit import ONE_COLUMN, Kit
from consentlab.widgets.drawing import draw_icon, looks_disabled, ratio, rounded, visual
from consentlab.widgets.pressable import Pressable

Kind = Literal[
    "primary",
    "main",
    "other",
    "plain",
    "quiet",
    "ink",
    "large",
    "small",
    "tiny",
    "next",
    "link",
    "nav",
    "line",
    "answer",
]
"""The kinds of button.

primary: the one accent button of a screen; main: the same as `large`; other: edged;
plain, quiet: no edge until hovered, quiet muted; ink: the large dark answer of the reported
notice; large: its equal in `other`; small: 28 high, edged; tiny: a pill of 28 on the frame;
next: the edged pill; link: underlined; answer: as large, without an edge; nav: one of the
settings' pages, marked while it is checked; line: a line of a menu, with a check mark while it is.
"""

IconKind = Literal["square", "edged", "round", "send", "rate"]
"""The kinds of icon button: bare, edged, an edged circle, an accent circle, a small bare one."""


class Look(msgspec.Struct, frozen=True):
    """How a kind is drawn. Colours are token paths ("" is none), lengths pixels at 100 %."""

    text: str = "text.primary"
    fill: str = ""
    hover: str = "surface.hover"
    pressed: str = "surface.pressed"
    edge: str = ""
    high: int = 36
    side: int = 14
    radius: int = 10
    role: str = "strong"
    points: float = 0.0
    gap: int = 8
    icon: int = 20


_EDGED = Look(fill="surface.raised", edge="border.control")
_ACCENT = Look("text.on_accent", "accent.base", "accent.hover", "accent.pressed")
_LARGE = {"high": 48, "radius": 12, "role": "title3"}
_PILL = {"high": 28, "side": 11, "radius": 999, "points": 9.75, "gap": 6, "icon": 18}

_LOOKS: dict[str, Look] = {
    "primary": _ACCENT,
    "main": msgspec.structs.replace(_ACCENT, side=24, **_LARGE),
    "other": _EDGED,
    "plain": Look(),
    "answer": msgspec.structs.replace(Look(side=16), **_LARGE),
    "quiet": Look(text="text.muted"),
    "ink": msgspec.structs.replace(
        Look("text.on_ink", "ink.base", "ink.hover", "ink.pressed", side=32), **_LARGE
    ),
    "large": msgspec.structs.replace(_EDGED, side=24, **_LARGE),
    "small": msgspec.structs.replace(_EDGED, high=28, side=10, radius=8, points=9.75, gap=6),
    "tiny": msgspec.structs.replace(Look(fill="surface.lane"), **_PILL),
    "next": msgspec.structs.replace(_EDGED, **_PILL),
    "link": Look(
        text="text.link", hover="", pressed="", high=24, side=0, role="body", gap=4, icon=16
    ),
    "nav": Look(text="text.muted", side=12, role="body", gap=10),
    "line": Look(side=12, role="body", gap=10),
    "square": Look(text="text.muted", side=0),
    "edged": msgspec.structs.replace(_EDGED, side=0),
    "round": msgspec.structs.replace(_EDGED, side=0, radius=999),
    "send": Look(
        "text.on_accent", "accent.base", "accent.hover", "accent.pressed", side=0, radius=999
    ),
    "rate": Look(text="text.muted", side=0, high=28, radius=8, icon=18),
}
_LARGE_IN_ONE_COLUMN = 40
_LISTED = ("nav", "line")
_CHECK = 16


class Button(Pressable):
    """A push button that draws itself. Wide enough for its words, which never wrap.

    `icon_name` may be "" for none; `icon_last` has it follow the words.
    Made by `button` and `icon_button`.
    """

    def __init__(self, kit: Kit, kind: str, icon_name: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._kit = kit
        self.icon_name = icon_name
        self.icon_last = False
        self._marked = False
        self.become(kind)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)

    def become(self, kind: str) -> None:
        """Be drawn as this kind from now on. Those of a list begin where its lines do."""
        kit = self._kit
        self.kind, self._look = kind, _LOOKS[kind]
        self.centred = kind not in _LISTED
        self.setFont(kit.font(self._look.role, points=self._look.points))
        self.setProperty("radius", min(kit.px(self._look.radius), self._high() // 2))
        self.updateGeometry()
        self.update()

    def say(self, text: str) -> None:
        """Show these words, an "&" in them included, and be named by them."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def set_icon_name(self, name: str) -> None:
        """Show another icon, or none with ""."""
        if name != self.icon_name:
            self.icon_name = name
            self.updateGeometry()
            self.update()

    def mark(self, marked: bool) -> None:
        """Look as a checked one does: what it opens has something chosen that matters."""
        self._marked = marked
        self.update()

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _high(self) -> int:
        high = self._look.high
        if high == 48 and self._kit.scale >= ONE_COLUMN:
            high = _LARGE_IN_ONE_COLUMN
        return self._kit.px(high)

    def _icon_size(self) -> int:
        return min(self._look.icon, self._look.high - 8)

    def sizeHint(self) -> QSize:
        """As wide as icon, words and padding; as high as its kind."""
        kit, look = self._kit, self._look
        wide, words = 0, self._words()
        if self.icon_name:
            wide += kit.px(self._icon_size())
        if words:
            wide += self.fontMetrics().horizontalAdvance(words) + 1
            wide += kit.px(look.gap) if self.icon_name else 0
        wide += self._before_words()
        if self.kind == "line" and self.isCheckable():
            wide += kit.px(look.gap) + kit.px(_CHECK)
        return QSize(max(wide + 2 * kit.px(look.side), self._least()), self._high())

    def _before_words(self) -> int:
        """In a menu, words without an icon begin where the others' words do."""
        kit, look = self._kit, self._look
        bare = self.kind == "line" and not self.icon_name
        return kit.px(self._icon_size()) + kit.px(look.gap) if bare else 0

    def _least(self) -> int:
        return self._high() if not self.text() else self._kit.px(24)

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw when enabled or disabled."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill and edge, then icon and words in the middle."""
        kit, look = self._kit, self._look
        painter = QPainter(self)
        painter.setFont(self.font())
        off = looks_disabled(self)
        text = "text.disabled" if off else look.text
        fill = self._fill(off)
        edge = self._edge(off)
        if self._chosen and not off:
            text = "text.primary" if self.kind in _LISTED else "text.link"
        if fill or edge:
            pen = kit.pen(edge, "control", ratio(painter)) if edge else None
            rounded(
                painter,
                QRectF(self.rect()),
                kit.px(look.radius),
                kit.color(fill) if fill else None,
                pen,
            )
        self._draw_content(painter, text)

    @property
    def _chosen(self) -> bool:
        return self._marked or self.isChecked()

    def _fill(self, off: bool) -> str:
        look = self._look
        if off:
            return ""
        if self.isDown() or (self.menu() is not None and self.menu().isVisible()):
            return look.pressed
        if self._chosen:
            return "surface.selected"
        if self.isEnabled() and self.underMouse():
            return look.hover
        return look.fill

    def _edge(self, off: bool) -> str:
        look, contrast = self._look, self._kit.contrast
        if off:
            bare = self.kind in ("quiet", "link", "square", "rate", *_LISTED)
            return "" if bare else "border.subtle"
        if self._chosen and (contrast or self._marked):
            return "accent.base"
        if contrast and self.kind == "tiny":
            return "border.control"
        return look.edge

    def _draw_content(self, painter: QPainter, color: str) -> None:
        kit, look, words = self._kit, self._look, self._words()
        size = self._icon_size()
        icon = kit.px(size) if self.icon_name else 0
        gap = kit.px(look.gap) if icon and words else 0
        wide = self.fontMetrics().horizontalAdvance(words) + 1 if words else 0
        room = self.width() - icon - gap - wide
        left = room // 2 if self.centred else kit.px(look.side)
        left += self._before_words()
        rtl = self.isRightToLeft()
        within = self.rect()
        if icon:
            x = left + wide + gap if self.icon_last else left
            place = visual(QRect(x, 0, icon, self.height()), within, rtl=rtl)
            draw_icon(painter, kit, self.icon_name, color, place, size)
        if self.kind == "line" and self.isChecked():
            x = self.width() - kit.px(look.side) - kit.px(_CHECK)
            place = visual(QRect(x, 0, kit.px(_CHECK), self.height()), within, rtl=rtl)
            draw_icon(painter, kit, "check", color, place, _CHECK)
        if not words:
            return
        x = left if self.icon_last else left + icon + gap
        place = visual(QRect(x, 0, wide, self.height()), within, rtl=rtl)
        painter.setPen(kit.color(color))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
        if self.kind == "link":
            line = self.fontMetrics().underlinePos() + 2
            y = (self.height() + self.fontMetrics().ascent() - self.fontMetrics().descent()) // 2
            painter.fillRect(place.x(), y + line, place.width(), 1, kit.color(color))


def button(
    kit: Kit,
    control_id: str,
    text: str,
    kind: Kind = "other",
    icon: str | None = None,
    parent: QWidget | None = None,
) -> Button:
    """A button with words. Its accessible name is its words."""
    made = Button(kit, kind, icon or "", parent)
    made.say(text)
    return kit.control(made, control_id, text)


def icon_button(
    kit: Kit,
    control_id: str,
    icon: str,
    name: str,
    kind: IconKind = "square",
    *,
    checkable: bool = False,
    parent: QWidget | None = None,
) -> Button:
    """A button with an icon alone, 36 px (28 for `rate`); its tooltip is its name."""
    made = Button(kit, kind, icon, parent)
    made.setCheckable(checkable)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return kit.control(made, control_id, name, tip=name)
