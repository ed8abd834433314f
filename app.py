"""Wiring, still to come."""
