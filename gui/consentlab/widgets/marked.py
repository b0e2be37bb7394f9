"""A paragraph in which some passages are replaced by what they are, in a box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QTextLine
from PySide6.QtWidgets import QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.drawing import dashed, ratio, rounded
from consentlab.widgets.paragraph import Paragraph

Piece = tuple[str, str]
"""A piece of text, and the label that stands in its place; "" where it stays."""

_HARD = "\N{NO-BREAK SPACE}"
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


class MarkedParagraph(Paragraph):
    """Labels stand in dashed boxes, and in brackets for assistive technology.

    What they replace is nowhere in the widget.
    """

    def __init__(
        self, kit: Kit, role: str, pieces: Sequence[Piece], parent: QWidget | None = None
    ) -> None:
        self._boxes: list[tuple[int, int]] = []
        shown, said = "", ""
        for text, label in pieces:
            if label:
                start = _length(shown)
                # A space at either side is the padding of the box; none of them breaks a line.
                # Isolated, so that a label in one direction keeps together in a text in another.
                shown += _ISOLATE + _HARD + label.replace(" ", _HARD) + _HARD + _END
                self._boxes.append((start, _length(shown)))
                said += f"[{label}]"
            else:
                shown += text
                said += text
        super().__init__(kit, role, shown, parent=parent)
        self.setAccessibleName(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the boxes, then the words."""
        kit, inner = self._kit, self.contentsRect()
        if self._laid[0] != inner.width():
            self._lay(max(1, inner.width()))
        painter = QPainter(self)
        edge = dashed(kit.pen("border.control", "hair", ratio(painter)))
        for box in self._box_rects():
            place = box.translated(inner.topLeft().toPointF())
            rounded(painter, place, kit.theme.radius["tag"], kit.color("surface.raised"), edge)
        painter.end()
        super().paintEvent(event)

    def _box_rects(self) -> list[QRectF]:
        """Where the boxes lie, a label that is broken over two lines in two of them."""
        layout, rects = self._text_layout(), []
        for start, end in self._boxes:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first = max(start, line.textStart())
                last = min(end, line.textStart() + line.textLength())
                if first < last:
                    sides = [side for at in range(first, last) for side in _sides(line, at)]
                    left, wide = min(sides), max(sides) - min(sides)
                    rects.append(QRectF(left + 1, line.y() - 1, wide - 2, line.height() + 2))
        return rects


def _sides(line: QTextLine, at: int) -> list[float]:
    """Where a letter begins and where it ends, in pixels across."""
    edges = (QTextLine.Edge.Leading, QTextLine.Edge.Trailing)
    return [cast("tuple[float, int]", line.cursorToX(at, edge))[0] for edge in edges]


def _length(text: str) -> int:
    """How many places a text takes in Qt, which counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
