"""What spreadsheets can bring into the facts of villages, kind by kind."""
