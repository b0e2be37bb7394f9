"""Tooltips that show their words as they are, whoever wrote them."""

from __future__ import annotations

from PySide6.QtGui import Qt

LONGEST = 400
"""How many characters a tooltip shows: it is no place to read on."""


def literal(text: str) -> str:
    """The text as a tooltip to be set: Qt would take what looks like markup in it for its own."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - 1]}…"
    if not Qt.mightBeRichText(text):
        return text
    from html import escape

    return f"<span>{escape(text)}</span>"
