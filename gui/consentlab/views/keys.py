"""The keys that work on every screen, which intent each of them has, and how keys are named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from consentlab.model import Store
from consentlab.words import Words

Intent = Literal["full-screen", "larger", "smaller", "usual", "blank", "captions", "home", "lab"]

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

KEYS: dict[Intent, tuple[QKeyCombination, ...]] = {
    "full-screen": (QKeyCombination(Qt.Key.Key_F11),),
    "larger": (QKeyCombination(_CTRL, Qt.Key.Key_Plus), QKeyCombination(_CTRL, Qt.Key.Key_Equal)),
    "smaller": (QKeyCombination(_CTRL, Qt.Key.Key_Minus),),
    "usual": (QKeyCombination(_CTRL, Qt.Key.Key_0),),
    "blank": (QKeyCombination(Qt.Key.Key_F9),),
    "captions": (QKeyCombination(Qt.Key.Key_F8),),
    "home": (QKeyCombination(_ALT, Qt.Key.Key_Home),),
    "lab": (QKeyCombination(Qt.Key.Key_F2),),
}
"""Each intent and its keys; of several the first is the one that people are told.

None of them types anything, and no text field has a use of its own for it.
"""


def bind(window: QWidget, store: Store, full_screen: Callable[[], None]) -> None:
    """Have these keys work in a window, wherever its focus is and whatever lies over it."""
    intents: dict[Intent, Callable[[], object]] = {
        "full-screen": full_screen,
        "larger": store.enlarge_text,
        "smaller": store.reduce_text,
        "usual": store.reset_text,
        "blank": store.toggle_blank,
        "captions": store.toggle_captions,
        "home": store.go_home,
        "lab": store.toggle_lab,
    }
    for intent, keys in KEYS.items():
        shortcut = QShortcut(window)
        shortcut.setKeys([QKeySequence(key) for key in keys])
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(intents[intent])


def listed(words: Words) -> list[tuple[list[str], str]]:
    """What people are told: the caps of each key, and what it does. F2 is the moderator's."""
    does: dict[Intent, str] = {
        "full-screen": words("Full screen, and back"),
        "larger": words("Larger text"),
        "smaller": words("Smaller text"),
        "usual": words("Text at 100 %"),
        "blank": words("Blank the screen; any key brings it back"),
        "captions": words("Show the keys that are pressed"),
        "home": words("Back to Home; Enter then starts the same scenario again"),
    }
    return [(caps(words, KEYS[key][0]), told) for key, told in does.items()]


def caps(words: Words, pressed: QKeyCombination) -> list[str]:
    """The words on the keys that were pressed together; none for a Ctrl or Shift alone."""
    key, held = pressed.key(), pressed.keyboardModifiers()
    name = _names(words).get(key)
    if name is None:
        if not (key < Qt.Key.Key_Escape or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35):
            return []  # it is only held, or has no name that people know
        name = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    shift = Qt.KeyboardModifier.ShiftModifier
    if len(name) == 1 and key != Qt.Key.Key_Space:
        held &= ~shift  # it is in the sign already
    if key == Qt.Key.Key_Backtab:
        held |= shift
    modifiers = {
        _CTRL: words("Ctrl"),
        _ALT: words("Alt"),
        shift: words("Shift"),
    }
    return [*(word for modifier, word in modifiers.items() if held & modifier), name]


def _names(words: Words) -> dict[Qt.Key, str]:
    """Keys with words of their own; letters, figures and F1 to F35 are named by Qt."""
    key = Qt.Key
    return {
        key.Key_Tab: words("Tab"),
        key.Key_Backtab: words("Tab"),
        key.Key_Return: words("Enter"),
        key.Key_Enter: words("Enter"),
        key.Key_Space: words("Space"),
        key.Key_Escape: words("Esc"),
        key.Key_Backspace: words("Backspace"),
        key.Key_Delete: words("Delete"),
        key.Key_Home: words("Home"),
        key.Key_End: words("End"),
        key.Key_PageUp: words("Page Up"),
        key.Key_PageDown: words("Page Down"),
        key.Key_Left: "←",
        key.Key_Right: "→",
        key.Key_Up: "↑",
        key.Key_Down: "↓",
    }
