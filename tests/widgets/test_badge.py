"""Badges say in words what they show, to everybody."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.widgets.badge import RetentionBadge, StatusBadge
from kits import make_kit


def grey(image: QImage) -> QImage:
    """The picture without its colours."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("big", [False, True])
def test_a_status_is_said_in_its_word(kit: Kit, qtbot: QtBot, big: bool) -> None:
    """The property holds the status itself, for scripts."""
    badge = StatusBadge(kit, big=big)
    qtbot.addWidget(badge)
    badge.show_status("withdrawn", "Withdrawn")
    said = (badge.text(), badge.accessibleName(), badge.property("status"))
    assert ("Withdrawn", "Withdrawn", "withdrawn") == said


def test_a_retention_is_said_in_one_sentence(kit: Kit, qtbot: QtBot) -> None:
    """Strong and regular are only how it looks."""
    badge = RetentionBadge(kit)
    qtbot.addWidget(badge)
    badge.show_retention("5 years", ", until 2 Sep 2030", ended=False)
    said = (badge.text(), badge.accessibleName())
    assert ("5 years, until 2 Sep 2030",) * 2 == said


def test_no_two_statuses_look_alike_without_colour_and_word(kit: Kit, qtbot: QtBot) -> None:
    """Icon and edge alone tell them apart."""
    pictures = []
    for status in kit.theme.status:
        badge = StatusBadge(kit)
        qtbot.addWidget(badge)
        badge.show_status(status, "–")
        pictures.append(grey(badge.grab().toImage()))
    assert all(one != other for one in pictures for other in pictures if one is not other)


def test_what_has_ended_has_another_icon(kit: Kit, qtbot: QtBot) -> None:
    """An hourglass in place of the clock."""
    badge = RetentionBadge(kit)
    qtbot.addWidget(badge)
    pictures = []
    for ended in (False, True):
        badge.show_retention("30 days", ", 19 Aug 2025", ended=ended)
        pictures.append(badge.grab().toImage())
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize(
    ("scale", "big", "high"), [(1.0, False, 24), (1.0, True, 28), (2.0, False, 48)]
)
def test_its_height(qtbot: QtBot, scale: float, big: bool, high: int) -> None:
    """24, in the header 28, times the text size."""
    badge = StatusBadge(make_kit(scale=scale), big=big)
    qtbot.addWidget(badge)
    badge.show_status("off", "Switched off")
    assert high == badge.sizeHint().height()


def test_longer_words_get_more_room(kit: Kit, qtbot: QtBot) -> None:
    """Statuses are never cut."""
    badge = StatusBadge(kit)
    qtbot.addWidget(badge)
    sizes: list[QSize] = []
    for word in ("Off", "Switched off by the person"):
        badge.show_status("off", word)
        sizes.append(badge.minimumSizeHint())
    assert sizes[1].width() > sizes[0].width()
