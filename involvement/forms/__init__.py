"""Forms of the organisation's pages, a module for each noun."""
