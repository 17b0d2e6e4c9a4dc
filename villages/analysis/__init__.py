"""What follows from a village's facts: seasons, strengths and weaknesses, priorities, and what neighbours have."""
