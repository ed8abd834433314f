"""Every query of the easy-read tables, a module for each noun."""
