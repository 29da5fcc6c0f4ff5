"""Publishing: files to a folder or any fsspec filesystem, whole, in order and checked."""
