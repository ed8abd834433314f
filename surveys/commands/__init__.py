"""Commands about questionnaires, releases, the computer voice, spreadsheet files and tablets."""

from surveys.commands import outbox, speaking, spreadsheets, surveys

COMMANDS = (*surveys.COMMANDS, *speaking.COMMANDS, *spreadsheets.COMMANDS, *outbox.COMMANDS)
