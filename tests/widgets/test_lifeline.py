"""Lifelines as they are drawn: what held in which look, and time along the direction of words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.widgets.lifeline import (
    Held,
    Lifeline,
    LifelineView,
    Segment,
    Sign,
    high,
    paint_lifeline,
)
from kits import make_kit

WIDE = 200
BAND = 22  # the middle of the band
ABOVE = 9  # the middle of dots and signs
LINE = Lifeline(
    segments=(Segment("undecided", 0.0, 0.3), Segment("on", 0.3, 0.7), Segment("off", 0.7, 1.0)),
    dots=(0.1,),
    signs=(Sign("run", 0.5),),
    look=0.8,
)


def drawn(kit: Kit, line: Lifeline) -> QImage:
    """The lifeline, 200 wide on paper."""
    image = QImage(WIDE, high(kit), QImage.Format.Format_RGB32)
    image.fill(kit.color("surface.paper"))
    painter = QPainter(image)
    paint_lifeline(painter, kit, QRect(0, 0, WIDE, high(kit)), line)
    painter.end()
    return image


def color(image: QImage, at: float, y: int) -> QColor:
    """The colour at a part of the width."""
    return image.pixelColor(round(at * WIDE), y)


@pytest.mark.parametrize(
    ("held", "token"),
    [("on", "accent.soft"), ("off", "surface.raised"), ("undecided", "surface.sunken")],
)
def test_each_setting_has_its_fill(kit: Kit, held: Held, token: str) -> None:
    """On and off differ in colour, undecided lets the ground through."""
    line = Lifeline((Segment(held, 0.0, 1.0),), (), (), 0.9)
    assert kit.color(token) == color(drawn(kit, line), 0.5, BAND)


@pytest.mark.parametrize(
    ("held", "edged"), [("none", False), ("undecided", True), ("on", True), ("off", True)]
)
def test_where_nothing_holds_there_is_no_edge(kit: Kit, held: Held, edged: bool) -> None:
    """Only the ground of the line is left."""
    line = Lifeline((Segment(held, 0.0, 1.0),), (), (), 0.9)
    top = {color(drawn(kit, line), at / 100, 18).name() for at in range(20, 60)}
    assert edged == (top != {kit.color("surface.sunken").name()})


def test_only_what_is_not_settled_is_dashed(kit: Kit) -> None:
    """As on badges."""
    tops = {}
    for held in ("undecided", "on", "off"):
        image = drawn(kit, Lifeline((Segment(held, 0.0, 1.0),), (), (), 0.9))
        tops[held] = len({color(image, at / 100, 18).name() for at in range(20, 60)}) > 1
    assert {"undecided": True, "on": False, "off": False} == tops


@pytest.mark.parametrize(("language", "mirrored"), [("en", False), ("pseudo-rtl", True)])
def test_time_runs_as_words_do(kit: Kit, language: str, mirrored: bool) -> None:
    """Look, dots and segments lie mirrored where words run to the left."""
    kit = make_kit(language=language)
    image = drawn(kit, LINE)
    places = [1 - at if mirrored else at for at in (0.8, 0.1, 0.5)]
    assert kit.color("accent.base") == color(image, places[0] - 0.5 / WIDE, 4)
    assert kit.color("text.muted") == color(image, places[1] - 0.5 / WIDE, ABOVE)
    assert kit.color("accent.soft") == color(image, places[2], BAND)


def test_without_a_lifeline_its_room_is_kept(kit: Kit, qtbot: QtBot) -> None:
    """Nothing jumps when it comes."""
    view = LifelineView(kit)
    qtbot.addWidget(view)
    empty = view.sizeHint()
    view.show_line(LINE)
    assert empty == view.sizeHint()
    assert high(kit) == empty.height()
