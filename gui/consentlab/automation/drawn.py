"""What a window really draws: every text with its place and its colour, widget by widget.

Each visible widget paints itself once on a device that keeps the texts and draws nothing. So
the colour of a text is the one that it was drawn with, whatever antialiasing makes of it, and
a word that lies outside its widget is known although nobody can see it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainterPath,
    QRegion,
    QTextItem,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QWidget

_ENDLESS = 100_000
_EVERYWHERE = QRect(-_ENDLESS, -_ENDLESS, 2 * _ENDLESS, 2 * _ENDLESS)
_JUST_ITSELF = QWidget.RenderFlag(0)


class Part(msgspec.Struct, frozen=True):
    """A visible widget: where it is, and what of it, all in the window's coordinates.

    `view` is the part that nothing cuts off now; `fits` the part that can be brought into
    view, by scrolling if need be: what lies outside can never be seen.
    """

    widget: QWidget
    place: QRect
    view: QRect
    fits: QRect


class Text(msgspec.Struct, frozen=True):
    """A piece of text on one line: its ink, in the window's coordinates, and its colour.

    `clip` is where its painter let it be seen, in its widget or outside. `size` is that of
    its letters in pixels.
    """

    words: str
    ink: QRectF
    color: QColor
    clip: QRectF
    size: int
    part: Part


def parts(window: QWidget) -> list[Part]:
    """Every visible widget of a window, parents before children, from below to above."""
    whole = window.rect()
    return [Part(window, whole, whole, whole), *_inside(Part(window, whole, whole, whole))]


def _inside(outer: Part) -> Iterator[Part]:
    fits = outer.fits
    area = outer.widget.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is outer.widget:
        fits = _scrolled(area, outer)
    for child in outer.widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            place = QRect(outer.place.topLeft() + child.pos(), child.size())
            part = Part(child, place, outer.view & place, fits & place)
            if isinstance(area := outer.widget, QAbstractItemView) and area.viewport() is child:
                part = Part(child, place, part.view, _scrolled(area, part))
            yield part
            yield from _inside(part)


def _scrolled(area: QAbstractScrollArea, view: Part) -> QRect:
    """What can be scrolled into the viewport of an area: without an end where it scrolls."""
    fits = QRect(view.fits)
    if area.verticalScrollBar().maximum() > 0:
        fits.setTop(-_ENDLESS)
        fits.setHeight(2 * _ENDLESS)
    if area.horizontalScrollBar().maximum() > 0:
        fits.setLeft(-_ENDLESS)
        fits.setWidth(2 * _ENDLESS)
    return fits


def texts(shown: list[Part]) -> list[Text]:
    """Every text that these widgets draw, in the order of the widgets."""
    device = _Listener()
    found = []
    for part in shown:
        if part.widget.size().isEmpty():
            continue
        device.listen(part)
        part.widget.render(device, QPoint(0, 0), QRegion(), _JUST_ITSELF)
        found += device.heard
    return found


class _Listener(QPaintDevice):
    """As large as a window can be, and deaf to everything but texts."""

    def __init__(self) -> None:
        super().__init__()
        self._engine = _Engine()
        metric = QPaintDevice.PaintDeviceMetric
        self._metrics = {
            metric.PdmWidth: _ENDLESS,
            metric.PdmHeight: _ENDLESS,
            metric.PdmDpiX: 96,
            metric.PdmDpiY: 96,
            metric.PdmPhysicalDpiX: 96,
            metric.PdmPhysicalDpiY: 96,
            metric.PdmDepth: 32,
            metric.PdmNumColors: 2**31 - 1,
            metric.PdmDevicePixelRatio: 1,
            metric.PdmDevicePixelRatioScaled: 65536,
        }

    @property
    def heard(self) -> list[Text]:
        """What the last widget wrote."""
        return self._engine.heard

    def listen(self, part: Part) -> None:
        """Hear what this widget writes from now on."""
        self._engine.part = part
        self._engine.heard = []

    def paintEngine(self) -> QPaintEngine:
        """The engine that hears."""
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        """Sizes and resolution."""
        return self._metrics.get(metric, 0)


class _Engine(QPaintEngine):
    """Notes texts. Everything else is drawn nowhere."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.part: Part | None = None
        self.heard: list[Text] = []

    def begin(self, _device: QPaintDevice) -> bool:
        """Always ready."""
        return True

    def end(self) -> bool:
        """Always done."""
        return True

    def type(self) -> QPaintEngine.Type:
        """One of one's own."""
        return QPaintEngine.Type.User

    def updateState(self, _state: QPaintEngineState) -> None:
        """The painter itself is asked when there is a text."""

    def drawTextItem(self, at: QPointF | QPoint | QPainterPath.Element, item: QTextItem) -> None:
        """Note a text."""
        painter, part, words = self.painter(), self.part, item.text()
        if part is None or not any(letter.isprintable() and letter != " " for letter in words):
            return  # spaces, and the marks by which directions change
        ink = QFontMetricsF(item.font()).tightBoundingRect(words)
        # Across, how far the pen moves on: letters that lean reach a little beyond.
        x, y = (at.x, at.y) if isinstance(at, QPainterPath.Element) else (at.x(), at.y())
        ink.setRect(x, y + ink.y(), item.width(), ink.height())
        to_window = painter.combinedTransform().mapRect
        corner = QPointF(part.place.topLeft())
        clip = QRectF(_EVERYWHERE)
        if painter.hasClipping():
            clip = to_window(painter.clipBoundingRect())
        color = QColor(painter.pen().color())
        color.setAlphaF(color.alphaF() * painter.opacity())
        ink = to_window(ink).translated(corner)
        size = item.font().pixelSize()
        self.heard.append(Text(words, ink, color, clip.translated(corner), size, part))

    def drawPixmap(self, *_what: object) -> None:
        """Nothing."""

    def drawImage(self, *_what: object, **_how: object) -> None:
        """Nothing, and so on."""

    drawPath = drawPolygon = drawRects = drawLines = drawPixmap
    drawEllipse = drawPoints = drawTiledPixmap = drawPixmap
