"""Addresses of this app."""

app_name = "musyawarah"
urlpatterns: list = []
