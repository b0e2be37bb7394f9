"""A robot: somebody with habits before the program, who uses mouse and keyboard as people do."""

from __future__ import annotations

from random import Random

from consentlab import ids
from consentlab.automation.pages.settings import Settings
from consentlab.automation.person import Person
from consentlab.automation.personas import Persona

DAYS = 2
"""On so many simulated days, one after the other, a robot comes to the program."""

WIDTH, HEIGHT = 1024, 700
"""The robot's window: so small that Why has to be opened."""

TEXTS = ("Back to this.", "What did we say last?", "One more question.", "Thank you, that helps.")
"""What robots write."""


class Robot:
    """Does what its persona is likely to do. All that is left to chance comes from `chance`.

    Every draw depends on what the robot sees, and on nothing else.
    """

    def __init__(self, person: Person, persona: Persona, chance: Random) -> None:
        self._person, self._persona, self._chance = person, persona, chance

    def play(self) -> None:
        """Live through the days. Raises CannotBeDone where a person could not go on."""
        person = self._person
        # What lies behind the pixels is the same, and drawing them is half of the time.
        person.window.setUpdatesEnabled(False)
        person.window.resize(WIDTH, HEIGHT)
        person.settle()
        for day in range(DAYS):
            if day:
                person.clock.step()
            if person.signup.is_open:
                self._sign_up()
            self._meet_notice()
            self._see_what_changed()
            self._take_up_a_chat()
            if self._likely(self._persona.visits_settings):
                self._visit_settings(person.settings)

    def _likely(self, probability: float) -> bool:
        return self._chance.random() < probability

    def _sign_up(self) -> None:
        signup = self._person.signup
        signup.go_to("plan")
        plan = self._chance.choice(signup.plans)
        signup.go_to("done", plan=plan, allow=self._likely(self._persona.allows))
        signup.finish()

    def _meet_notice(self) -> None:
        person, notice = self._person, self._person.notice
        off = self._likely(self._persona.puts_off)
        if not (notice.is_open or off) and person.sees(ids.NOTICE_CHOOSE):
            notice.choose_now()
        if not notice.is_open:
            return
        if self._likely(self._persona.reads):
            for summary in (ids.NOTICE_TERMS, ids.NOTICE_POLICY, ids.NOTICE_POLICY):
                person.press(summary)
        if off and person.can_use(ids.NOTICE_LATER):
            notice.later()
        elif off and person.can_use(ids.NOTICE_READ):
            notice.read_first()
        elif person.sees(ids.NOTICE_TOGGLE):
            notice.accept(with_switch_on=self._wanted(notice.switch, self._persona.flips))
        elif self._likely(self._persona.allows):
            notice.allow()
        else:
            notice.decline()

    def _wanted(self, stands: bool | None, flips: float) -> bool:
        """Where a switch is to stand that stands here now, None while nothing is set."""
        if stands is None:
            return self._likely(self._persona.allows)
        return stands != self._likely(flips)

    def _see_what_changed(self) -> None:
        person = self._person
        if person.changes.toast and self._likely(self._persona.asks_why):
            person.press(ids.CHANGES_SHOW)
            person.press(ids.CHANGES_CLOSE)

    def _take_up_a_chat(self) -> None:
        person, chats = self._person, self._person.chats.ids
        if chats:
            person.chats[self._chance.choice(chats)].open()
            if self._likely(self._persona.asks_why) and person.sees(ids.CHAT_PART_WHY):
                person.press(ids.CHAT_PART_WHY)
        if not self._likely(self._persona.writes):
            return
        if person.sees(ids.CHAT_PART_CHAT):
            person.press(ids.CHAT_PART_CHAT)
        if person.chat.can_write:
            person.chat.send(self._chance.choice(TEXTS))

    def _visit_settings(self, settings: Settings) -> None:
        settings.open()
        privacy = settings.privacy
        if privacy.can_flip:
            if self._wanted(privacy.switch, self._persona.changes_mind):
                privacy.turn_on()
            else:
                privacy.turn_off()
        settings.close()
