"""The one entry: set up what is missing, then run `briefing`."""

import sys

if sys.version_info < (3, 11):
    print("build: Python 3.11 or newer is needed, this is", sys.version.split()[0], file=sys.stderr)
    sys.exit(4)

from briefing.bootstrap import enter

if __name__ == "__main__":
    sys.exit(enter(sys.argv[1:]))
