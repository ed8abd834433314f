"""Commands about questionnaires, releases and spreadsheet files."""

from surveys.commands import spreadsheets, surveys

COMMANDS = (*surveys.COMMANDS, *spreadsheets.COMMANDS)
