"""What belongs to which verb of a sentence, and what each verb hangs on."""
