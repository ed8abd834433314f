"""Commands about questionnaires, releases, the computer voice and spreadsheet files."""

from surveys.commands import speaking, spreadsheets, surveys

COMMANDS = (*surveys.COMMANDS, *speaking.COMMANDS, *spreadsheets.COMMANDS)
