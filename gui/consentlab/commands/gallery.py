"""The verb `gallery`: every screen in every look, checked, and on one contact sheet."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def gallery(folder: Path) -> int:
    """Write the gallery into a folder, which is made; 1 if anything was found, 2 if it is taken."""
    reason = _why_not(folder)
    if reason:
        print(f"consentlab: {folder} {reason}.", file=sys.stderr)
        return 2
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from consentlab.platform_check import why_no_window

    lacking = why_no_window()
    if lacking:
        print(f"consentlab: {lacking}", file=sys.stderr)
        return 1
    from consentlab.automation.offscreen import application
    from consentlab.clock import SystemClock

    with application():
        from consentlab.automation.gallery import INDEX, write

        pictures = write(folder, SystemClock())
    for picture in pictures:
        for finding in picture.findings:
            print(f"{picture.name}: {finding.check}: {finding.what}: {finding.why}")
    found = sum(len(picture.findings) for picture in pictures)
    took = sum(picture.took for picture in pictures) / len(pictures)
    print(f"{len(pictures)} pictures, {found} findings, {took:.0f} ms a state: {folder / INDEX}")
    return 1 if found else 0


def _why_not(folder: Path) -> str:
    """Why nothing can be written there, "" if it can be; an empty folder is there then."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            return "is not empty"
        probe = folder / ".probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        return f"cannot be written ({error.strerror})"
    return ""
