# SPDX-License-Identifier: Apache-2.0
"""`python -m electassess`."""

from electassess.cli import main

if __name__ == "__main__":
    main()
