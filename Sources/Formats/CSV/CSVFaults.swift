/// The faults of a file, in the order of their places, with the lines to show them in.
public struct CSVFaults: Error, Sendable {
  /// The most faults that are listed: a file of which every row is ragged must not fill the memory.
  public static let mostListed = 10_000

  /// At least one fault; a fault of the quoting stands alone.
  public let faults: [CSVFault]
  /// The number of faults after the most that are listed.
  public let unlisted: Int
  /// The bytes of the file, in UTF-8 when the file is text.
  private let bytes: [UInt8]
  /// A line start for each fault, so that a line near a fault is found without reading the file.
  private let anchors: [LineStart]

  init(_ faults: [CSVFault], unlisted: Int = 0, bytes: [UInt8], anchors: [LineStart]) {
    self.faults = faults
    self.unlisted = unlisted
    self.bytes = bytes
    self.anchors = anchors
  }

  /// The text of a line, at most 200 characters of it; empty for a line that the file does not have.
  ///
  /// Control characters are shown as spaces, so that a terminal is safe and a caret stays in place.
  public func lineText(_ line: Int) -> String {
    let after = anchors.firstIndex { $0.line > line } ?? anchors.count
    let start = after > 0 ? anchors[after - 1] : LineStart(line: 1, offset: 0)
    return bytes.withUnsafeBufferPointer { SourceLines.text(ofLine: line, in: $0, from: start) }
  }
}
