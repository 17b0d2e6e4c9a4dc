"""Cooperations: the six steps, their rules, programmes, instruments, reviews, and monitoring."""
