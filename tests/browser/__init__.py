"""Heard in a real Chromium: at phone and desk size, by keyboard, mirrored, without JavaScript."""
