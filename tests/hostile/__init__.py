"""Try to break what docs/reliability.md promises, and count.

What is data stands in `tables/`, as groups of cases or as lists; what is behaviour is a test. A
normal run takes a few of each family; `build.py reliability` all of them (see `conftest.py`).
"""
