"""What browsers and apps see: the pages, and the server that gives them out."""
