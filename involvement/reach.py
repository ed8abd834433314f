"""Whether a database takes anything just now: its disk may be full, or its server away."""

import sqlite3

import asyncpg

from involvement.postgres_engine import ServerAway

# A disk that is full or cannot be written, a file that is gone or held by somebody else.
SQLITE_AWAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
}
POSTGRES_AWAY = (
    ServerAway,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # the server is stopping or starting
    asyncpg.InsufficientResourcesError,  # its disk is full, or it has too many connections
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,  # there is no such database
)


def out_of_reach(error: BaseException) -> bool:
    """Tell whether a statement failed because the database takes none just now."""
    if isinstance(error, sqlite3.OperationalError):
        # An extended code holds the plain one in its last byte.
        return (error.sqlite_errorcode & 0xFF) in SQLITE_AWAY
    if isinstance(error, asyncpg.InterfaceError):  # which is also asyncpg's word for misuse
        return "closed" in str(error)
    return isinstance(error, POSTGRES_AWAY)
