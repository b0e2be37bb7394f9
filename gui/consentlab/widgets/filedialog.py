"""Qt's own dialog for files: it can be driven, it blocks nobody, and it remembers nothing.

By itself Qt writes what was opened and saved last into a file of the person's home that others
may read, whenever such a dialog goes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_FORMAT, _SCOPE = QSettings.Format.NativeFormat, QSettings.Scope.UserScope


class FileDialog(QFileDialog):
    """Asks for a file or folder, and goes when it is closed."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def event(self, event: QEvent) -> bool:
        """Go without a trace."""
        if event.type() == QEvent.Type.DeferredDelete:
            with nothing_remembered():
                return super().event(event)
        return super().event(event)


@contextmanager
def nothing_remembered() -> Iterator[None]:
    """While this lasts, dialogs for files can go and nothing is written of them."""
    usual = Path(QSettings(_FORMAT, _SCOPE, "QtProject").fileName()).parent
    QSettings.setPath(_FORMAT, _SCOPE, os.devnull)
    try:
        yield
    finally:
        QSettings.setPath(_FORMAT, _SCOPE, str(usual))
