"""The notice and the gate that it becomes, each layout of it a part of its own."""

from __future__ import annotations

from consentlab.views.notice.view import NoticeView

__all__ = ["NoticeView"]
