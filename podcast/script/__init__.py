"""The script: its text form, and whether what it says holds."""
