print("metingen")
