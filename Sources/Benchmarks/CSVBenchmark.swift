import Formats
import Numbers

/// From the bytes of a telling to typed columns, all rules checked.
enum CSVBenchmark {
  private static let rows = 1_200_000
  private static let runs = 7

  /// Prints the size, the time, the speed, and that speed as a part of reading the bytes at all.
  static func measure() {
    let file = TellingFile.generate(rows: rows, seed: 1)
    let size = Double(file.count) / 1e6
    var checksum = 0
    var faults = 0
    let sum = Stopwatch.best(of: runs) { checksum &+= byteSum(file) }
    let scan = Stopwatch.best(of: runs) { checksum &+= structure(of: file) }
    let all = Stopwatch.best(of: runs) { checksum &+= columns(of: file, &faults) }
    print("csv: \(Stopwatch.rounded(size)) MB, \(rows) rows, \(faults) faults")
    print("  checksum \(checksum)")
    for (name, seconds) in [("byte sum", sum), ("structure", scan), ("columns", all)] {
      let milliseconds = Stopwatch.rounded(seconds * 1000)
      let speed = Stopwatch.rounded(size / seconds)
      let ratio = Stopwatch.rounded(seconds / sum)
      print("  \(name): \(milliseconds) ms, \(speed) MB/s, \(ratio) × the byte sum")
    }
  }

  private static func byteSum(_ file: [UInt8]) -> Int {
    var sum = 0
    for byte in file { sum &+= Int(byte) }
    return sum
  }

  private static func structure(of file: [UInt8]) -> Int {
    guard case .success(let document) = CSVDocument.read(file) else { return 0 }
    return document.recordCount
  }

  /// Four columns of whole numbers and one of decimals.
  private static func columns(of file: [UInt8], _ faults: inout Int) -> Int {
    guard case .success(let document) = CSVDocument.read(file) else { return 0 }
    var sum = 0
    for column in 1...4 {
      let integers = document.integers(column: column)
      sum &+= Int(integers.values[integers.values.count / 2])
      faults += integers.faults.count
    }
    let decimals = document.decimals(column: 5)
    faults += decimals.faults.count
    return sum &+ Int(decimals.values[decimals.values.count / 2].coefficient)
  }
}
