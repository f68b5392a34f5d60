print("verdeelsleutel")
