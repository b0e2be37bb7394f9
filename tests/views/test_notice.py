"""The notice, and the gate that it becomes: every way to close it, and what each leaves behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consentlab import ids
from consentlab.simulation import Refused
from consentlab.widgets.paragraph import Paragraph
from pages import ESC, Person

Start = Callable[..., Person]

GRACE, GATE = "existing-user", "deadline-passed"

SERVED, DEFERRED, TERMS = "served notice", "deferred notice", "accepted_terms"

ESC_SAID = (
    "Esc does not close this. Nothing can be sent before you choose; "
    "chats and settings stay readable."
)

CLOSINGS = {
    "accept, untouched": (
        GRACE,
        lambda p: p.press(ids.NOTICE_ACCEPT),
        [TERMS, "chosen True notice"],
    ),
    "accept, switched off": (
        GRACE,
        lambda p: p.notice.accept(with_switch_on=False),
        [TERMS, "chosen False notice"],
    ),
    "not now": (GRACE, lambda p: p.notice.later(), [DEFERRED]),
    "Esc": (GRACE, lambda p: p.key(ESC), [DEFERRED]),
    "the window closed": (GRACE, lambda p: p.quit(), []),
    "gate: accept, untouched": (
        GATE,
        lambda p: p.press(ids.NOTICE_ACCEPT),
        [TERMS, "chosen True notice"],
    ),
    "gate: accept, switched off": (
        GATE,
        lambda p: p.notice.accept(with_switch_on=False),
        [TERMS, "chosen False notice"],
    ),
    "gate: put aside to read": (GATE, lambda p: p.notice.read_first(), []),
    "gate: the window closed": (GATE, lambda p: p.quit(), []),
}
"""What a person does, and what that leaves in the ledger after `served`."""


@pytest.mark.parametrize("way", CLOSINGS)
def test_every_way_of_closing(start: Start, way: str) -> None:
    """What it records, and that without a choice the notice is there at the next start."""
    scenario, close, expected = CLOSINGS[way]
    person = start(scenario)
    assert ["walkthrough_started", SERVED] == person.acts()
    assert person.notice.is_open
    close(person)
    if person.is_running:
        assert not person.notice.is_open
        person.quit()
    assert [SERVED, *expected] == person.acts()[1:]
    person = start(None)
    assert person.notice.is_open is (TERMS not in expected)


def test_put_off_it_comes_back_on_the_next_simulated_day(start: Start) -> None:
    """Not on the same one. It is served anew, with nothing set but what is preset."""
    person = start()
    person.notice.flip()
    person.notice.later()
    person.chat.send("Something else first.")
    assert not person.notice.is_open
    person.clock.step()
    assert (True, True) == (person.notice.is_open, person.notice.switch)
    assert [SERVED, DEFERRED, "message_sent lisbon", "looked", SERVED] == person.acts()[1:]


def test_nothing_is_collected_before_accept(start: Start) -> None:
    """Moving the switch and reading are no choice."""
    person = start()
    for control in (ids.NOTICE_TOGGLE, ids.NOTICE_TERMS, ids.NOTICE_POLICY, ids.NOTICE_TOGGLE):
        person.press(control)
    assert ["walkthrough_started", SERVED] == person.acts()


@pytest.mark.parametrize(
    ("scenario", "answers"),
    [
        (GRACE, {ids.NOTICE_ACCEPT, ids.NOTICE_LATER}),
        (GATE, {ids.NOTICE_ACCEPT, ids.NOTICE_READ}),
    ],
)
def test_what_is_served(start: Start, scenario: str, answers: set[str]) -> None:
    """As reported, the switch is preset on; the gate cannot be put off."""
    person = start(scenario)
    assert (True, answers) == (person.notice.switch, person.notice.answers)
    (served,) = [event for event in person.recorded() if event.__class__.__name__ == "Served"]
    assert ("as-reported", "1") == (served.variant, served.version)  # type: ignore[union-attr]


def test_terms_and_policy_open_in_place(start: Start) -> None:
    """As our own summaries, each below its heading, its link marked; pressed again they close."""
    person = start()
    before = person.notice.lines
    assert person.program.simulation is not None
    notice = person.program.simulation.state.policy.pack.notice
    assert notice is not None
    links = (
        (ids.NOTICE_TERMS, "Terms, in short", notice.terms),
        (ids.NOTICE_POLICY, "Privacy policy, in short", notice.privacy),
    )
    every = {text for _, heading, lines in links for text in (heading, "\n\n".join(lines))}
    for link, heading, lines in links:
        person.press(link)
        opened = [line for line in person.notice.lines if line in every]
        assert [heading, "\n\n".join(lines)] == opened
        marks = [person.find(other).accessibleDescription() for other, *_ in links]
        assert ["Open" if other == link else "" for other, *_ in links] == marks
        person.press(link)
        assert before == person.notice.lines
        assert "" == person.find(link).accessibleDescription()


@pytest.mark.parametrize(("size", "text_size"), [((1024, 700), 200), ((800, 560), 100)])
def test_what_is_opened_begins_in_sight(
    start: Start, size: tuple[int, int], text_size: int
) -> None:
    """Whoever opens it, link and beginning; a notice that comes back begins at its title."""
    person = start(GATE, text_size=text_size)
    person.window.resize(*size)
    person.settle()
    title = person.words(ids.NOTICE_DIALOG)
    assert title in wholly_seen(person)
    person.program.store.summarise("privacy")
    person.settle()
    assert "Privacy policy, in short" in wholly_seen(person)
    link = person.find(ids.NOTICE_POLICY)
    assert link.visibleRegion().boundingRect() == link.rect()
    assert title not in wholly_seen(person)
    person.notice.read_first()
    person.notice.choose_now()
    assert title in wholly_seen(person)


def wholly_seen(person: Person) -> set[str]:
    """Every sentence of the notice of which nothing is scrolled away or covered."""
    dialog = person.find(ids.NOTICE_DIALOG)
    return {
        said.text()
        for said in dialog.findChildren(Paragraph)
        if said.visibleRegion().boundingRect() == said.rect()
    }


def test_esc_at_the_gate_says_why_and_does_nothing(start: Start) -> None:
    """Closing is never consent, and here not even closing."""
    person = start(GATE)
    before, acts = person.notice.lines, person.acts()
    person.key(ESC)
    said = [line for line in person.notice.lines if line not in before]
    assert [ESC_SAID] == said
    assert (acts, True) == (person.acts(), person.notice.is_open)


def test_at_the_gate_one_can_read_first_but_not_write(start: Start) -> None:
    """A banner stands where the field was, and leads back to the gate."""
    person = start(GATE)
    person.notice.read_first()
    assert not person.chat.can_write
    for way in (ids.CHATS_NEW, ids.CHATS_NEW_PRIVATE, ids.CHATS_NEW_CODING):
        assert not person.can_use(way)
    person.chats.open("Rent or buy")
    assert "Rent or buy" == person.chat.title
    person.settings.open()
    assert person.settings.privacy.switch is None
    person.settings.close()
    assert not person.notice.is_open
    person.notice.choose_now()
    assert (True, True) == (person.notice.is_open, person.notice.switch)
    person.notice.accept()
    assert person.chat.can_write


def test_put_aside_the_list_leads_back_to_the_gate(start: Start) -> None:
    """Where it is a page of its own, too; nothing can be begun there until then."""
    person = start(GATE, text_size=200)
    person.notice.read_first()
    assert not person.sees(ids.CHAT_COMPOSE)
    assert (
        "Nothing can be sent before you choose."
        == person.find(ids.NOTICE_CHOOSE).accessibleDescription()
    )
    assert not person.sees(ids.CHATS_NEW)
    person.notice.choose_now()
    person.notice.accept()
    assert (True, False) == (person.sees(ids.CHATS_NEW), person.sees(ids.NOTICE_CHOOSE))


def test_at_the_gate_the_simulation_itself_sends_nothing(start: Start) -> None:
    """Whoever calls it, with the gate on the screen or put aside."""
    person = start(GATE)
    simulation = person.program.simulation
    assert simulation is not None
    before = person.acts()
    for put_aside in (False, True):
        if put_aside:
            person.notice.read_first()
        with pytest.raises(Refused, match="Nothing can be sent before you choose"):
            simulation.send("lisbon", "Hello")
        with pytest.raises(Refused, match="Nothing can be sent before you choose"):
            simulation.create_chat("Hello")
    assert before == person.acts()


def test_a_choice_in_the_settings_opens_the_gate_too(start: Start) -> None:
    """The switch there is the same switch."""
    person = start(GATE)
    person.notice.read_first()
    person.settings.open()
    person.settings.privacy.flip()
    person.settings.close()
    assert "chosen True settings" == person.acts()[-1]
    assert (False, True) == (person.notice.is_open, person.chat.can_write)


def test_the_grace_period_ends_with_the_deadlines_own_day(start: Start) -> None:
    """The notice becomes the gate under the person's eyes when time passes."""
    person = start(GRACE)
    person.notice.later()
    person.clock.jump(ids.CLOCK_DEADLINE)
    assert ids.NOTICE_LATER in person.notice.answers
    person.notice.later()
    person.clock.step()
    assert ids.NOTICE_LATER not in person.notice.answers
