"""Evidence: turn a Brief and the sources it names into verdicts on its quotes, figures and names."""
