"""Korean policy memos from YAML to PDF and HTML, with English glosses and full translations.

Nothing is imported here: `briefing.bootstrap` must run before any package is installed.
"""
