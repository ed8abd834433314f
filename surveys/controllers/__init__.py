"""Pages for people who answer, and the desk of those who ask."""
