"""The dialog for files is Qt's own, and leaves no trace in the person's home."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from consentlab.widgets.filedialog import FileDialog, nothing_remembered


def remembered() -> Path:
    """Where Qt writes what its dialogs were used for."""
    scope = QSettings.Scope.UserScope
    return Path(QSettings(QSettings.Format.NativeFormat, scope, "QtProject").fileName())


def close(dialog: FileDialog) -> None:
    """Close it, and let it go."""
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def go_with_its_window(dialog: FileDialog) -> None:
    """Let the window go while it is open."""
    window = dialog.parentWidget()
    assert window is not None
    window.deleteLater()
    with nothing_remembered():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("go", [close, go_with_its_window])
def test_it_goes_without_a_trace(
    qtbot: QtBot, tmp_path: Path, go: Callable[[FileDialog], None]
) -> None:
    """Qt would write down folder and file; where that goes for others is left as it was."""
    place = remembered()
    place.unlink(missing_ok=True)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = FileDialog(window, "Open")
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.open()
    go(dialog)
    assert (False, False, place) == (isValid(dialog), place.exists(), remembered())
