"""Every query of the survey tables, a module for each noun."""
