"""Nothing leaves, on a desktop either: only its display and its session bus are talked to."""

from __future__ import annotations

import re
from pathlib import Path

from tracing import OURS, PRIVATE, modes, sockets, traced, written


def test_a_whole_journey_on_a_display(desktop: dict[str, str], tmp_path: Path) -> None:
    """Both are sockets of this computer, and are known by their addresses."""
    display, bus = desktop["DISPLAY"], desktop["DBUS_SESSION_BUS_ADDRESS"]
    names = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": bus}
    calls = traced(tmp_path, names)
    talked_to = " ".join(sockets(calls))
    assert {"AF_UNIX"} == set(re.findall(r"[AP]F_\w+", talked_to))
    path = re.search(r"unix:path=([^,]+)", bus)
    assert path
    expected = {f"/tmp/.X11-unix/X{display.removeprefix(':')}", path[1]}  # noqa: S108  # X's own
    assert expected == set(re.findall(r'sun_path=@?"([^"]+)"', talked_to))
    assert (OURS, PRIVATE) == (written(calls, tmp_path), modes(tmp_path))
