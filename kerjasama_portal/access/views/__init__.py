"""Pages of the access screen."""
