"""The national data set for measuring: the same rows on every run, all invented but the villages."""
