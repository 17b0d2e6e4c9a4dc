"""The benchmark: our pages and imports beside the simplest Django page and the stock admin, by ratio, in one run."""
