"""Views of the cooperation floor, by subject."""
