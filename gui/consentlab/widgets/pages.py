"""Exchanging what a view shows: the old widgets go when the event that replaced them is over.

A button may be among what it replaces, so nothing is deleted at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QLayout, QWidget

Widget = TypeVar("Widget", bound=QWidget)


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def as_many(pool: list[Widget], count: int, make: Callable[[], Widget]) -> list[Widget]:
    """So many widgets of a pool, shown; the others are hidden until they are needed again.

    To show the same widgets anew is several times quicker than to make others.
    """
    while len(pool) < count:
        pool.append(make())
    for number, widget in enumerate(pool):
        widget.setVisible(number < count)
    return pool[:count]
