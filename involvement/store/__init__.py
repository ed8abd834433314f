"""Every query of the organisation's tables, a module for each noun."""
