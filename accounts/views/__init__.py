"""Pages of accounts: one's own, and the doors for who has no way in yet."""
