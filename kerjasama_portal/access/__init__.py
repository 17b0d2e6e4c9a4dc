"""The access screen: people, offices and invitations, for who gives roles; and the door that an invitation opens."""
