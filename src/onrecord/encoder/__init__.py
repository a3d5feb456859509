"""The small ONNX model: verify its folder, cut a text into pieces and windows, label and link spans."""

import os

# From 1.32 on, the runtime's official builds report its use to their maker and keep an identifier of the machine in
# the user's cache, unless told otherwise before they start. This package is read before any of its modules.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
