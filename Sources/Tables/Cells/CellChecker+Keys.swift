import Dossiers
import Numbers

extension CellChecker {
  /// Checks that no two rows have one key, that periods run forward, and that no two rows of one name
  /// hold at the same time.
  mutating func checkKeys(_ table: Table) {
    let key = table.schema.key.compactMap(table.column)
    let from = table.column("vanaf")
    let through = table.schema.id == .overstappen ? nil : table.column("tot")
    var duplicates: Set<Int> = []
    // Only rows that share a name can have one key or hold at the same time.
    for rows in sharing(key.filter { $0 != from }, in: table) {
      let unique = checkDuplicates(rows, in: table, key, from)
      duplicates.formUnion(Set(rows).subtracting(unique))
      if let from, let through { checkOverlap(unique, in: table, key, from, through) }
    }
    guard let from, let through else { return }
    for row in 0..<table.rowCount where !table.isEmpty(row, through, files) {
      let period = period(table, row, from, through)
      guard let start = period.from, let end = period.through, end < start else { continue }
      if duplicates.contains(row) { continue }
      findings.append(Finding(.periodReversed, at: table.origin(row, through), ["vanaf"]))
    }
  }

  /// The rows of each name that more than one row has.
  private func sharing(_ name: [Int], in table: Table) -> [[Int]] {
    guard let first = name.first else { return [] }
    // A row without a name has a finding for that.
    let named = (0..<table.rowCount).filter { !table.isEmpty($0, first, files) }
    var latest: [String: Int] = [:]
    /// The rows of a name, by the last of them.
    var groups: [Int: [Int]] = [:]
    for row in suspects(named, name, in: table) {
      guard let last = latest.updateValue(row, forKey: table.key(row, name, files)) else {
        continue
      }
      var rows = groups.removeValue(forKey: last) ?? [last]
      rows.append(row)
      groups[row] = rows
    }
    return groups.values.sorted { $0[0] < $1[0] }
  }

  /// The rows whose name may be that of another row, because both have one hash: in most tables none,
  /// and then no text is made of any.
  private func suspects(_ rows: [Int], _ name: [Int], in table: Table) -> [Int] {
    let hashes = rows.map { row in
      var hasher = Hasher()
      for column in name {
        table.bytes(row, column, files).withUnsafeBytes { hasher.combine(bytes: $0) }
        hasher.combine(0x1F as UInt8)
      }
      return hasher.finalize()
    }
    var seen = Set<Int>(minimumCapacity: rows.count)
    let shared = Set(hashes.filter { !seen.insert($0).inserted })
    return shared.isEmpty ? [] : zip(rows, hashes).filter { shared.contains($1) }.map(\.0)
  }

  /// Reports the rows that have the key of an earlier row; returns the others.
  private mutating func checkDuplicates(
    _ rows: [Int], in table: Table, _ key: [Int], _ from: Int?
  ) -> [Int] {
    var seen: [String: Int] = [:]
    return rows.filter { row in
      // A year and its first day are the same moment, however they are written.
      let moment = from.map { key.contains($0) ? Time.canonical(table.text(row, $0, files)) : "" }
      guard let first = seen[moment ?? ""] else {
        seen[moment ?? ""] = row
        return true
      }
      let line = files.place(of: table.origin(ofRow: first))?.line ?? 0
      findings.append(
        Finding(
          .duplicateKey, at: table.origin(row, key[0]), [shown(key, table, row), String(line)]))
      return false
    }
  }

  private mutating func checkOverlap(
    _ rows: [Int], in table: Table, _ key: [Int], _ from: Int, _ through: Int
  ) {
    let periods = rows.filter {
      // Of a day that cannot be read nobody knows whether it overlaps.
      Time.isReadable(table.text($0, from, files), table.text($0, through, files))
    }.map { (row: $0, period: period(table, $0, from, through)) }
    for row in Self.overlapping(periods) {
      findings.append(
        Finding(
          .overlappingRows, at: table.origin(row, key[0]),
          [shown(key.filter { $0 != from }, table, row)]))
    }
  }

  /// The rows that hold while an earlier one does, in order.
  private static func overlapping(_ rows: [(row: Int, period: Period)]) -> [Int] {
    func start(_ period: Period) -> Int { period.from?.ordinal ?? .min }
    func end(_ period: Period) -> Int { period.through?.ordinal ?? .max }
    let sorted = rows.sorted { (start($0.period), $0.row) < (start($1.period), $1.row) }
    guard var longest = sorted.first else { return [] }
    var overlapping: Set<Int> = []
    for next in sorted.dropFirst() {
      if longest.period.overlaps(next.period) { overlapping.insert(max(longest.row, next.row)) }
      if end(longest.period) < end(next.period) { longest = next }
    }
    return overlapping.sorted()
  }

  private func period(_ table: Table, _ row: Int, _ from: Int, _ through: Int) -> Period {
    Time.period(table.text(row, from, files), table.text(row, through, files))
  }

  private func shown(_ columns: [Int], _ table: Table, _ row: Int) -> String {
    columns.map { table.text(row, $0, files) }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
