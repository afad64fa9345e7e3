"""Sources and quotes that cost far more than their size: what bluf's limits hold against."""
