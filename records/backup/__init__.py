"""Backup and restore: one directory with the database, the files, and a sealed list of both."""
