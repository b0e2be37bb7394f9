"""Why no window can be shown here: asked before Qt is, since Qt ends the process instead.

Only Linux can lack what is looked for. Nothing is guessed from lists: the platform plugin is
loaded and the display connected to as Qt will do it, so a system that has its libraries in
another place passes. The list of libraries only tells which package brings a missing one.
"""

from __future__ import annotations

import ctypes
import glob
import importlib
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

NEEDED = {
    "any": {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libX11.so.6": "libx11-6",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libgthread-2.0.so.0": "libglib2.0-0",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libzstd.so.1": "libzstd1",
    },
    "xcb": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxcb.so.1": "libxcb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
    },
}
"""What each of Qt's platforms loads from the system, and the Debian package that brings it."""

_MISSING = re.compile(r"(lib[^\s:]+\.so[.\d]*): cannot open shared object file")


def why_no_window(environ: Mapping[str, str] = os.environ) -> str | None:
    """One sentence that says why no window can be shown here, None if one can.

    Imports Qt's widgets. `environ` is where the display's name is looked up.
    """
    platforms = _platforms(environ) if sys.platform == "linux" else []
    if sys.platform == "linux" and not platforms:
        return (
            "there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set"
            " (with QT_QPA_PLATFORM=offscreen none is needed)"
        )
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        return _missing(str(error), platforms[-1] if platforms else "any")
    reasons = [_why_not(platform, environ) for platform in platforms]
    return None if None in reasons or not reasons else reasons[-1]


def _platforms(environ: Mapping[str, str]) -> list[str]:
    """The platforms that Qt will try, by name."""
    asked = environ.get("QT_QPA_PLATFORM", "")
    if asked:
        return [re.split("[:-]", name)[0] for name in asked.split(";")]
    displays = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [platform for platform, variable in displays.items() if environ.get(variable)]


def _why_not(platform: str, environ: Mapping[str, str]) -> str | None:
    """Why Qt cannot use this platform, None if it can."""
    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    plugins = sorted(folder.glob(f"libq{glob.escape(platform)}*.so"))
    if not plugins:
        if "QT_QPA_PLATFORM_PLUGIN_PATH" in environ or "QT_PLUGIN_PATH" in environ:
            return None
        return f"QT_QPA_PLATFORM names {platform!r}, which this Qt does not have"
    try:
        ctypes.CDLL(str(plugins[0]))
    except OSError as error:
        return _missing(str(error), platform)
    if platform == "xcb":
        return _why_no_x(environ.get("DISPLAY", ""))
    if platform == "wayland":
        return _why_no_wayland(environ)
    return None


def _why_no_x(display: str) -> str | None:
    """Why the X server of this name cannot be reached, None if it can."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(display), None))
    try:
        if xcb.xcb_connection_has_error(connection):
            return f"the display {display!r} cannot be reached (DISPLAY names it)"
    finally:
        xcb.xcb_disconnect(connection)
    return None


def _why_no_wayland(environ: Mapping[str, str]) -> str | None:
    """Why the Wayland display cannot be reached, None if it can."""
    if "WAYLAND_SOCKET" in environ:  # handed over by whoever started the program
        return None
    import socket

    name = environ.get("WAYLAND_DISPLAY", "wayland-0")
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(Path(environ.get("XDG_RUNTIME_DIR", ""), name)))
        except OSError:
            return f"the display {name!r} cannot be reached (WAYLAND_DISPLAY names it)"
    return None


def _missing(error: str, platform: str) -> str:
    """What the loader says, in one sentence with all that is missing and what brings it."""
    found = _MISSING.search(error)
    if not found:
        return f"Qt cannot be loaded: {error.splitlines()[0] if error else 'no reason is known'}"
    known = NEEDED["any"] | NEEDED.get(platform, {})
    missing = [found[1], *(name for name in known if name != found[1] and not _loads(name))]
    packages = dict.fromkeys(known[name] for name in missing if name in known)
    text = f"missing from this system: {', '.join(missing)}"
    return f"{text} (on Debian: apt-get install {' '.join(packages)})" if packages else text


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
