"""Tables as files: reading what people upload, after it was measured, and writing what they take away."""
