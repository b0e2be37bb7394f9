"""Every automation id. A control's object name and accessible identifier are its id.

Scripts, page objects and the log of interactions find controls by these strings, so one
changes only with an entry in the changelog. What each is for stands beside it; the table in
resources/automation.md is made of that, by `automation.idtable`. Rows of lists and cards have
no id of their own: they are found by the data role `widgets.chatrow.Row.ID`, from outside by
title.
"""

from __future__ import annotations

# Home
HOME_SCENARIOS = "home.scenarios"  # the list of scenario cards
HOME_START = "home.start"  # starts the highlighted scenario
HOME_CONTINUE = "home.continue"  # goes on with the last walkthrough; there only if there is one
HOME_OPEN = "home.open"  # opens a scenario file, with the system's dialog
HOME_APPEARANCE = "home.appearance"  # opens the settings, with the page about the look only
HOME_PROBLEM = "home.problem"  # what went wrong, in a sentence; there only then
HOME_CLOSE_PROBLEM = "home.closeProblem"  # puts that sentence away

# Frame bar and account menu
STAGE_ACCOUNT = "stage.account"  # opens the account menu
STAGE_SETTINGS = "stage.settings"  # opens the settings, on their first page; in the account menu
STAGE_HOME = "stage.home"  # goes back to Home
STAGE_SIMULATION = "stage.simulation"  # says that this is a simulation, and opens About
STAGE_PROBLEM = "stage.problem"  # puts away the sentence about what went wrong
STAGE_BLANK = "stage.blank"  # the blank screen
CAPTIONS = "stage.captions"  # the keys that were pressed; there only if captions are on

# What this program is
ABOUT_DIALOG = "about.dialog"  # what this program is, and its keys
ABOUT_CLOSE = "about.close"  # closes it

# Notice and gate
NOTICE_DIALOG = "notice.dialog"  # the maker's notice, or the gate
NOTICE_TOGGLE = "notice.toggle"  # the training switch; in layouts that have one
NOTICE_ACCEPT = "notice.accept"  # accepts the terms, with the choice that the switch shows
NOTICE_LATER = "notice.later"  # puts the notice off; before the deadline only
NOTICE_TERMS = "notice.terms"  # opens our summary of the terms in place, and closes it
NOTICE_POLICY = "notice.policy"  # opens our summary of the privacy policy in place, and closes it
NOTICE_READ = "notice.read"  # puts the gate aside, to read first; after the deadline only
NOTICE_CHOOSE = "notice.choose"  # brings the gate back that was put aside
NOTICE_ALLOW = "notice.allow"  # accepts, with yes; in layouts without a switch
NOTICE_DECLINE = "notice.decline"  # accepts, with no; in layouts without a switch

# Sign-up
SIGNUP_PAGE = "signup.page"  # the sign-up; its name is the title of the page at hand
SIGNUP_EMAIL = "signup.email"  # the address
SIGNUP_CODE = "signup.code"  # the code, which the page shows
SIGNUP_NAME = "signup.name"  # the name
SIGNUP_PLAN = "signup.plan"  # the plans; each is `signup.plan.PLAN`
SIGNUP_TOGGLE = "signup.toggle"  # the training switch; for plans that have the choice
SIGNUP_TERMS = "signup.terms"  # the box that accepts the terms
SIGNUP_NEXT = "signup.next"  # goes to the next page, or to the first fault of this one
SIGNUP_BACK = "signup.back"  # goes back a page
SIGNUP_FINISH = "signup.finish"  # stores plan, terms and choice; on the last page
SIGNUP_CANCEL = "signup.cancel"  # leaves for Home; nothing is stored

# Settings
SETTINGS_DIALOG = "settings.dialog"  # the settings
SETTINGS_ACCOUNT = "settings.account"  # turns to the account's page, the first one
SETTINGS_PRIVACY = "settings.privacy"  # turns to the privacy page
SETTINGS_PRIVACY_TOGGLE = "settings.privacy.toggle"  # the training switch; it applies at once
SETTINGS_APPEARANCE = "settings.appearance"  # turns to the page about the look
SETTINGS_DATA = "settings.data"  # turns to the page about the person's data
SETTINGS_THEME = "settings.theme"  # the colours; each is `settings.theme.THEME`
SETTINGS_TEXT_SIZE = "settings.textSize"  # the size of text; each is `settings.textSize.PERCENT`
SETTINGS_MOTION = "settings.motion"  # the switch of animations
SETTINGS_CAPTIONS = "settings.captions"  # the switch of captions of keys
SETTINGS_EXPORT = "settings.export"  # writes the ledger to a file, with the system's dialog
SETTINGS_ERASE = "settings.erase"  # asks whether to erase this profile
SETTINGS_ERASE_CONFIRM = "settings.eraseConfirm"  # erases it
SETTINGS_ERASE_CANCEL = "settings.eraseCancel"  # keeps it
SETTINGS_CLOSE = "settings.close"  # closes the settings

# List of chats
CHATS_LIST = "chats.list"  # the list of chats
CHATS_SEARCH = "chats.search"  # the text that titles or messages must hold
CHATS_FILTER = "chats.filter"  # opens the list of statuses; each is `chats.filter.STATUS`
CHATS_SHOW_ALL = "chats.showAll"  # ends the filter by status; there only if one is set
CHATS_SORT = "chats.sort"  # opens the list of orders; each is `chats.sort.ORDER`
CHATS_SUMMARY = "chats.summary"  # counts the chats of each status
CHATS_NEW = "chats.new"  # an empty page for a new chat
CHATS_NEW_PRIVATE = "chats.newPrivate"  # an empty page for a private chat
CHATS_NEW_CODING = "chats.newCoding"  # an empty page for a coding session

# Open chat
CHAT_TITLE = "chat.title"  # the open chat's title
CHAT_BACK = "chat.back"  # back to the list; in one column
CHAT_PARTS = "chat.parts"  # the parts of the open chat, where there is room for one only
CHAT_PART_CHAT = "chat.parts.chat"  # shows the messages
CHAT_PART_WHY = "chat.parts.why"  # shows Why
CHAT_PART_TIMELINE = "chat.parts.timeline"  # shows the timeline; in one column
CHAT_TRAINING = "chat.training"  # the training status, also in the property `status`
CHAT_RETENTION = "chat.retention"  # how long it is kept, also in `period` and `until`
CHAT_WHY = "chat.why"  # why it is so, in sentences with sources
CHAT_TIMELINE = "chat.timeline"  # the picture of turns, choices, runs and copies
CHAT_TRANSCRIPT = "chat.transcript"  # the messages
CHAT_SENSITIVE = "chat.sensitive"  # the switch that shows what a filter might blank out
CHAT_COMPOSE = "chat.compose"  # the field for a message
CHAT_SEND = "chat.send"  # sends it
CHAT_UP = "chat.up"  # rates the answer up
CHAT_DOWN = "chat.down"  # rates the answer down
CHAT_DELETE = "chat.delete"  # deletes the chat

# Clock
CLOCK_PRESENT = "clock.present"  # the present: the instant of the last act
CLOCK_LOOK = "clock.look"  # the instant looked from
CLOCK_SLIDER = "clock.slider"  # moves the look; an arrow key by a day
CLOCK_NEXT = "clock.next"  # moves the look to the next thing that changes, and names it
CLOCK_NOTICE_DAY = "clock.noticeDay"  # moves the look to the notice's first day
CLOCK_DEADLINE = "clock.deadline"  # moves the look to the notice's deadline
CLOCK_PLUS_30_DAYS = "clock.plus30days"  # moves the look on by 30 days
CLOCK_PLUS_5_YEARS = "clock.plus5years"  # moves the look on by 5 years
CLOCK_TO_PRESENT = "clock.toPresent"  # moves the look to the present
CLOCK_JUMP = "clock.jump"  # opens the list of jumps, or of the slider, that found no room
CLOCK_PLAY = "clock.play"  # goes from one change to the next, or stops

# Lab panel
LAB_PANEL = "lab.panel"  # the moderator's panel
LAB_PLAN = "lab.plan"  # opens the list of plans; each is `lab.plan.PLAN`
LAB_RUN = "lab.run"  # starts a training run
LAB_FLAG = "lab.flag"  # has safety systems flag the open chat
LAB_REVIEW = "lab.review"  # has reviewers read the open chat
LAB_VARIANT = "lab.variant"  # opens the list of variants; each is `lab.variant.VARIANT`
LAB_READINGS = "lab.readings"  # the open questions; each answer is `lab.readings.READING.VALUE`
LAB_UNDO = "lab.undo"  # takes the last act back
LAB_RESET = "lab.reset"  # a new profile for the next person
LAB_LOG = "lab.log"  # the live log of events
LAB_EXPORT = "lab.export"  # writes the ledger to a file, with the system's dialog
LAB_OWN_WINDOW = "lab.ownWindow"  # moves the panel to a window of its own, or back
LAB_CLOSE = "lab.close"  # closes the panel
LAB_LOCK = "lab.lock"  # the switch that keeps F2 from opening the panel
LAB_RUN_NAME = "lab.runName"  # the name of the training run to start
LAB_UNFOLD = "lab.unfold"  # shows or folds the readings, where room is short
LAB_SIMULATION = "lab.simulation"  # the same as `stage.simulation`, in the panel's own window
LAB_INTERACTIONS = "lab.interactions"  # whether the log lists interactions too

# What changed
CHANGES_PANEL = "changes.panel"  # what changed, with each reason
CHANGES_DIALOG = "changes.dialog"  # the overlay that holds it
CHANGES_SHOW = "changes.show"  # opens it, from the toast
CHANGES_DISMISS = "changes.dismiss"  # puts the toast away
CHANGES_SWITCH_BACK = "changes.switchBack"  # takes the last choice back, by a new one
CHANGES_CLOSE = "changes.close"  # puts away what changed

# Compare
STAGE_COMPARE = "stage.compare"  # opens Compare
STAGE_MORE = "stage.more"  # opens the list of what the frame bar has no room for, from 150 % text
COMPARE_BACK = "compare.back"  # back to the stage
COMPARE_KIND = "compare.kind"  # by what is compared; each is `compare.kind.KIND`
COMPARE_LEFT = "compare.left"  # opens the list of left sides; each is `compare.left.SIDE`
COMPARE_RIGHT = "compare.right"  # opens the list of right sides; each is `compare.right.SIDE`
COMPARE_LIST = "compare.list"  # the chats, with both sides
COMPARE_WHY = "compare.why"  # the reasons of both sides, for the chosen chat
COMPARE_LEFT_WHY = "compare.leftWhy"  # the reasons on the left
COMPARE_RIGHT_WHY = "compare.rightWhy"  # the reasons on the right
COMPARE_BOTH_WHY = "compare.bothWhy"  # scrolls the reasons of both; in one column
COMPARE_CLOSE_WHY = "compare.closeWhy"  # closes the reasons
