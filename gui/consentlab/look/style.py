"""The one style sheet of the window: Qt's own widgets in the colours of the theme.

What ConsentLab draws itself (buttons, switches, badges, cards, rows) is not in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consentlab.look.kit import Kit

# Qt keeps no fractions of a pixel in a style sheet, so strokes are whole here.
_SHEET = """
QMainWindow, #window {{ background: {frame}; }}
QLabel {{ color: {text}; background: transparent; }}
QLabel:disabled {{ color: {text}; }}
QScrollArea, QListView, QAbstractScrollArea {{ background: transparent; border: 0; outline: 0; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QToolTip {{ color: {text}; background: {raised}; border: 1px solid {control}; padding: {tip}px; }}

QLineEdit, QPlainTextEdit {{
    color: {text}; background: {raised}; placeholder-text-color: {muted};
    border: {line}px solid {control}; border-radius: {radius}px;
    selection-color: {on_accent}; selection-background-color: {accent};
}}
/* Said here too: what is made before its parent would keep the application's size. */
QLineEdit, QPlainTextEdit, QMenu {{ font-size: {body}px; }}
QToolTip {{ font-size: {caption}px; }}
QLineEdit {{ min-height: {inner}px; padding: 0 {side}px; }}
QPlainTextEdit {{ padding: {tip}px {tip}px; }}
QLineEdit[large="true"] {{ min-height: {tall}px; font-size: {large}px; }}
QLineEdit[fault="true"] {{ border: {fault}px solid {error}; padding: 0 {fault_side}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{
    color: {disabled}; background: transparent; border-color: {subtle};
}}
QLineEdit[bare="true"], QPlainTextEdit[bare="true"] {{ background: transparent; border: 0; }}

QMenu {{
    color: {text}; background: {raised}; border: {line}px solid {control};
    border-radius: {menu_radius}px; padding: {menu_pad}px;
}}
QMenu::item {{
    min-height: {inner}px; padding: 0 {menu_side}px; border-radius: {item_radius}px;
}}
QMenu::item:selected {{ background: {hover}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::icon {{ padding-left: {menu_icon}px; padding-right: {menu_icon}px; }}
QMenu::separator {{ height: 1px; background: {subtle}; margin: {menu_pad}px; }}

QFrame[part="head"] {{ border: 0; border-bottom: {hair}px solid {subtle}; }}
QFrame[part="ruled"] {{ border: 0; border-top: {hair}px solid {subtle}; }}
QFrame[part="frame-ruled"] {{ border: 0; border-top: {hair}px solid {frame_line}; }}
QFrame[part="rule"] {{ border: 0; background: {subtle}; max-height: {hair}px;
    min-height: {hair}px; }}
QFrame[part="upright-rule"] {{ border: 0; background: {subtle}; max-width: {hair}px;
    min-width: {hair}px; }}
QFrame[part="upright"] {{ border: 0; background: {control}; max-width: {hair}px;
    min-width: {hair}px; }}
QFrame[part="line"] {{ border: 0; background: {control}; max-height: {line}px;
    min-height: {line}px; }}
QFrame[part="compose"], QFrame[part="switch-card"] {{
    background: {raised}; border: {line}px solid {control}; border-radius: {card_radius}px;
}}
QFrame[part="switch-card"][fault="true"] {{ border: {fault}px solid {error}; }}
QFrame[part="compose"] QLineEdit {{ background: transparent; border: 0; padding: 0; }}
QLabel[part="tile"] {{ background: {sunken}; border: {tile_edge}; border-radius: 12px; }}

QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: 4px; }}
/* Clear of a card's round corners, and of its edge where nothing else keeps it off. */
QScrollBar[in="card"]:vertical {{ margin: 12px 0; }}
QScrollBar[in="bare-card"]:vertical {{ width: 9px; margin: {bare_card}; }}
QScrollBar:horizontal {{ height: 4px; }}
QScrollBar::handle {{ background: {control}; border-radius: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
/* Rows have a ground of their own when they are open, which the bar does not touch. */
QListView[part="rows"] QScrollBar:vertical {{ width: 8px; }}
QScrollBar[in="page"]:vertical {{ width: 8px; margin: {page}; }}
QListView[part="rows"] QScrollBar::handle:vertical {{ margin-{row_side}: 4px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def sheet(kit: Kit) -> str:
    """The style sheet for this kit's theme and text size."""
    line = int(kit.stroke("control"))
    side = kit.px(12)
    return _SHEET.format(
        frame=_hex(kit, "surface.frame"),
        raised=_hex(kit, "surface.raised"),
        hover=_hex(kit, "surface.hover"),
        text=_hex(kit, "text.primary"),
        muted=_hex(kit, "text.muted"),
        disabled=_hex(kit, "text.disabled"),
        on_accent=_hex(kit, "text.on_accent"),
        accent=_hex(kit, "accent.base"),
        subtle=_hex(kit, "border.subtle"),
        control=_hex(kit, "border.control"),
        error=_hex(kit, "border.error"),
        body=kit.font("body").pixelSize(),
        caption=kit.font("caption").pixelSize(),
        line=line,
        hair=int(kit.stroke("hair")),
        frame_line=_hex(kit, "border.frame"),
        sunken=_hex(kit, "surface.sunken"),
        tile_edge=f"1px solid {_hex(kit, 'border.subtle')}" if kit.contrast else "0",
        radius=kit.px(kit.theme.radius["control"]),
        card_radius=kit.px(14),  # as its buttons': else theirs would be rounder at large text
        inner=kit.px(kit.theme.target["control"]) - 2 * line,
        tall=kit.px(48) - 2 * line,
        large=kit.px(18),
        side=side,
        row_side="right" if kit.rtl else "left",
        page="4px 0 4px 4px" if kit.rtl else "4px 4px 4px 0",
        bare_card="6px 0 20px 5px" if kit.rtl else "6px 5px 20px 0",
        fault=line + 1,
        fault_side=side - 1,
        tip=kit.px(6),
        menu_radius=14,
        menu_pad=6,
        menu_side=kit.px(10),
        menu_icon=kit.px(10),
        item_radius=8,
    )


def _hex(kit: Kit, path: str) -> str:
    return kit.color(path).name()
