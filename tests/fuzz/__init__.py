"""Random projects and files, made anew from a seed, to try what bluf does with input from anyone."""
