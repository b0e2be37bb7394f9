"""Reasons as tests speak of them: of a history in a few words, as rule, stated and text."""

from __future__ import annotations

from accounts import CHATGPT, CLAUDE, GEMINI, day, history, policy
from consentlab.policy.case import Case
from consentlab.policy.decide import decide_chat
from consentlab.policy.explain import Reason, explain
from consentlab.policy.history import AnyEvent, Chat
from consentlab.words import load

PLANS = {CLAUDE: "free", CHATGPT: "plus", GEMINI: "personal"}
STATED, ASSUMED = True, False


def why(
    one: Chat,
    *events: AnyEvent,
    at: str,
    name: str = CLAUDE,
    plan: str | None = None,
    **readings: str,
) -> tuple[Reason, ...]:
    """The reasons for the only chat, looked at at noon of that day."""
    account = history(one, events=events, plan=plan or PLANS[name])
    case, look = Case(policy(name, **readings), account), day(at, 12)
    outcome = decide_chat(case, one, look)
    assert outcome
    return explain(case, one, outcome, look, load("en"))


def says(rule: str, stated: bool, *text: str) -> tuple[str, bool, str]:
    """What `told` gives for one reason."""
    return rule, stated, "".join(text)


def told(reasons: tuple[Reason, ...], about: str) -> list[tuple[str, bool, str]]:
    """Rule, whether it is stated, and the words of the reasons about this."""
    return [(one.rule, one.stated, one.text) for one in reasons if one.about == about]
