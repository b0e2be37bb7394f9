"""`python -m consentlab` is the command `consentlab`."""

import sys

from consentlab.cli import main

if __name__ == "__main__":
    sys.exit(main())
