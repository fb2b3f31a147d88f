"""`python -m zgccheck`."""

from zgccheck.cli import main

if __name__ == "__main__":
    main()
