"""The kit: everything a view or a widget needs to look right, built once by the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QIcon, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from consentlab.look import icons, style, tokens
from consentlab.look.tips import literal

if TYPE_CHECKING:
    from consentlab.words import Words

Widget = TypeVar("Widget", bound=QWidget)

# The token file gives points as the pictures were drawn with, at 96 of them an inch.
_PIXELS_PER_POINT = 96 / 72
# Large type is set a little tighter, in parts of its size, as in the pictures.
_TRACKING = {"display": -0.022, "title1": -0.018, "title2": -0.012, "title3": -0.006}
ONE_COLUMN = 1.5
"""From this text size on, screens are one column and answers lose some height."""

WIDE = 1180
"""From this width of the window on, there is room beside the open chat."""

PAPER_SIDE = 24
"""The margin at both sides of a page of the open chat: where its title begins, all begins."""


class Kit:
    """Words, tokens, fonts, icons and times for one window. Never global, always handed in.

    `scale` is the text size, 1.0 to 2.0. With `reduced_motion` every time is zero. `watch`
    is shown every control as soon as it has its id, before anybody else listens to it.
    A change of theme, text size or language makes a new kit.
    """

    def __init__(
        self,
        resources: Path,
        words: Words,
        theme: tokens.ThemeName = "light",
        scale: float = 1.0,
        reduced_motion: bool = False,
        watch: Callable[[QWidget], None] | None = None,
    ) -> None:
        self.words = words
        self.theme = tokens.load(resources, theme)
        self.scale = scale
        self.reduced_motion = reduced_motion
        self._watch = watch
        self.rtl = words.rtl
        self.contrast = theme == "contrast"
        self._icons = resources / "icons"
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, float, int, bool], QFont] = {}
        self._metrics: dict[tuple[str, float, int, bool], QFontMetrics] = {}
        self._pixmaps: dict[tuple[str, str, float, float], QPixmap] = {}

    # ------------------------------------------------------------------ sizes and times

    def px(self, n: float) -> int:
        """Logical pixels times the text size: for what grows with the text."""
        return round(n * self.scale)

    def line(self, role: str) -> int:
        """The height of a line of text of this role, in logical pixels."""
        return self.px(self.theme.type[role].line)

    def motion(self, name: str) -> int:
        """Milliseconds of the movement of this name; 0 under reduced motion."""
        return 0 if self.reduced_motion else self.theme.motion[name]

    def stroke(self, name: str, ratio: float = 1.0) -> float:
        """The width of a line, cut to whole device pixels so that it stays sharp."""
        return max(1, int(self.theme.stroke[name] * ratio + 0.01)) / ratio

    # ------------------------------------------------------------------ colours, fonts, icons

    def color(self, path: str) -> QColor:
        """The colour of a token path, as "surface.paper". Raises KeyError for no such path."""
        found = self._colors.get(path)
        if found is None:
            text = self.theme.colors[path]
            found = QColor(text[:7])
            if len(text) == 9:  # RRGGBBAA in the token file, AARRGGBB in Qt
                found.setAlpha(int(text[7:], 16))
            self._colors[path] = found
        return found

    def pen(self, path: str, stroke: str, ratio: float = 1.0) -> QPen:
        """A pen of a token colour and a token stroke."""
        return QPen(self.color(path), self.stroke(stroke, ratio))

    def font(
        self, role: str, *, points: float = 0.0, weight: int = 0, tabular: bool = False
    ) -> QFont:
        """The platform's own family in a role of the type scale, times the text size.

        `points` and `weight` replace the role's own; `tabular` sets all figures equally wide.
        """
        key = (role, points, weight, tabular)
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = self._make_font(*key)
        return found

    def _make_font(self, role: str, points: float, weight: int, tabular: bool) -> QFont:
        look = self.theme.type[role]
        font = QFont(QGuiApplication.font())
        font.setPixelSize(round((points or look.size) * _PIXELS_PER_POINT * self.scale))
        font.setWeight(QFont.Weight(weight or look.weight))
        tracking = _TRACKING.get(role, 0.0) * font.pixelSize()
        if tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def metrics(
        self, role: str, *, points: float = 0.0, weight: int = 0, tabular: bool = False
    ) -> QFontMetrics:
        """The measures of `font(...)` with the same arguments."""
        key = (role, points, weight, tabular)
        found = self._metrics.get(key)
        if found is None:
            font = self.font(role, points=points, weight=weight, tabular=tabular)
            found = self._metrics[key] = QFontMetrics(font)
        return found

    def pixmap(
        self, name: str, color: str = "text.primary", size: float = 20, ratio: float = 0.0
    ) -> QPixmap:
        """An icon in a token colour, `size` pixels times the text size; kept once drawn.

        `ratio` is the device pixel ratio to draw for; 0 takes the highest of the screens.
        """
        application = QGuiApplication.instance()
        if not ratio and isinstance(application, QGuiApplication):
            ratio = application.devicePixelRatio()
        key = (name, color, size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = icons.draw(
                self._icons / f"{name}.svg",
                self.color(color),
                size=size,
                scale=self.scale,
                ratio=ratio,
                rtl=self.rtl,
            )
        return found

    def icon(self, name: str, color: str = "text.primary", size: float = 20) -> QIcon:
        """The same as an icon, for Qt's own widgets."""
        return QIcon(self.pixmap(name, color, size))

    # ------------------------------------------------------------------ widgets

    def control(
        self, widget: Widget, control_id: str, name: str, *, tip: str | None = None
    ) -> Widget:
        """Give a control its id, for scripts and for assistive technology, and its name."""
        widget.setObjectName(control_id)
        widget.setAccessibleIdentifier(control_id)
        widget.setAccessibleName(name)
        if tip is not None:
            widget.setToolTip(literal(tip))
        self.observe(widget)
        return widget

    def observe(self, widget: QWidget) -> None:
        """Have what is done with this written down; a control's id does so by itself."""
        if self._watch is not None:
            self._watch(widget)

    def style_sheet(self) -> str:
        """The one style sheet, to be set on the window, never on the application."""
        return style.sheet(self)

    def dress(self, window: QWidget) -> None:
        """Give a window its style sheet, its font and the direction of its words."""
        window.setFont(self.font("body"))
        window.setStyleSheet(self.style_sheet())
        window.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight
        )
