"""Commands about questionnaires, releases, the computer voice, spreadsheets, tablets, easy read."""

from surveys.commands import easy_read, outbox, speaking, spreadsheets, surveys

COMMANDS = (
    *surveys.COMMANDS,
    *speaking.COMMANDS,
    *spreadsheets.COMMANDS,
    *outbox.COMMANDS,
    *easy_read.COMMANDS,
)
