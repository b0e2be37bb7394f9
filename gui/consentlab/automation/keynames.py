"""Keys by the words that stand on them: "Esc", "F2", "Alt+Home", "Ctrl++"."""

from __future__ import annotations

from PySide6.QtCore import Qt

_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
_NAMED = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Space": Qt.Key.Key_Space,
    "Backspace": Qt.Key.Key_Backspace,
    "Delete": Qt.Key.Key_Delete,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "PageUp": Qt.Key.Key_PageUp,
    "PageDown": Qt.Key.Key_PageDown,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
}

Combination = tuple[Qt.Key, Qt.KeyboardModifier]


def is_key(name: str) -> bool:
    """Whether this names a key, with or without others that are held."""
    return _read(name) is not None


def combination(name: str) -> Combination:
    """The key that this names, and what is held with it. Raises KeyError if it names none."""
    read = _read(name)
    if read is None:
        raise KeyError(name)
    return read


def _read(name: str) -> Combination | None:
    held = Qt.KeyboardModifier.NoModifier
    while (begun := name.partition("+"))[0] in _MODIFIERS and begun[2]:
        held |= _MODIFIERS[begun[0]]
        name = begun[2]
    key = _NAMED.get(name)
    if key is None and len(name) == 1 and name.isascii() and name.isprintable():
        key = Qt.Key(ord(name.upper()))
    elif key is None and name in {f"F{number}" for number in range(1, 13)}:
        key = Qt.Key(Qt.Key.Key_F1.value + int(name[1:]) - 1)
    return None if key is None else (key, held)
