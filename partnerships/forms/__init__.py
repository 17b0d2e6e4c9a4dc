"""Forms of the cooperation floor, by subject."""
