"""Addresses of this app."""

app_name = "villages"
urlpatterns: list = []
