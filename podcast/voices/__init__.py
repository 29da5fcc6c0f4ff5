"""From lines to speech: engines, and the pool that lets them speak side by side."""
