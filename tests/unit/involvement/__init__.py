"""Rules of the organisation."""
