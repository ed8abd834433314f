"""Commands about questionnaires, releases, spreadsheet files and tablets."""

from surveys.commands import outbox, spreadsheets, surveys

COMMANDS = (*surveys.COMMANDS, *spreadsheets.COMMANDS, *outbox.COMMANDS)
