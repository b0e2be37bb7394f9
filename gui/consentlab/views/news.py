"""What a new scene brings that no focus moves to: it is announced (WCAG 4.1.3).

What is said here stands on the screen as well. A page of the sign-up and its faults, the
faults of a file on Home, and what one stands at in the timeline are announced where they are.
"""

from __future__ import annotations

from consentlab.scene import Scene
from consentlab.views.notice.sentences import Sentences
from consentlab.words import Words


def news(words: Words, before: Scene, scene: Scene) -> str:
    """What to say once this scene follows that one, "" for nothing."""
    said = (
        _problem(before, scene),
        _notice(words, before, scene),
        _moved(words, before, scene),
    )
    return " ".join(sentence for sentence in said if sentence)


def _problem(before: Scene, scene: Scene) -> str:
    """What went wrong; Home and Compare have a banner that says it itself."""
    there = scene.state is not None and scene.compare is None
    return scene.problem if there and scene.problem != before.problem else ""


def _notice(words: Words, before: Scene, scene: Scene) -> str:
    """The notice opens, or says why it stays."""
    state = scene.state
    if scene.layer != "notice" or state is None:
        return ""
    opened = before.layer != "notice" or before.state is None or before.variant != scene.variant
    gate, notice = state.notice == "must-choose", state.policy.pack.notice
    sentences = Sentences(words, scene.variant)
    if opened and notice is not None:
        return f"{sentences.title(notice)}. {sentences.date(state, gate=gate)}"
    if scene.gate_said and not before.gate_said:
        return sentences.stays(gate=gate)
    if scene.unset_said and not before.unset_said:
        return sentences.unset
    return ""


def _moved(words: Words, before: Scene, scene: Scene) -> str:
    """What a choice, an act or a move in time changed; where that is hidden, that it was made."""
    state, moved = scene.state, scene.moved
    if state is None or scene.moving:
        return ""
    if moved is not None and moved is not before.moved:
        from consentlab.views.changewords import toast_words

        what, why = toast_words(words, moved)
        if scene.reveal:
            return f"{what}. {why}."
        if moved.cause in ("on", "off"):
            return f"{why}."
    here = before.state is not None and before.state.walkthrough == state.walkthrough
    if here and before.state is not None and before.state.look != state.look:
        return words("Looking from {day}.", day=words.day(state.look))
    return ""
