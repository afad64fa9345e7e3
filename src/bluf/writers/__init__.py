"""Writers: turn a Page into the bytes of a file. Each format is a module of its own, imported when it is asked for."""
