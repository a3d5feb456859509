"""The workbench in a browser, and the REST API: a thin door to what the ledger holds.

Takes requests; asks the ledger, and gives pages or JSON. Finds nothing itself. Nothing is imported here, so that
naming the folder costs nothing.
"""
