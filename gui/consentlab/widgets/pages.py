"""Exchanging what a view shows: the old widgets go when the event that replaced them is over.

A button may be among what it replaces, so nothing is deleted at once.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def turn(area: QScrollArea, page: QWidget) -> None:
    """Show this page in a scroll area, in place of the one before."""
    old = area.takeWidget()
    area.setWidget(page)
    if old is not None:
        old.hide()
        old.deleteLater()


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
