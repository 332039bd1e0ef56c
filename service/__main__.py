"""`python -m service`, the same as `wirefold`."""

from service.wiring import main

main()
