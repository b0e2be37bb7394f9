"""What the notice says: the variant's own words, or those of its layout."""

from __future__ import annotations

from consentlab.policy.pack import Notice, PolicyPack
from consentlab.scene import Summary
from consentlab.state import State
from consentlab.variant import Variant
from consentlab.views.phrases import kept_each
from consentlab.words import Words


class Sentences:
    """The words of one variant in one language. Where the variant says nothing, the layout does.

    The variant's own words are shown as they are, in every language.
    """

    def __init__(self, words: Words, variant: Variant) -> None:
        self._words, self._layout, self._own = words, variant.layout, variant.texts

    def title(self, notice: Notice) -> str:
        """The maker's title; a question of our own above two equal buttons."""
        if self._own.title:
            return self._own.title
        return self._words("Two things change") if self._layout == "equal-buttons" else notice.title

    def date(self, state: State, *, gate: bool) -> str:
        """From when it applies, and whether a choice is needed to go on."""
        words, deadline = self._words, state.policy.deadline
        if deadline is None:
            return ""
        day = words.long_day(deadline)
        own = self._own.gate if gate else self._own.date
        if own:
            return _filled(own, deadline=day)
        applied = gate and state.look.date() >= deadline
        if self._layout == "equal-buttons":
            return self._question(day, gate=gate, applied=applied)
        if not gate:
            return words("They apply from {day}. You can accept them now.", day=day)
        if applied:
            return words("They have applied since {day}. To go on, a choice is needed.", day=day)
        return words("They apply from {day}. To go on, a choice is needed.", day=day)

    def _question(self, day: str, *, gate: bool, applied: bool) -> str:
        words = self._words
        if not gate:
            return words(
                "The updated terms and privacy policy apply from {day}. May new and resumed chats "
                "and coding sessions be used to train models?",
                day=day,
            )
        if applied:
            return words(
                "The updated terms and privacy policy have applied since {day}. To go on, a choice "
                "is needed: may new and resumed chats and coding sessions be used to train models?",
                day=day,
            )
        return words(
            "The updated terms and privacy policy apply from {day}. To go on, a choice is needed: "
            "may new and resumed chats and coding sessions be used to train models?",
            day=day,
        )

    def training(self, pack: PolicyPack, *, apart: bool) -> tuple[str, str]:
        """Heading and sentence of what may be trained on. `apart`: the switch stands elsewhere."""
        words, own = self._words, self._own.training
        if self._layout == "two-choices":
            return words("Training"), own or words(
                "With training on, new and resumed chats and coding sessions are used to train "
                "models. You can change this in Settings at any time."
            )
        if apart:
            return words("Training"), own or words(
                "With the switch below on, new and resumed chats and coding sessions are used to "
                "train models. You can change this in Settings at any time."
            )
        return pack.switch.label, own or words(
            "Allow new and resumed chats and coding sessions to be used to train models. You can "
            "change this in Settings at any time."
        )

    def retention(self, state: State) -> tuple[str, str]:
        """Heading and sentence of how long chats are kept."""
        words = self._words
        on, off = self.periods(state)
        heading = words("How long new and resumed chats are kept")
        if self._own.retention:
            return heading, _filled(self._own.retention, on=on, off=off)
        if self._layout == "two-choices":
            return heading, words("{on} with training on, {off} with training off.", on=on, off=off)
        return heading, words("{on} with the switch on, {off} with it off.", on=on, off=off)

    def periods(self, state: State) -> tuple[str, str]:
        """How long chats are kept with training on, and with training off."""
        return kept_each(self._words, state.policy)

    def brief(self, state: State) -> str:
        """Both sides of the choice in a line, for where the text about them has no room."""
        on, off = self.periods(state)
        return self._words("On: may train, kept {on}. Off: does not, kept {off}.", on=on, off=off)

    def brief_each(self, state: State) -> tuple[str, str]:
        """The same, of each of two answers."""
        on, off = self.periods(state)
        words = self._words
        return (
            words("May train, kept {period}", period=on),
            words("Does not train, kept {period}", period=off),
        )

    def summary(self, summary: Summary) -> str:
        """The heading of our summary that is open."""
        if summary == "terms":
            return self._words("Terms, in short")
        return self._words("Privacy policy, in short")

    def stays(self, *, gate: bool) -> str:
        """Why Esc does not close the notice."""
        if gate:
            return self._words(
                "Esc does not close this. Nothing can be sent before you choose; "
                "chats and settings stay readable."
            )
        return self._words("Esc does not close this. To go on, choose here.")

    @property
    def unset(self) -> str:
        """What has to be set before Accept can be accepted."""
        return self._words("Set the switch first: on or off.")

    @property
    def accept(self) -> str:
        """Of the button that accepts with what the switch shows."""
        return self._own.accept or self._words("Accept")

    @property
    def later(self) -> str:
        """Of the button that puts the notice off."""
        return self._own.later or self._words("Not now")

    @property
    def allow(self) -> str:
        """Of the button or line that accepts and allows."""
        in_list = self._layout == "two-choices"
        usual = self._words("Accept, training on") if in_list else self._words("Allow")
        return self._own.allow or usual

    @property
    def decline(self) -> str:
        """Of the button or line that accepts and declines."""
        in_list = self._layout == "two-choices"
        usual = self._words("Accept, training off") if in_list else self._words("Decline")
        return self._own.decline or usual


def _filled(text: str, **values: str) -> str:
    """A text of a file, its fields replaced; nothing else in it means anything."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text
