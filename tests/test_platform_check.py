"""Why no window can be shown: said in one sentence before Qt would end the process."""

from __future__ import annotations

import ctypes
import sys

import pytest

from consentlab import platform_check
from consentlab.platform_check import why_no_window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asked on Linux only")


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "there is no display"),
        ({"DISPLAY": ""}, "there is no display"),
        ({"DISPLAY": ":4077"}, "the display ':4077' cannot be reached"),
        ({"DISPLAY": "not a display"}, "the display 'not a display' cannot be reached"),
        ({"QT_QPA_PLATFORM": "paper"}, "QT_QPA_PLATFORM names 'paper'"),
        ({"QT_QPA_PLATFORM": "offscreen"}, None),
        ({"QT_QPA_PLATFORM": "paper;offscreen:configfile=x"}, None),
    ],
)
def test_what_is_said(environment: dict[str, str], said: str | None) -> None:
    """No display, one that nobody answers at, a platform that Qt lacks; nothing if all is well."""
    reason = why_no_window(environment)
    if reason and reason.startswith("missing from this system") and "DISPLAY" in environment:
        pytest.skip(reason)
    assert said == (reason and reason[: len(said or reason)])


def test_missing_libraries_are_named_with_the_package_that_brings_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All that is missing at once, so that one line of apt-get mends it."""
    missing = {"libxcb-cursor.so.0", "libxcb-icccm.so.4"}
    monkeypatch.setattr(platform_check, "_loads", lambda library: library not in missing)

    def no_cursor(_path: str) -> None:
        raise OSError(
            "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
        )

    monkeypatch.setattr(ctypes, "CDLL", no_cursor)
    expected = (
        "missing from this system: libxcb-cursor.so.0, libxcb-icccm.so.4"
        " (on Debian: apt-get install libxcb-cursor0 libxcb-icccm4)"
    )
    assert expected == why_no_window({"DISPLAY": ":0"})


def test_a_wayland_display_that_nobody_answers_at(tmp_path: object) -> None:
    """The socket is asked, since Qt would abort."""
    environment = {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}
    reason = why_no_window(environment)
    if reason and reason.startswith("missing from this system"):
        pytest.skip(reason)
    assert "the display 'wayland-9' cannot be reached (WAYLAND_DISPLAY names it)" == reason
