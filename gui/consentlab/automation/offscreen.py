"""An application without a display, for as long as the gallery is made."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

_SAID_OF_EVERY_WINDOW = "This plugin does not support "


@contextmanager
def application() -> Iterator[QApplication]:
    """The process's application, made if there is none.

    What the offscreen platform says of every window is left out of standard error.
    """
    found = QApplication.instance()
    made = found if isinstance(found, QApplication) else QApplication(["consentlab"])
    before = qInstallMessageHandler(_tell)
    try:
        yield made
    finally:
        qInstallMessageHandler(before)


def _tell(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    if not text.startswith(_SAID_OF_EVERY_WINDOW):
        sys.stderr.write(f"{text}\n")
