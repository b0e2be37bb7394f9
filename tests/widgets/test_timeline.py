"""The timeline: what its lanes look like, where things lie, and how keys and pointers meet them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from consentlab.lanes import Band, Bar, Lane, Lanes, Mark
from consentlab.look.kit import Kit
from consentlab.widgets.ruler import Ruler
from consentlab.widgets.timeline import Timeline
from consentlab.widgets.timescale import TimeScale
from kits import make_kit

LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down
HOME, END = Qt.Key.Key_Home, Qt.Key.Key_End

WIDE = 1200
HIGH = 22
BELOW = 26


def at(text: str) -> datetime:
    """That day at ten, in UTC."""
    return datetime.fromisoformat(f"{text}T10:00:00").replace(tzinfo=UTC)


LOOK, PRESENT = at("2025-11-12"), at("2025-10-20")
SCALE = TimeScale(at("2025-08-01"), PRESENT, LOOK, at("2032-05-01"))

UNDECIDED = Band(
    start=at("2025-08-05"), end=at("2025-08-29"), held="undecided", label="No choice", words="none"
)
ON = Band(start=at("2025-08-29"), end=None, held="on", label="On", words="switched on")
WROTE = Mark(start=at("2025-09-10"), words="wrote")
TOOK = Mark(start=at("2025-10-01"), icon="run", label="Autumn", words="took in")
LEFT_OUT = Mark(start=at("2025-10-25"), icon="run", label="Late", struck=True, words="left out")
KEPT = Bar(
    start=at("2025-09-10"), end=at("2030-09-10"), kept="kept", label="10 Sep 2030", words="5y"
)
RATED = Mark(start=at("2025-09-11"), icon="thumb-up", words="rated")
COPY = Bar(
    start=at("2025-09-11"), end=at("2030-09-11"), kept="kept", label="11 Sep 2030", words="fc"
)


def lane(key: str, *items: Band | Bar | Mark, name: str = "") -> Lane:
    """A lane with these items."""
    facts = " ".join(item.words for item in items)
    return Lane(key=key, name=name or key.title(), icon="clock", items=items, facts=facts)


LANES = Lanes(
    (
        lane("switch", UNDECIDED, ON),
        lane("turns", WROTE),
        lane("runs", TOOK, LEFT_OUT),
        lane("chat", KEPT),
        lane("feedback", COPY, RATED),
    )
)

Make = Callable[..., Timeline]
Hover = Callable[[Timeline, QPoint], str]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Makes timelines in a window, 1200 wide."""

    def made(lanes: Lanes = LANES, **options: object) -> Timeline:
        kit = make_kit(**options)  # type: ignore[arg-type]
        one = Timeline(kit, "chat.timeline", "Timeline")
        qtbot.addWidget(one)
        kit.dress(one)
        one.show_lanes(lanes, SCALE, LOOK, PRESENT)
        one.resize(WIDE, one.sizeHint().height())
        one.show()
        one.activateWindow()
        qtbot.waitUntil(one.isActiveWindow)
        return one

    return made


@pytest.fixture
def line(make: Make) -> Timeline:
    """The timeline of LANES in the light theme."""
    return make()


def picture(line: Timeline) -> QImage:
    """What it looks like, on the colour of the frame."""
    return line.grab().toImage()


def rect(line: Timeline, place: int, number: int) -> QRect:
    """Where an item lies."""
    return line.rect_of((place, number))


def colors(image: QImage, area: QRect) -> set[str]:
    """The colours of an area."""
    xs = range(area.left(), area.right() + 1)
    ys = range(area.top(), area.bottom() + 1)
    return {image.pixelColor(x, y).name() for x in xs for y in ys}


@pytest.fixture(autouse=True)
def tips(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What tooltips have said."""
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, text, *_more: said.append(text))
    return said


@pytest.fixture
def hover(tips: list[str]) -> Hover:
    """Points at a place, and gives what the tooltip there says."""

    def point(line: Timeline, where: QPoint) -> str:
        help_ = QHelpEvent(QEvent.Type.ToolTip, where, line.mapToGlobal(where))
        QApplication.sendEvent(line, help_)
        return tips[-1]

    return point


# ---------------------------------------------------------------------- places


def test_it_has_22_pixels_for_each_lane_and_4_between(line: Timeline) -> None:
    """The deck of the design is 26 higher for each."""
    assert 5 * HIGH + 4 * 4 == line.sizeHint().height()


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
def test_lanes_lie_along_the_axis_of_the_ruler(make: Make, qtbot: QtBot, language: str) -> None:
    """An instant is at the same place in both, from the first to the last one."""
    line = make(language=language)
    kit = make_kit(language=language)
    ruler = Ruler(kit, "clock.slider", "Look from")
    qtbot.addWidget(ruler)
    kit.dress(ruler)
    ruler.resize(WIDE, 40)
    ruler.show_time(SCALE, LOOK, PRESENT)
    ruler.hang(line.gutter())
    wrote = rect(line, 1, 0).toRectF().center().x()
    assert pytest.approx(ruler.x_of(WROTE.start), abs=1.5) == wrote
    on = rect(line, 0, 1)
    end = on.left() if language == "pseudo-rtl" else on.right() + 1
    assert pytest.approx(ruler.x_of(SCALE.end), abs=1.5) == end


@pytest.mark.parametrize(
    ("scale", "name", "expected"),
    [
        (1.0, "Switch", 148),
        (1.0, "A name that is longer than there is room", 200),
        (1.25, "A name that is longer than there is room", 250),
    ],
)
def test_the_gutter_is_148_and_grows_to_200(
    make: Make, scale: float, name: str, expected: int
) -> None:
    """Times the text size; longer names are cut."""
    assert expected == make(Lanes((lane("switch", name=name),)), scale=scale).gutter()


def test_a_name_that_is_cut_is_told(make: Make, hover: Hover) -> None:
    """As a tooltip; one that is not has none."""
    name = "A name that is as long as this, and longer"
    line = make(Lanes((lane("switch", name=name), lane("turns"))))
    assert [name, ""] == [hover(line, QPoint(30, y)) for y in (10, BELOW + 10)]


def test_a_scroll_bar_takes_nothing_from_the_axis(line: Timeline) -> None:
    """What is narrower by its width lies along the same axis."""
    before = rect(line, 0, 1)
    line.resize(WIDE - 4, line.height())
    line.give_way(4)
    assert before == rect(line, 0, 1)


# ---------------------------------------------------------------------- looks


def test_settings_differ_in_their_fill_and_their_edge(make: Make, kit: Kit) -> None:
    """On is filled, undecided lets the lane through and has gaps in its edge."""
    line = make()
    image = picture(line)
    inside = [rect(line, 0, number).adjusted(90, 4, -4, -4) for number in (0, 1)]
    grounds = [image.pixelColor(area.topLeft()) for area in inside]
    assert [kit.color("surface.lane"), kit.color("accent.soft")] == grounds
    tops = [rect(line, 0, number) for number in (0, 1)]
    edges = [len(colors(image, QRect(top.x() + 8, top.y(), 40, 1))) for top in tops]
    assert [True, False] == [edge > 1 for edge in edges]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_runs_that_left_the_chat_out_are_struck_through(make: Make, theme: str) -> None:
    """Not by its colour alone: the line goes through the empty corners of the sign."""
    line = make(theme=theme)
    image = picture(line)
    ground = make_kit(theme=theme).color("surface.lane").name()  # type: ignore[arg-type]
    corners = [
        colors(
            image, QRect(rect(line, 2, number).left() + 1, rect(line, 2, number).bottom() - 2, 2, 2)
        )
        for number in (0, 1)
    ]
    assert [{ground}, False] == [corners[0], corners[1] == {ground}]


def test_a_copy_that_has_ended_is_hollow(make: Make, kit: Kit) -> None:
    """Only its edge is left of it."""
    ended = Bar(start=KEPT.start, end=at("2025-10-10"), kept="ended", label="", words="")
    kept = Bar(start=KEPT.start, end=at("2025-10-10"), kept="kept", label="", words="")
    for bar, token in ((ended, "surface.lane"), (kept, "copy.chat")):
        line = make(Lanes((lane("chat", bar),)))
        image, place = picture(line), rect(line, 0, 0)
        assert kit.color(token) == image.pixelColor(place.center())
        assert kit.color("copy.chat") == image.pixelColor(place.center().x(), place.top())


def test_what_is_kept_until_deleted_has_no_end(make: Make, kit: Kit) -> None:
    """Its bar runs off the axis without the round corners of an end."""
    corners = []
    for end in (None, at("2031-09-10")):
        bar = Bar(start=KEPT.start, end=end, kept="kept", label="", words="")
        line = make(Lanes((lane("chat", bar),)))
        place = rect(line, 0, 0)
        corners.append(picture(line).pixelColor(place.right() - 1, place.top() + 1))
    assert [True, False] == [corner == kit.color("copy.chat") for corner in corners]


@pytest.mark.parametrize("key", ["feedback", "flagged", "scores", "reviewed"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_other_copies_have_patterns(make: Make, theme: str, key: str) -> None:
    """Inside the bar there is both its colour and the lane's."""
    line = make(Lanes((lane(key, KEPT),)), theme=theme)
    kit = make_kit(theme=theme)  # type: ignore[arg-type]
    inside = colors(picture(line), rect(line, 0, 0).adjusted(40, 2, -40, -2))
    assert {kit.color(f"copy.{key}").name(), kit.color("surface.lane").name()} <= inside


@pytest.mark.parametrize("language", ["en", "pseudo-rtl"])
def test_the_playhead_falls_through_every_lane(make: Make, kit: Kit, language: str) -> None:
    """Where the ruler's thumb is; the line of the present is dashed."""
    line = make(language=language)
    image = picture(line)

    def column(instant: datetime) -> set[str]:
        left = line.inset + line.gutter()
        x = left + SCALE.fraction(instant) * (WIDE - left - line.inset)
        x = WIDE - x if language == "pseudo-rtl" else x
        found = [image.pixelColor(round(x) - 1, y).name() for y in range(line.height())]
        return set(found)

    assert {kit.color("accent.base").name()} == column(LOOK)
    assert kit.color("surface.lane").name() in column(PRESENT)
    assert len(column(PRESENT)) > len(column(at("2025-12-01")))


@pytest.mark.parametrize(("end", "after"), [("2028-01-01", True), ("2032-11-01", False)])
def test_the_end_is_written_beside_its_bar_or_inside(
    make: Make, kit: Kit, end: str, after: bool
) -> None:
    """Inside where there is no room after it, on a tag: the copy does not pause there."""
    bar = Bar(start=at("2026-06-01"), end=at(end), kept="kept", label="1 Jan 2028", words="")
    line = make(Lanes((lane("chat", bar),)))
    image, place = picture(line), rect(line, 0, 0)
    text = kit.color("text.primary").name()
    room = QRect(place.right() + 4, 0, WIDE - place.right() - 4, HIGH)
    assert [after, not after] == [text in colors(image, area) for area in (room, place)]
    middle = QRect(place.left() + 20, place.center().y(), place.width() - 40, 1)
    lane_color = kit.color("surface.lane").name()
    assert after is not (lane_color in colors(image, middle))
    over = [
        x
        for x in range(middle.left(), middle.right())
        if lane_color in colors(image, QRect(x, middle.y(), 1, 1))
    ]
    own = kit.color("copy.chat").name()
    edged = [x for x in over if own in colors(image, QRect(x, 0, 1, HIGH))]
    assert len(edged) >= len(over) - 8  # its corners are round


def test_words_keep_clear_of_the_lines(make: Make, kit: Kit) -> None:
    """A label that the playhead would cross goes on after it."""
    ended = Bar(start=KEPT.start, end=at("2025-11-08"), kept="ended", label="ended 8 Nov", words="")
    line = make(Lanes((lane("chat", ended),)))
    image, place = picture(line), rect(line, 0, 0)
    after = range(place.right() + 2, place.right() + 140)
    columns = {x: colors(image, QRect(x, 0, 1, HIGH)) for x in after}
    accent, text = kit.color("accent.base").name(), kit.color("text.primary").name()
    playhead = max(x for x in after if columns[x] == {accent})
    assert playhead < min(x for x in after if text in columns[x])


@pytest.mark.parametrize("began", ["2025-08-10", "2025-09-28"])
def test_a_label_is_never_pushed_far_from_its_bar(make: Make, kit: Kit, began: str) -> None:
    """Where the playhead leaves no room beside the end, it goes inside or before the bar."""
    ended = Bar(
        start=at(began), end=at("2025-10-31"), kept="ended", label="ended 31 Oct 2025", words=""
    )
    line = make(Lanes((lane("chat", ended),)))
    image, place = picture(line), rect(line, 0, 0)
    text = kit.color("text.primary").name()
    beyond = QRect(place.right() + 4, 0, WIDE - place.right() - 4, HIGH)
    assert text not in colors(image, beyond)
    assert text in colors(image, QRect(line.gutter() + 16, 0, place.right() - line.gutter(), HIGH))


@pytest.mark.parametrize("before", [0, 1])
def test_no_run_is_crossed_by_the_fold(make: Make, kit: Kit, before: int) -> None:
    """The dotted line is one of those that names keep clear of."""
    assert SCALE.fold is not None
    run = Mark(start=SCALE.fold - timedelta(days=3), icon="run", label="Winter", words="")
    line = make(Lanes((lane("runs", *(TOOK,) * before, run),)))
    image, place = picture(line), rect(line, 0, before)
    fold = round(place.center().x() + (place.width() / 2 + 1))
    after = QRect(fold, 0, WIDE - fold, HIGH)
    name = QRect(place.x() - 60, 0, 56, HIGH)
    text = kit.color("text.primary").name()
    assert [text in colors(image, area) for area in (after, name)] == [False, True]


def test_no_line_touches_a_word_of_the_switch(make: Make, kit: Kit) -> None:
    """However long before the look it was flipped."""
    line = make()
    accent, text = kit.color("accent.base").name(), kit.color("text.primary").name()
    for hours in range(0, 24 * 10, 3):
        off = Band(
            start=LOOK - timedelta(hours=hours), end=None, held="off", label="Off", words="off"
        )
        line.show_lanes(Lanes((lane("switch", off),)), SCALE, LOOK, PRESENT)
        image = picture(line)
        columns = [colors(image, QRect(x, 0, 1, HIGH)) for x in range(line.width())]
        playhead = [x for x, found in enumerate(columns) if found == {accent}]
        words = [x for x, found in enumerate(columns) if text in found and x > line.gutter()]
        assert min(abs(x - at) for x in words for at in playhead) > 2


def test_with_high_contrast_the_lane_of_the_switch_has_no_edge_of_its_own(make: Make) -> None:
    """Its bands have: dashes within a line would look like neither."""
    line = make(Lanes((lane("switch", UNDECIDED), lane("turns", WROTE))), theme="contrast")
    image = picture(line)
    ground = line.size().width() - 100
    tops = [colors(image, QRect(ground, y, 40, 1)) for y in (0, BELOW)]
    assert tops[0] != tops[1]


# ---------------------------------------------------------------------- keys and pointers


def test_keys_walk_everything_in_order_of_time(line: Timeline, qtbot: QtBot) -> None:
    """From lane to lane, to the ends and no further."""
    line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(line, HOME)
    walked = [line.property("stop")]
    for _ in range(8):
        qtbot.keyClick(line, RIGHT)
        walked.append(line.property("stop"))
    expected = ["none", "switched on", "wrote", "5y", "fc", "rated", "took in", "left out"]
    assert [*expected, "left out"] == walked


@pytest.mark.parametrize(
    ("key", "language", "expected"),
    [
        (LEFT, "en", "took in"),
        (UP, "en", "took in"),
        (RIGHT, "en", "left out"),
        (DOWN, "en", "left out"),
        (RIGHT, "pseudo-rtl", "took in"),
        (HOME, "en", "none"),
        (END, "en", "left out"),
    ],
)
def test_arrows_go_along_with_the_words(
    make: Make, qtbot: QtBot, key: Qt.Key, language: str, expected: str
) -> None:
    """One begins at the last thing; earlier is where earlier words are."""
    line = make(language=language)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert "left out" == line.property("stop")
    qtbot.keyClick(line, key)
    assert expected == line.property("stop")


def test_a_key_tells_what_it_came_to(line: Timeline, qtbot: QtBot, tips: list[str]) -> None:
    """As accessible description, in the tooltip, and by the place of the focus ring."""
    line.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(line.stopped) as stopped:
        qtbot.keyClick(line, LEFT)
    assert "Runs: took in" == line.accessibleDescription()
    assert "took in" in tips[-1]
    assert rect(line, 2, 0) == line.ring_rect() == stopped.args[0]


def test_away_from_the_keyboard_everything_is_told(line: Timeline) -> None:
    """A line a lane; the same as a property for scripts."""
    expected = [
        "Switch: none switched on",
        "Turns: wrote",
        "Runs: took in left out",
        "Chat: 5y",
        "Feedback: fc rated",
    ]
    line.clearFocus()
    assert expected == line.property("facts") == line.accessibleDescription().split("\n")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert "Runs: left out" == line.accessibleDescription()
    line.clearFocus()
    assert (expected, "") == (line.accessibleDescription().split("\n"), line.property("stop"))


@pytest.mark.parametrize(
    ("place", "number", "expected"),
    [(0, 0, "none"), (0, 1, "switched on"), (1, 0, "wrote"), (2, 1, "left out"), (3, 0, "5y")],
)
def test_hovering_tells_what_lies_there(
    line: Timeline, hover: Hover, place: int, number: int, expected: str
) -> None:
    """Marks, bands and bars alike."""
    assert expected in hover(line, rect(line, place, number).center())


def test_a_mark_goes_before_the_bar_it_lies_on(line: Timeline, hover: Hover) -> None:
    """And a pointer that is a little off still finds it."""
    on_both = rect(line, 4, 1).center() + QPoint(8, 6)
    assert "rated" in hover(line, on_both)
    assert "fc" in hover(line, rect(line, 4, 0).center())
    assert "" == hover(line, QPoint(WIDE - 30, BELOW + 10))


def test_words_are_shown_literally(make: Make, hover: Hover) -> None:
    """Whatever a scenario calls its runs."""
    run = Mark(start=TOOK.start, icon="run", label="<b>", words="The run “<b>x</b>” started.")
    line = make(Lanes((lane("runs", run),)))
    assert "&lt;b&gt;x&lt;/b&gt;" in hover(line, rect(line, 0, 0).center())


def test_a_press_stands_at_what_lies_there(line: Timeline, qtbot: QtBot) -> None:
    """So that the keyboard goes on from there."""
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=rect(line, 1, 0).center())
    assert "wrote" == line.property("stop")
    qtbot.keyClick(line, LEFT)
    assert "switched on" == line.property("stop")


def test_one_stays_where_one_stood_when_lanes_change(line: Timeline, qtbot: QtBot) -> None:
    """As long as it is still there."""
    line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(line, LEFT)
    fewer = Lanes((lane("switch", ON), lane("runs", TOOK)))
    line.show_lanes(fewer, SCALE, LOOK, PRESENT)
    assert ("took in", rect(line, 1, 0)) == (line.property("stop"), line.ring_rect())
    line.show_lanes(Lanes((lane("switch", ON),)), SCALE, LOOK, PRESENT)
    assert ("", line.rect()) == (line.property("stop"), line.ring_rect())


def test_without_lanes_there_is_nothing_to_tell(line: Timeline, qtbot: QtBot) -> None:
    """Where outcomes are hidden."""
    line.show_lanes(Lanes(), SCALE, LOOK, PRESENT)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(line, RIGHT)
    assert ([], "", "") == (
        line.property("facts"),
        line.property("stop"),
        line.accessibleDescription(),
    )


def test_on_a_page_of_its_own_it_has_an_axis(line: Timeline, kit: Kit) -> None:
    """Ticks and labels above the lanes, which lie lower by that."""
    before = rect(line, 1, 0)
    line.show_axis(True)
    assert 34 == rect(line, 1, 0).top() - before.top() == line.sizeHint().height() - 126
    line.resize(WIDE, line.sizeHint().height())
    image = picture(line)
    labels = colors(image, QRect(160, 0, 1000, kit.line("caption")))
    assert kit.color("text.muted").name() in labels
    ground = colors(image, QRect(400, 34 + 3 * BELOW, 20, 1))
    assert {kit.color("border.subtle").name()} == ground


def test_choices_on_one_pixel_are_drawn_once(make: Make) -> None:
    """Of hundreds in one minute the last is seen, and takes no longer to draw than one."""
    start = at("2025-09-10")
    seconds = [start + timedelta(seconds=n) for n in range(300)]
    choices = [
        Band(start=one, end=then, held="on" if n % 2 else "off", label="", words="")
        for n, (one, then) in enumerate(pairwise(seconds))
    ]
    last = msgspec.structs.replace(ON, start=seconds[-1])
    many, one = make(Lanes((lane("switch", *choices, last),))), make(Lanes((lane("switch", last),)))
    assert picture(one) == picture(many)
