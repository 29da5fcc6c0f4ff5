"""Publishing: files brought to a folder or to any filesystem of fsspec's, whole, in order and checked.

In come the files that are to be at a target (`files.File`) and its address; what comes out is a target that holds
them, with nothing on it that names a file which is not there. `live` asks a feed's public address how it is served.
Other rooms import `files`, `opening`, `target_state`, `upload` and `live`.
"""
