"""What an act is called when it is undone."""

from __future__ import annotations

from consentlab.events import Act, ChatCreated, MessageSent
from consentlab.policy.history import (
    AcceptedTerms,
    Chosen,
    Deferred,
    Deleted,
    Feedback,
    Flagged,
    PlanChanged,
    Reviewed,
    RunStarted,
)
from consentlab.state import State
from consentlab.words import Words


def taken_back(words: Words, state: State, events: tuple[Act, ...]) -> str:
    """One sentence about the act that these events were; "" for none."""
    if not events:
        return ""
    first, last = events[0], events[-1]
    what = _told(words, state, first if isinstance(first, ChatCreated) else last)
    return words("Undone: {what}.", what=what)


def _told(words: Words, state: State, event: Act) -> str:
    match event:
        case Chosen(surface="signup"):
            return words("signing up")
        case Chosen(allow=True):
            return words("switching on")
        case Chosen():
            return words("switching off")
        case AcceptedTerms():
            return words("accepting the terms")
        case Deferred():
            return words("putting the notice off")
        case PlanChanged(plan=plan):
            name = state.scenario.pack.plan_names[plan]
            return words("the move to the plan {plan}", plan=name)
        case RunStarted(run=run):
            return words("the training run “{run}”", run=run)
        case _:
            return _told_of_chat(words, state, event)


def _told_of_chat(
    words: Words,
    state: State,
    event: ChatCreated | MessageSent | Feedback | Flagged | Reviewed | Deleted,
) -> str:
    match event:
        case ChatCreated(title=title):
            return words("the new chat “{title}”", title=title)
        case MessageSent(chat=chat):
            return words("a message in “{title}”", title=_title(state, chat))
        case Feedback(chat=chat):
            return words("the rating in “{title}”", title=_title(state, chat))
        case Flagged(chat=chat):
            return words("the flag on “{title}”", title=_title(state, chat))
        case Reviewed(chat=chat):
            return words("the review of “{title}”", title=_title(state, chat))
        case Deleted(chat=chat):
            return words("deleting “{title}”", title=_title(state, chat))


def _title(state: State, chat_id: str) -> str:
    chat = state.chat(chat_id)
    return chat.title if chat else chat_id
