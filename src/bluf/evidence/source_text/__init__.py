"""Source text: turn a file that a brief names into its words, each with its place in the file."""
