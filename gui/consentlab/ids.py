"""Every automation id. A control's object name and accessible identifier are its id.

Scripts, page objects and the log of interactions find controls by these strings, so one
changes only with an entry in the changelog. Rows of lists and cards have no id of their
own: they are found by the data role `widgets.chatrow.Row.ID`, from outside by title.
"""

from __future__ import annotations

# Home
HOME_SCENARIOS = "home.scenarios"
HOME_START = "home.start"
HOME_CONTINUE = "home.continue"
HOME_OPEN = "home.open"
HOME_PROBLEM = "home.problem"
HOME_CLOSE_PROBLEM = "home.closeProblem"

# Frame bar and account menu
STAGE_ACCOUNT = "stage.account"
STAGE_SETTINGS = "stage.settings"
STAGE_HOME = "stage.home"
STAGE_SIMULATION = "stage.simulation"
STAGE_PROBLEM = "stage.problem"
STAGE_BLANK = "stage.blank"
CAPTIONS = "stage.captions"

# What this program is
ABOUT_DIALOG = "about.dialog"
ABOUT_CLOSE = "about.close"

# Notice and gate
NOTICE_DIALOG = "notice.dialog"
NOTICE_TOGGLE = "notice.toggle"
NOTICE_ACCEPT = "notice.accept"
NOTICE_LATER = "notice.later"
NOTICE_TERMS = "notice.terms"
NOTICE_POLICY = "notice.policy"
NOTICE_READ = "notice.read"
NOTICE_CHOOSE = "notice.choose"
NOTICE_ALLOW = "notice.allow"
NOTICE_DECLINE = "notice.decline"

# Sign-up
SIGNUP_PAGE = "signup.page"
SIGNUP_EMAIL = "signup.email"
SIGNUP_CODE = "signup.code"
SIGNUP_NAME = "signup.name"
SIGNUP_PLAN = "signup.plan"
SIGNUP_TOGGLE = "signup.toggle"
SIGNUP_TERMS = "signup.terms"
SIGNUP_NEXT = "signup.next"
SIGNUP_BACK = "signup.back"
SIGNUP_FINISH = "signup.finish"
SIGNUP_CANCEL = "signup.cancel"

# Settings
SETTINGS_DIALOG = "settings.dialog"
SETTINGS_ACCOUNT = "settings.account"
SETTINGS_PRIVACY = "settings.privacy"
SETTINGS_PRIVACY_TOGGLE = "settings.privacy.toggle"
SETTINGS_APPEARANCE = "settings.appearance"
SETTINGS_DATA = "settings.data"
SETTINGS_THEME = "settings.theme"
SETTINGS_TEXT_SIZE = "settings.textSize"
SETTINGS_MOTION = "settings.motion"
SETTINGS_CAPTIONS = "settings.captions"
SETTINGS_EXPORT = "settings.export"
SETTINGS_ERASE = "settings.erase"
SETTINGS_ERASE_CONFIRM = "settings.eraseConfirm"
SETTINGS_ERASE_CANCEL = "settings.eraseCancel"
SETTINGS_CLOSE = "settings.close"

# List of chats
CHATS_LIST = "chats.list"
CHATS_SEARCH = "chats.search"
CHATS_FILTER = "chats.filter"
CHATS_SORT = "chats.sort"
CHATS_SUMMARY = "chats.summary"
CHATS_NEW = "chats.new"
CHATS_NEW_PRIVATE = "chats.newPrivate"
CHATS_NEW_CODING = "chats.newCoding"

# Open chat
CHAT_TITLE = "chat.title"
CHAT_BACK = "chat.back"
CHAT_PARTS = "chat.parts"
CHAT_PART_CHAT = "chat.parts.chat"
CHAT_PART_WHY = "chat.parts.why"
CHAT_PART_TIMELINE = "chat.parts.timeline"
CHAT_TRAINING = "chat.training"
CHAT_RETENTION = "chat.retention"
CHAT_WHY = "chat.why"
CHAT_TIMELINE = "chat.timeline"
CHAT_TRANSCRIPT = "chat.transcript"
CHAT_SENSITIVE = "chat.sensitive"
CHAT_COMPOSE = "chat.compose"
CHAT_SEND = "chat.send"
CHAT_UP = "chat.up"
CHAT_DOWN = "chat.down"
CHAT_DELETE = "chat.delete"

# Clock
CLOCK_PRESENT = "clock.present"
CLOCK_LOOK = "clock.look"
CLOCK_SLIDER = "clock.slider"
CLOCK_NEXT = "clock.next"
CLOCK_NOTICE_DAY = "clock.noticeDay"
CLOCK_DEADLINE = "clock.deadline"
CLOCK_PLUS_30_DAYS = "clock.plus30days"
CLOCK_PLUS_5_YEARS = "clock.plus5years"
CLOCK_TO_PRESENT = "clock.toPresent"
CLOCK_JUMP = "clock.jump"
CLOCK_PLAY = "clock.play"

# Lab panel
LAB_PANEL = "lab.panel"
LAB_PLAN = "lab.plan"
LAB_RUN = "lab.run"
LAB_FLAG = "lab.flag"
LAB_REVIEW = "lab.review"
LAB_VARIANT = "lab.variant"
LAB_READINGS = "lab.readings"
LAB_UNDO = "lab.undo"
LAB_RESET = "lab.reset"
LAB_LOG = "lab.log"
LAB_EXPORT = "lab.export"
LAB_OWN_WINDOW = "lab.ownWindow"
LAB_CLOSE = "lab.close"
LAB_LOCK = "lab.lock"
LAB_RUN_NAME = "lab.runName"
LAB_UNFOLD = "lab.unfold"
LAB_INTERACTIONS = "lab.interactions"

# What changed
CHANGES_PANEL = "changes.panel"
CHANGES_DIALOG = "changes.dialog"
CHANGES_SHOW = "changes.show"
CHANGES_DISMISS = "changes.dismiss"
CHANGES_SWITCH_BACK = "changes.switchBack"
CHANGES_CLOSE = "changes.close"

# Compare
STAGE_COMPARE = "stage.compare"
STAGE_MORE = "stage.more"
COMPARE_BACK = "compare.back"
COMPARE_KIND = "compare.kind"
COMPARE_LEFT = "compare.left"
COMPARE_RIGHT = "compare.right"
COMPARE_LIST = "compare.list"
COMPARE_WHY = "compare.why"
COMPARE_LEFT_WHY = "compare.leftWhy"
COMPARE_RIGHT_WHY = "compare.rightWhy"
COMPARE_CLOSE_WHY = "compare.closeWhy"
