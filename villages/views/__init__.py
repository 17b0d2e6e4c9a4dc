"""Pages of the villages, by part: load, ask, form, act, answer."""
