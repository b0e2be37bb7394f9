"""The automation contract: the ids that scripts rely on."""

from __future__ import annotations

from consentlab import ids

CONTRACT = """
home.scenarios home.start home.continue home.open
stage.account stage.settings stage.home stage.simulation
notice.dialog notice.toggle notice.accept notice.later notice.terms notice.policy notice.read
notice.choose notice.allow notice.decline
signup.email signup.code signup.name signup.plan signup.toggle signup.terms signup.next signup.back
signup.finish signup.cancel
settings.dialog settings.privacy settings.privacy.toggle settings.appearance settings.theme
settings.textSize settings.motion settings.export settings.erase settings.eraseConfirm
settings.eraseCancel settings.close
chats.list chats.search chats.filter chats.sort chats.summary chats.new chats.newPrivate
chats.newCoding
chat.title chat.training chat.retention chat.why chat.timeline chat.transcript chat.compose
chat.send chat.up chat.down chat.delete
clock.present clock.look clock.slider clock.next clock.noticeDay clock.deadline clock.plus30days
clock.plus5years clock.toPresent clock.play
lab.panel lab.plan lab.run lab.flag lab.review lab.variant lab.readings lab.undo lab.reset lab.log
lab.export
changes.panel changes.switchBack changes.close
compare.left compare.right compare.list
"""


def all_ids() -> list[str]:
    """Every id that `ids` names."""
    return [value for name, value in vars(ids).items() if name.isupper()]


def test_every_id_of_the_contract_is_named() -> None:
    """What is promised to scripts is all there; more may be."""
    assert set() == set(CONTRACT.split()) - set(all_ids())


def test_no_two_controls_share_an_id() -> None:
    """An id finds one control."""
    assert len(set(all_ids())) == len(all_ids())
