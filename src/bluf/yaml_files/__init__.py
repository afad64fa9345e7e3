"""YAML files: turn the bytes of a YAML file into plain data whose every value knows its place."""
