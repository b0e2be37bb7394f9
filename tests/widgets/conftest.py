"""A kit for every test of a widget."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from consentlab.look.kit import Kit
from kits import make_kit


@pytest.fixture
def kit(qapp: QApplication) -> Kit:  # noqa: ARG001  fonts need an application
    """The light theme at 100 % text, in English, with nothing moving."""
    return make_kit()
