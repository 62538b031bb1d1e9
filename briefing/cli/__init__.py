"""The command line: arguments → calls of the rooms → exit codes."""
