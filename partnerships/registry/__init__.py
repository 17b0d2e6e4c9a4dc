"""The register of outside parties: names compared, duplicates, coverage, who sees what, pages."""
