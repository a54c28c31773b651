"""How the application is put together: settings, addresses, the doors to a web server."""
