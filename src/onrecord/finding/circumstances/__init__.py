"""When and where the events of a report took place, and which of its sentences tell of one deed."""
