"""Whether an episode's files are what players read: on their bytes, without the code that wrote them."""
