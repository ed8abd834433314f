"""Commands of whoever runs the server, over the same functions as the pages."""

from involvement.commands.accounts import account
from involvement.commands.keeping import (
    backup_command,
    check_command,
    move_command,
    restore_command,
)
from involvement.commands.organisations import organisation, service
from involvement.commands.running import with_database
from involvement.commands.sealing import keys
from involvement.commands.serving import migrate, serve

COMMANDS = (
    serve,
    migrate,
    check_command,
    backup_command,
    restore_command,
    move_command,
    account,
    organisation,
    service,
    keys,
)

__all__ = ["COMMANDS", "serve", "with_database"]
