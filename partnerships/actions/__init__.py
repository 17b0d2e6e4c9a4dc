"""Actions of the cooperation floor, by subject."""
