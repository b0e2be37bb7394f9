"""Names for what is made in a simulation: chats and training runs."""

from __future__ import annotations

from collections.abc import Collection

LONGEST_TITLE = 40
"""How many characters of a first message its chat's title has at most, before any number."""


def title_of(text: str, taken: Collection[str]) -> str:
    """A title for the chat that begins with this text: its first words, cut between two.

    One that is taken already gets a number: " 2", " 3" and so on.
    """
    words = "".join(c if c.isprintable() else " " for c in text).split()
    title = ""
    for word in words:
        longer = f"{title} {word}".lstrip()
        if len(longer) > LONGEST_TITLE:
            break
        title = longer
    title = title or (words[0][:LONGEST_TITLE] if words else "…")
    return title if title not in taken else unused(f"{title} ", 2, taken)


def unused(stem: str, first: int, taken: Collection[str]) -> str:
    """The stem with the first number, from `first` on, that makes it none of those taken."""
    while f"{stem}{first}" in taken:
        first += 1
    return f"{stem}{first}"


def storable(text: str) -> str:
    """The text without what UTF-8 cannot hold: halves of surrogate pairs become "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")
