/// Decides which numbers of a table may be printed, so that no group of one to four pupils can be
/// read or worked out from it.
///
/// A cell is the set of its pupils, because one pupil may stand behind several cells. Cells add up in
/// sums: rows, columns, totals of totals. All measures of a cell, its number and its amounts, share
/// what is decided here. A schoolbestuur takes what it knows itself off each of them, and must find no
/// small group either.
struct Suppression<Pupil: Hashable> {
  /// Whether a cell may be printed.
  enum Standing: Hashable {
    /// In full.
    case shown
    /// Fewer than five pupils: printed as `< 5`, without its amount.
    case small
    /// Large enough, but it would give a small one away, by itself or with others.
    case hidden
  }

  /// Cells that add up to another, all as indices.
  struct Sum {
    let total: Int
    let parts: [Int]
  }

  let groups: [KnownGroup<Pupil>]
  let sums: [Sum]
  /// Cells that another page prints, so that hiding them here hides nothing.
  let printed: Set<Int>
  /// What is decided of each cell.
  private(set) var standings: [Standing]

  /// Decides on cells that add up in sums.
  init(groups: [KnownGroup<Pupil>], sums: [Sum], printed: Set<Int> = []) {
    self.groups = groups
    self.sums = sums
    self.printed = printed
    standings = groups.map { group in
      KnownGroup<Pupil>.isSmall(group.count) ? .small : group.isSmall ? .hidden : .shown
    }
    let readers = groups.reduce(into: Set<Int>()) { $0.formUnion($1.readers) }.sorted()
    let views = [nil] + readers.map(Optional.some)
    var isChanged = true
    while isChanged {
      isChanged = false
      for reader in views {
        let seen = groups.map { $0.pupils(unknownTo: reader) }
        while let cell = nextToHide(reader == nil, seen) {
          standings[cell] = .hidden
          isChanged = true
        }
      }
    }
  }

  private static func isSmall(_ count: Int) -> Bool { KnownGroup<Pupil>.isSmall(count) }

  private func isShown(_ cell: Int) -> Bool { standings[cell] == .shown }

  // MARK: The second cell

  /// A cell to hide, because what is printed now gives a small group away.
  private func nextToHide(_ isFirst: Bool, _ seen: [Set<Pupil>]) -> Int? {
    for sum in isFirst ? sums : [] {
      let hidden = sum.parts.filter { !isShown($0) }
      if isShown(sum.total) {
        guard !hidden.isEmpty, hidden.count == 1 || Self.isSmall(together(hidden, seen))
        else { continue }
        if let part = smallest(of: sum.parts) ?? smallest(of: [sum.total]) { return part }
      } else if hidden.isEmpty, let part = smallest(of: sum.parts) {
        // A hidden total with nothing hidden below it follows by adding up.
        return part
      }
    }
    for cells in solved(seen) {
      let near = sums.filter { sum in
        cells.contains { $0 == sum.total || sum.parts.contains($0) }
      }.flatMap { $0.parts + [$0.total] }
      if let cell = smallest(of: near) ?? smallest(of: Array(groups.indices)) { return cell }
    }
    return nil
  }

  private func together(_ cells: [Int], _ seen: [Set<Pupil>]) -> Int {
    cells.reduce(into: Set<Pupil>()) { $0.formUnion(seen[$1]) }.count
  }

  /// The smallest cell that is still printed, and here only; of equal ones the first.
  ///
  /// A cell without pupils stays.
  private func smallest(of cells: [Int]) -> Int? {
    cells.filter { isShown($0) && !printed.contains($0) && !groups[$0].isEmpty }
      .min { (groups[$0].count, $0) < (groups[$1].count, $1) }
  }

  // MARK: What the sums together give away

  /// Hidden cells whose value, or whose sum, follows from all sums together and that are too few.
  ///
  /// Each sum may hide two cells, and still two sums together can give one of them away. A cell of
  /// which a reader knows every pupil is not hidden from that reader.
  private func solved(_ seen: [Set<Pupil>]) -> [[Int]] {
    let unknown = groups.indices.filter { !isShown($0) && !seen[$0].isEmpty }
    guard unknown.contains(where: { Self.isSmall(seen[$0].count) }) else { return [] }
    var places: [Int: Int] = [:]
    for (place, cell) in unknown.enumerated() { places[cell] = place }
    var rows: [[Int64]] = sums.map { sum in
      var row = [Int64](repeating: 0, count: unknown.count)
      for part in sum.parts { if let place = places[part] { row[place] += 1 } }
      if let place = places[sum.total] { row[place] += Residue.minusOne }
      return row
    }
    Residue.reduce(&rows)
    return rows.compactMap { row in
      let cells = row.indices.filter { row[$0] != 0 }
      guard let first = cells.first, cells.allSatisfy({ row[$0] == row[first] }) else { return nil }
      let found = cells.map { unknown[$0] }
      return Self.isSmall(together(found, seen)) ? found : nil
    }
  }
}

/// Whole numbers modulo a prime, by which systems of sums are solved without fractions.
private enum Residue {
  static let prime: Int64 = 2_147_483_647
  static let minusOne = prime - 1

  /// Brings rows to reduced echelon form.
  static func reduce(_ rows: inout [[Int64]]) {
    var next = 0
    for column in 0..<(rows.first?.count ?? 0) {
      guard let pivot = rows.indices.dropFirst(next).first(where: { rows[$0][column] % prime != 0 })
      else { continue }
      rows.swapAt(next, pivot)
      let factor = inverse(rows[next][column])
      rows[next] = rows[next].map { $0 % prime * factor % prime }
      for other in rows.indices where other != next && rows[other][column] % prime != 0 {
        let times = prime - rows[other][column] % prime
        for place in rows[other].indices {
          rows[other][place] = (rows[other][place] + times * rows[next][place]) % prime
        }
      }
      next += 1
    }
  }

  private static func inverse(_ number: Int64) -> Int64 {
    var (base, exponent, result) = (number % prime, prime - 2, Int64(1))
    while exponent > 0 {
      if exponent % 2 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent /= 2
    }
    return result
  }
}
