"""The small ONNX model: verify its folder, cut a text into pieces and windows, label and link spans."""
