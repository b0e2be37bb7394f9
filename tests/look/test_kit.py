"""The kit: sizes, fonts, colours, icons, ids and the style sheet of one window."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from consentlab.look.icons import MIRRORED
from consentlab.look.tokens import ThemeName
from consentlab.paths import resources
from kits import make_kit

MIRROR = QTransform.fromScale(-1, 1)
ICONS = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


def image(name: str, language: str) -> QImage:
    """An icon as it is drawn in this language."""
    return make_kit(language=language).pixmap(name, ratio=1.0).toImage()


def test_a_control_has_one_id_for_everybody(qtbot: QtBot) -> None:
    """Scripts inside, scripts outside and the log find it by the same string."""
    button = QPushButton()
    qtbot.addWidget(button)
    assert button is make_kit().control(button, "notice.accept", "Accept", tip="Accepts")
    found = (button.objectName(), button.accessibleIdentifier())
    assert ("notice.accept", "notice.accept") == found
    assert ("Accept", "Accepts") == (button.accessibleName(), button.toolTip())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("role", "scale", "pixels", "line"),
    [
        ("display", 1.0, 36, 44),
        ("title1", 1.0, 26, 32),
        ("title2", 1.0, 20, 28),
        ("title3", 1.0, 16, 24),
        ("reading", 1.0, 15, 24),
        ("body", 1.0, 14, 20),
        ("caption", 1.0, 12, 16),
        ("body", 2.0, 28, 40),
        ("caption", 1.5, 18, 24),
    ],
)
def test_type_grows_with_the_text_size(role: str, scale: float, pixels: int, line: int) -> None:
    """Sizes are the pictures' own, whatever resolution the platform reports."""
    kit = make_kit(scale=scale)
    assert (pixels, line) == (kit.font(role).pixelSize(), kit.line(role))


def test_the_font_is_the_platforms_own(qapp: QApplication) -> None:
    """No font is bundled."""
    assert qapp.font().family() == make_kit().font("body").family()


def test_an_unknown_colour_is_an_error() -> None:
    """A slip in a token's path shows at once, not as black."""
    with pytest.raises(KeyError):
        make_kit().color("surface.nowhere")


def test_the_scrims_alpha_comes_last_in_the_file() -> None:
    """The file writes RRGGBBAA, Qt would read AARRGGBB."""
    scrim = make_kit().color("surface.scrim")
    assert ("#eee7e2", 0xCC) == (scrim.name(), scrim.alpha())


@pytest.mark.parametrize(("moving", "expected"), [(True, 140), (False, 0)])
def test_reduced_motion_takes_no_time(moving: bool, expected: int) -> None:
    """Zero, so that nothing is animated at all."""
    assert expected == make_kit(moving=moving).motion("state")


def test_contrast_draws_heavier_lines() -> None:
    """The focus ring is 3 px there."""
    strokes = [make_kit(theme).stroke("focus") for theme in ("light", "dark", "contrast")]
    assert [2.0, 2.0, 3.0] == strokes


def test_lines_are_whole_device_pixels() -> None:
    """One and a half pixels would be a blur on a plain screen."""
    kit = make_kit()
    assert (1.0, 1.5) == (kit.stroke("control", 1.0), kit.stroke("control", 2.0))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_and_turned_round_if_it_points(name: str) -> None:
    """The eight that point turn round, the others stay as they are."""
    plain, turned = image(name, "en"), image(name, "pseudo-rtl")
    ink = [plain.pixelColor(x, y).alpha() for x in range(20) for y in range(20)]
    assert max(ink) > 100
    mirrored = plain.transformed(MIRROR)
    assert (mirrored if name in MIRRORED else plain) == turned


@pytest.mark.usefixtures("qapp")
def test_an_icon_is_drawn_once() -> None:
    """A repaint does not render SVG again."""
    kit = make_kit()
    assert kit.pixmap("home").cacheKey() == kit.pixmap("home").cacheKey()


@pytest.mark.usefixtures("qapp")
def test_an_icon_takes_a_colour_of_the_theme() -> None:
    """`currentColor` in the file stands for whatever is asked for."""
    kit = make_kit()
    drawn = kit.pixmap("status-off", "text.link", 20, 1.0).toImage()
    colours = {
        drawn.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert {kit.color("text.link").name()} == colours


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_style_sheet_is_complete(theme: ThemeName) -> None:
    """No field is left unfilled, and every colour in it is one of the theme's."""
    kit = make_kit(theme)
    sheet = kit.style_sheet()
    assert not re.findall(r"\{[a-z_]+\}", sheet)
    known = {colour[:7].lower() for colour in kit.theme.colors.values()}
    assert set() == set(re.findall(r"#[0-9a-f]{6}", sheet)) - known


def test_svg_is_loaded_with_the_first_icon_only() -> None:
    """Start-up does not pay for what the first window may not need."""
    code = (
        "import sys; from consentlab.look.kit import Kit; from consentlab.words import load;"
        "from consentlab.paths import resources; Kit(resources(), load('en')).style_sheet();"
        "sys.exit('PySide6.QtSvg' in sys.modules)"
    )
    gui = Path(__file__).resolve().parents[2] / "gui"
    done = subprocess.run([sys.executable, "-c", code], cwd=gui, check=False)
    assert 0 == done.returncode
