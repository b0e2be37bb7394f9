"""The flow: side by side, then the next line, in the direction of words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from consentlab.widgets.flow import Flow


@pytest.fixture
def flow(qtbot: QtBot) -> Flow:
    """Three boxes of 100 by 20, 10 apart, lines 4 apart."""
    made = Flow(spacing=10, line_spacing=4)
    qtbot.addWidget(made)
    for _ in range(3):
        box = QWidget()
        box.setFixedSize(100, 20)
        made.add(box)
    made.show()
    return made


def places(flow: Flow, width: int) -> list[tuple[int, int]]:
    """Where the boxes come to lie at this width."""
    flow.resize(width, 200)
    return [(box.x(), box.y()) for box in flow.findChildren(QWidget)]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (320, [(0, 0), (110, 0), (220, 0)]),
        (319, [(0, 0), (110, 0), (0, 24)]),
        (110, [(0, 0), (0, 24), (0, 48)]),
    ],
)
def test_it_wraps(flow: Flow, width: int, expected: list[tuple[int, int]]) -> None:
    """As soon as the next box does not fit whole."""
    assert expected == places(flow, width)


def test_it_is_mirrored(flow: Flow) -> None:
    """The first box is where words begin."""
    flow.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert [(219, 0), (109, 0), (219, 24)] == places(flow, 319)


def test_hidden_boxes_take_no_room(flow: Flow) -> None:
    """Nor a gap."""
    flow.findChildren(QWidget)[0].hide()
    assert 20 == flow.heightForWidth(210)


def test_narrower_is_higher(flow: Flow) -> None:
    """A line and a gap for each box that has to go down."""
    assert [20, 44, 68] == [flow.heightForWidth(width) for width in (320, 319, 110)]
