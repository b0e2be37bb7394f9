"""The columns of a comparison, and the scale above them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from consentlab.look.kit import Kit
from consentlab.widgets.comparescale import CompareScale, columns
from kits import make_kit


def test_columns_share_the_width(kit: Kit) -> None:
    """Two margins, two halves, one middle; none of it in one column."""
    for width in (800, 998, 1414):
        room = columns(kit, width)
        assert width - 2 * room.margin - 2 * room.half - room.middle in (0, 1)
    assert (0, 968) == (
        columns(make_kit(scale=1.5), 1000).middle,
        columns(make_kit(scale=1.5), 1000).half,
    )


def test_the_scale_says_its_steps(kit: Kit, qtbot: QtBot) -> None:
    """To assistive technology, too; labels that would touch leave the shorter one out."""
    scale = CompareScale(kit, "kept, stepped scale")
    qtbot.addWidget(scale)
    scale.resize(1000, scale.sizeHint().height())
    scale.show_steps([("30 days", 0.17), ("5 years", 1.0)])
    assert "kept, stepped scale, 30 days, 5 years" == scale.accessibleName()
    told = scale.grab().toImage()
    scale.show_steps([("30 days", 0.17), ("4 years", 0.99), ("5 years", 1.0)])
    assert told == scale.grab().toImage()
    scale.show_steps([("30 days", 0.17), ("2 years", 0.6), ("5 years", 1.0)])
    assert told != scale.grab().toImage()
