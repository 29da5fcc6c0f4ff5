"""What is wrong with a script: lint, grounding, timing."""
