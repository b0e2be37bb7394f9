"""What a presenter does to the screen: text size, captions, and the blank."""

from __future__ import annotations

import msgspec

from consentlab import ids
from consentlab.scene import TEXT_SIZES
from consentlab.scenes import Scenes


class Presenting(Scenes):
    """The intents of the keys that work on every screen."""

    def enlarge_text(self) -> None:
        """The next larger text size, if there is one."""
        now = self.scene.appearance.text_size
        self._size_text(next((size for size in TEXT_SIZES if size > now), now))

    def reduce_text(self) -> None:
        """The next smaller text size, if there is one."""
        now = self.scene.appearance.text_size
        self._size_text(next((size for size in reversed(TEXT_SIZES) if size < now), now))

    def reset_text(self) -> None:
        """The text size that the program comes with."""
        self._size_text(TEXT_SIZES[0])

    def toggle_captions(self) -> None:
        """Show the keys that are pressed from now on, or no longer."""
        shown = not self.scene.appearance.captions
        self.note("changed", ids.SETTINGS_CAPTIONS, shown)
        self.change(appearance=msgspec.structs.replace(self.scene.appearance, captions=shown))

    def show_blank(self, shown: bool) -> None:
        """Blank the screen, or bring the picture back."""
        self.note("opened" if shown else "closed", ids.STAGE_BLANK)
        self.change(blank=shown)

    def toggle_blank(self) -> None:
        """The same by the key, which the moderator's window has too."""
        self.show_blank(not self.scene.blank)

    def _size_text(self, size: int) -> None:
        """Remembered as what is picked in the settings is."""
        look = self.scene.appearance
        if size != look.text_size:
            self.note("changed", ids.SETTINGS_TEXT_SIZE, str(size))
            self.change(appearance=msgspec.structs.replace(look, text_size=size))
