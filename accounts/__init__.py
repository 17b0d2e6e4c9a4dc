"""Who, and where: people, roles, grants, and the grammar of region codes."""
