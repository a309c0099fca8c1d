# An empty list means that other users' processes are hidden.
services
