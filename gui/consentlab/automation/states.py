"""The states of every screen, as data: a scenario, and the steps that lead there."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from consentlab import ids

Step = tuple[Any, ...]
"""An intent of the store and its arguments, or a step of `driver.Driver` and its own."""


class State(msgspec.Struct, frozen=True, kw_only=True):
    """One state of one screen.

    `scenario` is begun afresh before the steps; "" leaves what is open. `variants`: there is
    one such state for each variant of the notice. `reveal`: screens tell outcomes.
    `window` is the one to look at. `needs` is the id of a control without which, in a look
    that folds it away, there is no such state. Without `keys` any key leaves the state.
    """

    id: str
    title: str
    scenario: str = ""
    steps: tuple[Step, ...] = ()
    variants: bool = False
    reveal: bool = True
    window: Literal["main", "lab"] = "main"
    needs: str = ""
    keys: bool = True


def _signed_up(*answers: tuple[str, object]) -> tuple[Step, ...]:
    """The steps through so many pages of the sign-up."""
    return tuple(
        step for field, value in answers for step in (("answer", field, value), ("next_page",))
    )


_EMAIL = ("email", "ana@example.org")
_CODE = ("code", "418 203")
_NAME = ("name", "Ana")
_FREE, _TEAM = ("plan", "free"), ("plan", "team")
_ALLOW, _TERMS = ("allow", False), ("accepted", True)
_KEEP_LOOKING = (("later",),)
_PROBLEM = (
    "/home/ana/consentlab/ledger.sqlite3 cannot be written: the disk is full; make room there, "
    "then do it again."
)
_FAULTS = "mine.toml was not opened: 9 faults. Nothing was changed.\n" + "\n".join(
    f"chats[{n}].id: missing, expected a string" for n in range(9)
)
_CAME_BACK = "came-back"

STATES = (
    # Home
    State(id="home.first", title="Home, at the first start", steps=(("reset",),)),
    State(
        id="home.again",
        title="Home, with a walkthrough to go on with",
        scenario=_CAME_BACK,
        steps=(("go_home",),),
    ),
    State(
        id="home.problem",
        title="Home, with what went wrong",
        scenario=_CAME_BACK,
        steps=(("show_home", _FAULTS),),
    ),
    State(
        id="home.appearance",
        title="Home, with its settings",
        scenario=_CAME_BACK,
        steps=(("go_home",), ("show_appearance",)),
    ),
    # Notice and gate
    State(id="notice", title="The notice", scenario="existing-user", variants=True),
    State(
        id="notice.terms",
        title="The notice, with the terms",
        scenario="existing-user",
        steps=(("summarise", "terms"),),
    ),
    State(
        id="notice.policy",
        title="The notice, with the privacy policy",
        scenario="existing-user",
        steps=(("summarise", "privacy"),),
    ),
    State(
        id="notice.unset",
        title="The notice, accepted with nothing set",
        scenario="existing-user",
        steps=(("set_variant", "nothing-preset"), ("accept",)),
    ),
    State(id="gate", title="The gate", scenario="deadline-passed", variants=True),
    State(
        id="gate.said",
        title="The gate, after Esc",
        scenario="deadline-passed",
        steps=(("escape_gate",),),
        variants=True,
    ),
    State(
        id="gate.aside",
        title="The gate put aside",
        scenario="deadline-passed",
        steps=(("read_first",),),
    ),
    # Sign-up
    State(id="signup.email", title="Sign-up: email", scenario="new-user"),
    State(
        id="signup.fault",
        title="Sign-up: email, with a fault",
        scenario="new-user",
        steps=_signed_up(("email", "anaexample.org")),
    ),
    State(
        id="signup.code",
        title="Sign-up: code",
        scenario="new-user",
        steps=_signed_up(_EMAIL),
    ),
    State(
        id="signup.name",
        title="Sign-up: name",
        scenario="new-user",
        steps=_signed_up(_EMAIL, _CODE),
    ),
    State(
        id="signup.plan",
        title="Sign-up: plan",
        scenario="new-user",
        steps=_signed_up(_EMAIL, _CODE, _NAME),
    ),
    State(
        id="signup.training",
        title="Sign-up: training",
        scenario="new-user",
        steps=_signed_up(_EMAIL, _CODE, _NAME, _FREE),
    ),
    State(
        id="signup.training.fault",
        title="Sign-up: training, with a fault",
        scenario="new-user",
        steps=(*_signed_up(_EMAIL, _CODE, _NAME, _FREE), ("next_page",)),
    ),
    State(
        id="signup.terms",
        title="Sign-up: terms",
        scenario="new-user",
        steps=_signed_up(_EMAIL, _CODE, _NAME, _FREE, _ALLOW),
    ),
    State(
        id="signup.skipped",
        title="Sign-up: terms, of a plan that is not covered",
        scenario="new-user",
        steps=_signed_up(_EMAIL, _CODE, _NAME, _TEAM),
    ),
    State(
        id="signup.done",
        title="Sign-up: done",
        scenario="new-user",
        steps=_signed_up(_EMAIL, _CODE, _NAME, _FREE, _ALLOW, _TERMS),
    ),
    # Stage
    State(id="stage", title="The stage", scenario=_CAME_BACK),
    State(id="stage.chat", title="An open chat", scenario=_CAME_BACK, steps=(("open", "lisbon"),)),
    State(
        id="stage.why",
        title="Why, as a part of the chat",
        scenario=_CAME_BACK,
        steps=(("open", "lisbon"), ("show_part", "why")),
        needs=ids.CHAT_PART_WHY,
    ),
    State(
        id="stage.timeline",
        title="The timeline, as a part of the chat",
        scenario=_CAME_BACK,
        steps=(("open", "lisbon"), ("show_part", "timeline")),
        needs=ids.CHAT_PART_TIMELINE,
    ),
    State(
        id="stage.rated",
        title="A chat that was rated",
        scenario="feedback-and-flags",
        steps=(("open", "rhubarb"), ("rate", "up")),
    ),
    State(
        id="stage.sensitive",
        title="What a filter might blank out",
        scenario=_CAME_BACK,
        steps=(("open", "cover-letter"), ("show_sensitive", True)),
    ),
    State(id="stage.new", title="A new chat", scenario=_CAME_BACK, steps=(("new_chat", "chat"),)),
    State(
        id="stage.private",
        title="A new private chat",
        scenario=_CAME_BACK,
        steps=(("new_chat", "private"),),
    ),
    State(
        id="stage.coding",
        title="A new coding session",
        scenario=_CAME_BACK,
        steps=(("new_chat", "coding"),),
    ),
    State(
        id="stage.none",
        title="A search that finds nothing",
        scenario=_CAME_BACK,
        steps=(("search", "zeppelin"),),
    ),
    State(
        id="stage.filtered",
        title="Chats of one status",
        scenario=_CAME_BACK,
        steps=(("show_only", "withdrawn"),),
    ),
    State(
        id="stage.ahead", title="Looking ahead", scenario=_CAME_BACK, steps=(("look_by", 5 * 365),)
    ),
    State(id="stage.back", title="Looking back", scenario=_CAME_BACK, steps=(("look_by", -60),)),
    State(
        id="stage.toast",
        title="What a choice changed, in short",
        scenario="existing-user",
        steps=(("accept",),),
    ),
    State(
        id="stage.changes",
        title="What a choice changed",
        scenario="existing-user",
        steps=(("accept",), ("show_layer", "changes")),
    ),
    State(
        id="stage.problem",
        title="What went wrong",
        scenario=_CAME_BACK,
        steps=(("tell_problem", _PROBLEM),),
    ),
    State(
        id="stage.captions",
        title="Pressed keys shown",
        scenario=_CAME_BACK,
        steps=(("toggle_captions",), ("show_key", "larger")),
        needs=ids.CAPTIONS,
    ),
    State(
        id="stage.blank",
        title="Blank",
        scenario=_CAME_BACK,
        steps=(("toggle_blank",),),
        keys=False,
    ),
    State(id="about", title="About", scenario=_CAME_BACK, steps=(("show_layer", "about"),)),
    *(
        State(
            id=f"menu.{control}",
            title=f"The list of {control}",
            scenario=_CAME_BACK,
            steps=(("press", control),),
            needs=control,
        )
        for control in (
            ids.STAGE_ACCOUNT, ids.CHATS_FILTER, ids.CHATS_SORT, ids.CLOCK_JUMP, ids.STAGE_MORE,
        )
    ),
    *(
        State(id=f"stage.{scenario}", title=f"The scenario {scenario}", scenario=scenario)
        for scenario in (
            "changed-mind", "long-ago", "team-plan", "coding-sessions", "feedback-and-flags",
            "plan-change", "chatgpt-user", "gemini-user",
        )
    ),
    # Settings
    *(
        State(
            id=f"settings.{page}",
            title=f"Settings: {page}",
            scenario=_CAME_BACK,
            steps=(("show_layer", "settings"), ("show_page", page)),
        )
        for page in ("account", "appearance", "privacy", "data")
    ),
    State(
        id="settings.changed",
        title="Settings: privacy, with what changed",
        scenario=_CAME_BACK,
        steps=(("show_layer", "settings"), ("show_page", "privacy"), ("choose", False)),
    ),
    State(
        id="settings.erasing",
        title="Settings: data, about to erase",
        scenario=_CAME_BACK,
        steps=(("show_layer", "settings"), ("show_page", "data"), ("ask_erase", True)),
    ),
    State(
        id="settings.team",
        title="Settings: privacy, of a plan that is not covered",
        scenario="team-plan",
        steps=(("show_layer", "settings"), ("show_page", "privacy")),
    ),
    # Lab
    State(
        id="lab",
        title="The lab panel beside the chat",
        scenario=_CAME_BACK,
        steps=(("dock_lab",),),
        needs=ids.LAB_OWN_WINDOW,
    ),
    State(
        id="lab.window",
        title="The lab panel in its own window",
        scenario=_CAME_BACK,
        steps=(("part_lab",),),
        window="lab",
    ),
    # Compare
    *(
        State(
            id=f"compare.{kind}",
            title=f"Compare {kind}",
            scenario=_CAME_BACK,
            steps=(("show_compare", True), ("compare_by", kind)),
        )
        for kind in ("choices", "readings", "makers", "walkthroughs")
    ),
    State(
        id="compare.why",
        title="Compare, with the reasons",
        scenario=_CAME_BACK,
        steps=(("show_compare", True), ("explain_first",)),
    ),
    # Outcomes hidden
    State(id="hidden.stage", title="Outcomes hidden", scenario=_CAME_BACK, reveal=False),
    State(
        id="hidden.chat",
        title="Outcomes hidden: a chat",
        scenario=_CAME_BACK,
        steps=(("open", "lisbon"),),
        reveal=False,
    ),
    State(
        id="hidden.privacy",
        title="Outcomes hidden: settings, privacy",
        scenario=_CAME_BACK,
        steps=(("show_layer", "settings"), ("show_page", "privacy")),
        reveal=False,
    ),
    State(
        id="hidden.home",
        title="Outcomes hidden: Home",
        scenario=_CAME_BACK,
        steps=(("go_home",),),
        reveal=False,
    ),
)  # fmt: skip
"""Every screen and state, in the order in which the sheet shows them."""
