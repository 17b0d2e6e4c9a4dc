"""The import screen: bring a spreadsheet, see what it would change, agree, take back; templates and own data."""
