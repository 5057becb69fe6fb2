"""What people read: one report model, several renderings, the web pages."""
