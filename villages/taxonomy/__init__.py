"""The pages of topics and units: read by everybody signed in, kept by the national administrator."""
