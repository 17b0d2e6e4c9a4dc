"""Forms of a musyawarah, by part."""
