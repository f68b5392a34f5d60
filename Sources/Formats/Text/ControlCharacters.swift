extension Unicode.Scalar {
  /// Whether it is one of the 65 control characters, which no text shows.
  var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}
