"""Pages of the organisation: signing in, settings, help, code cards."""
