"""Addresses of this app."""

app_name = "partnerships"
urlpatterns: list = []
