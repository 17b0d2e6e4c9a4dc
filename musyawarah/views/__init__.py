"""Pages of a musyawarah, by part."""
