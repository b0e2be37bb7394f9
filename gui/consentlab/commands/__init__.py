"""What the verbs of the command line do: one function each, which gives the exit status."""
