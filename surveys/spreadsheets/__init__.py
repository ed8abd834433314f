"""Answers from a spreadsheet file: read, counted, and put into plain text."""
