"""Asking where to save, with Qt's own dialog: it can be driven, and it blocks nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from consentlab.look.kit import Kit
from consentlab.widgets.filedialog import FileDialog


def ask_where(kit: Kit, title: str, save: Callable[[Path], None], parent: QWidget) -> None:
    """Ask for the name of a file for the ledger, and hand it to `save` once it is given."""
    dialog = FileDialog(parent, title)
    # Its question about a file that exists would block; whoever saves refuses instead.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kit.words("JSON Lines (*.jsonl)"))
    dialog.setDefaultSuffix("jsonl")
    dialog.selectFile("consentlab.jsonl")
    dialog.fileSelected.connect(lambda path: save(Path(path)))
    dialog.open()
