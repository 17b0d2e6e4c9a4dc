"""The roof: composes the apps into pages; holds no models and is imported by nobody."""
