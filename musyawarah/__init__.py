"""Deliberation: sessions, invitations, attendance, agenda, minutes, decisions, follow-ups, official records."""
