"""The one window. It comes up empty, in the colours of its theme, and is furnished at once.

What furnishing needs is imported then: the window itself is there nearly as soon as an
empty one would be.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consentlab.catalogue import Catalogue
from consentlab.model import Store
from consentlab.scene import Scene
from consentlab.views.ground import Ground

if TYPE_CHECKING:
    from consentlab.look.kit import Kit
    from consentlab.look.tokens import Theme
    from consentlab.views.blank import Blank
    from consentlab.views.captions import Captions
    from consentlab.views.content import Content
    from consentlab.views.labwindow import LabWindow
    from consentlab.widgets.focusring import FocusRing

SIZE = QSize(1440, 900)
SMALLEST = QSize(800, 560)
LEVELS = 12
"""As many levels as widgets lie in one another, from the window to a text, at most."""


class Window(QWidget):
    """Shows scenes. `dress` makes its views anew, in another theme, text size or language."""

    def __init__(self, store: Store, catalogue: Catalogue, missed: Callable[[], None]) -> None:
        super().__init__()
        self._store, self._catalogue, self._missed = store, catalogue, missed
        self._ground: Ground | None = None
        self.setObjectName("window")
        self.resize(SIZE)
        self.setMinimumSize(SMALLEST)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._content: Content | None = None
        self._ring: FocusRing | None = None
        self._lab: LabWindow | None = None
        self._captions: Captions | None = None
        self._pressed: list[str] = []
        self._blank: Blank | None = None
        self._told = Scene()
        store.changed.connect(self.show_scene)

    def show_ground(self, theme: Theme) -> None:
        """Until it is furnished, show no more than the theme's frame and paper."""
        self._ground = Ground(theme, self)
        self._layout.addWidget(self._ground)

    def dress(self, kit: Kit, *, keep: bool = False) -> None:
        """Build every view for this kit, in place of those of another one. Focus stays.

        `keep`: what was typed and not sent yet stays, too.
        """
        from consentlab.views.content import Content
        from consentlab.widgets.focusring import FocusRing

        lab = self._make_lab()
        focused = self.focusWidget()
        back_to = focused.objectName() if focused else ""
        old = self._content
        kit.dress(self)
        if old is not None:
            old.hide()
            old.deleteLater()
        self._pressed = self._captions.pressed if self._captions else []
        for part in (self._ground, self._ring, self._captions, self._blank):
            if part is not None:
                part.hide()
                part.deleteLater()
        self._ground = self._captions = self._blank = None
        self._kit = kit
        lab.dress(kit)
        self._content = content = Content(kit, self._store, self._catalogue, lab, self)
        self._layout.addWidget(content)
        self._ring = FocusRing(kit, self)
        self.show_scene(self._store.scene)
        if keep and old is not None:
            from consentlab.views.carry import carry

            carry(old, content)
        if back_to and (again := content.findChild(QWidget, back_to)):
            again.setFocus()

    def _make_lab(self) -> LabWindow:
        """The lab's own window, and the keys of both, when they are first needed."""
        if self._lab is None:
            from consentlab.views.keys import bind
            from consentlab.views.labwindow import LabWindow

            self._lab = LabWindow(self._store, self._catalogue, self)
            for window in (self, self._lab):
                bind(window, self._store, self._toggle_full_screen)
        return self._lab

    def show_scene(self, scene: Scene) -> None:
        """Show this scene."""
        if self._content is None:
            return
        self._content.show_scene(scene)
        self._present(scene, self._content)
        if self.isVisible():
            _lay_out()
        if self._captions is not None:
            self._captions.place()
        self._tell(scene)
        title = scene.state.scenario.title if scene.state else ""
        words = self._kit.words
        self.setWindowTitle(
            words("{title} – ConsentLab, a simulation", title=title)
            if title
            else words("ConsentLab, a simulation")
        )

    def _present(self, scene: Scene, content: Content) -> None:
        """Blank the window or bring the picture back, and show keys or not."""
        if scene.appearance.captions and self._captions is None:
            from consentlab.views.captions import Captions

            self._captions = Captions(self._kit, self, content.captions_ground, self._pressed)
            content.paper_resized.connect(self._captions.place)
        if scene.blank and self._blank is None:
            from consentlab.views.blank import Blank

            self._blank = Blank(self._kit, self._store, self)
        elif self._blank is not None and not scene.blank:
            self._blank.lift()
            self._blank = None
        if self._captions is not None:
            self._captions.show_scene(scene)

    def _tell(self, scene: Scene) -> None:
        """Have said what is new in this scene."""
        from consentlab.views.news import news
        from consentlab.widgets.announce import announce

        before, self._told = self._told, scene
        announce(self, news(self._kit.words, before, scene))

    def _toggle_full_screen(self) -> None:
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A blank screen stays blank whatever its size."""
        super().resizeEvent(event)
        if self._blank is not None:
            self._blank.setGeometry(self.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press that no control took."""
        self._missed()
        super().mousePressEvent(event)


def _lay_out() -> None:
    """Lay out now what asks for it: Qt would paint in between, and then all of it once more.

    A request goes up one level each time, from a text to the page that it stands on.
    """
    for _ in range(LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
