"""Commands about questionnaires, releases, spreadsheet files and easy read."""

from surveys.commands import easy_read, spreadsheets, surveys

COMMANDS = (*surveys.COMMANDS, *spreadsheets.COMMANDS, *easy_read.COMMANDS)
