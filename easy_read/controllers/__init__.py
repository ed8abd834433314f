"""Pages of easy read."""
