"""Pages of groups that meet."""
