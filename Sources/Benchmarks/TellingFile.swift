/// A telling as large as the program will ever see: every code once, small numbers, sources that repeat.
enum TellingFile {
  private static let statuses = ["definitief", "voorlopig", "prognose"].map { Array($0.utf8) }
  private static let sources = ["duo-2025-10-01", "opgave school", "privé-opgave"]
    .map { Array($0.utf8) }

  /// The bytes of a file with so many rows.
  static func generate(rows: Int, seed: UInt64) -> [UInt8] {
    var random = Random(state: seed)
    var file = Array("vestiging;leerlingen;bb34;kb34;gt34;bedrag;status;bron\n".utf8)
    file.reserveCapacity(rows * 56)
    for row in 0..<rows {
      file.append(contentsOf: String(row + 1_000_000, radix: 36, uppercase: true).utf8)
      for largest in [2_000, 150, 150, 200] {
        file.append(UInt8(ascii: ";"))
        file.append(contentsOf: String(random.number(below: largest)).utf8)
      }
      let cents = random.number(below: 100)
      file.append(contentsOf: ";\(random.number(below: 60_000)),\(cents / 10)\(cents % 10);".utf8)
      file.append(contentsOf: statuses[random.number(below: statuses.count)])
      file.append(UInt8(ascii: ";"))
      // One row in 64 has a letter that is not ASCII.
      file.append(contentsOf: sources[row % 64 == 0 ? 2 : random.number(below: 2)])
      file.append(UInt8(ascii: "\n"))
    }
    return file
  }
}
