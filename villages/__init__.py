"""Facts of the villages: regions, potentials, needs, analysis, priorities."""
