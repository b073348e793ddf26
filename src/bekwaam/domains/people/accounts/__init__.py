"""The way in: passwords, second factors, login services of employers, sessions. Who may do what is not here."""
