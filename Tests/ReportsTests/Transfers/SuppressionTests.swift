import TestSupport
import Testing

@testable import Reports

@Suite("Small groups stay hidden")
struct SuppressionTests {
  typealias Table = Suppression<Int>

  /// Cells with so many pupils each, all different, and after them their total.
  static func row(_ counts: Int...) -> Table {
    let groups = groups(counts)
    return Table(
      groups: groups + [groups.reduce(into: []) { $0.formUnion($1) }],
      sums: [.init(total: counts.count, parts: Array(counts.indices))])
  }

  static func groups(_ counts: [Int]) -> [Set<Int>] {
    var next = 0
    return counts.map { count in
      next += count
      return Set(next - count..<next)
    }
  }

  @Test func `a single small cell takes the smallest other with it`() {
    #expect(Self.row(7, 3, 12).standings == [.hidden, .small, .shown, .shown])
  }

  @Test func `small cells that are few together take another with them`() {
    #expect(Self.row(1, 2, 9, 6).standings == [.small, .small, .shown, .hidden, .shown])
  }

  @Test func `when nothing is left to hide the total goes as well, and zero may stay`() {
    #expect(Self.row(3, 0).standings == [.small, .shown, .small])
    #expect(Self.row(3, 0, 2).standings == [.small, .shown, .small, .shown])
  }

  @Test func `one pupil in two cells does not make a group larger`() {
    let table = Table(
      groups: [[1, 2], [2, 3], Set(10...20), Set([1, 2, 3]).union(10...20)],
      sums: [.init(total: 3, parts: [0, 1, 2])])
    #expect(table.standings == [.small, .small, .hidden, .shown])
  }

  @Test func `what another page prints stays, and the total goes instead`() {
    let groups = Self.groups([3, 9])
    let table = Table(
      groups: groups + [groups[0].union(groups[1])], sums: [.init(total: 2, parts: [0, 1])],
      printed: [1])
    #expect(table.standings == [.small, .shown, .hidden])
  }

  @Test func `groups of five and more, and no groups at all, are printed`() {
    #expect(Self.row(5, 6, 0, 7).standings.allSatisfy { $0 == .shown })
    #expect(Table(groups: [Set<Int>](), sums: []).standings.isEmpty)
  }

  // MARK: The property

  /// A random table with a total for each row and column, and one for all.
  private static func table(
    _ random: inout SeededGenerator
  ) -> (groups: [Set<Int>], sums: [Table.Sum]) {
    let (rows, columns) = (random.whole(1...5), random.whole(1...5))
    let counts = (0..<rows * columns).map { _ in random.pick(0, 0, 1, 2, 3, 4, 5, 6, 9, 14, 40) }
    var groups = groups(counts)
    var sums: [Table.Sum] = []
    func total(_ parts: [Int]) -> Int {
      groups.append(parts.reduce(into: []) { $0.formUnion(groups[$1]) })
      sums.append(.init(total: groups.count - 1, parts: parts))
      return groups.count - 1
    }
    let rowTotals = (0..<rows).map { row in total((0..<columns).map { row * columns + $0 }) }
    let columnTotals = (0..<columns).map { column in
      total((0..<rows).map { $0 * columns + column })
    }
    let all = total(rowTotals)
    sums.append(.init(total: all, parts: columnTotals))
    return (groups, sums)
  }

  /// Hidden groups of one to four whose number follows from what is printed.
  static func solved(
    _ standings: [Table.Standing], _ groups: [Set<Int>], _ sums: [Table.Sum]
  ) -> [Int] {
    let unknown = standings.indices.filter { standings[$0] != .shown }
    var rows = sums.map { sum in
      unknown.map { cell in
        (sum.parts.contains(cell) ? 1.0 : 0) - (sum.total == cell ? 1.0 : 0)
      }
    }
    var next = 0
    for column in unknown.indices {
      guard
        let pivot = rows.indices.dropFirst(next).max(by: {
          abs(rows[$0][column]) < abs(rows[$1][column])
        }), abs(rows[pivot][column]) > 1e-6
      else { continue }
      rows.swapAt(next, pivot)
      let scale = rows[next][column]
      rows[next] = rows[next].map { $0 / scale }
      for other in rows.indices where other != next {
        let times = rows[other][column]
        rows[other] = zip(rows[other], rows[next]).map { $0 - times * $1 }
      }
      next += 1
    }
    return rows.compactMap { row in
      let cells = row.indices.filter { abs(row[$0]) > 1e-6 }
      return cells.count == 1 ? unknown[cells[0]] : nil
    }.filter { (1...4).contains(groups[$0].count) }
  }

  @Test func `no hidden group under five follows from what is printed`() {
    var random = SeededGenerator(seed: 2_021)
    var (tables, caught) = (0, 0)
    for _ in 0..<400 {
      let (groups, sums) = Self.table(&random)
      let table = Table(groups: groups, sums: sums)
      for (cell, standing) in table.standings.enumerated() {
        if standing == .small { #expect((1...4).contains(groups[cell].count)) }
        if standing == .shown { #expect(!(1...4).contains(groups[cell].count)) }
        if groups[cell].isEmpty { #expect(standing == .shown) }
      }
      #expect(Self.solved(table.standings, groups, sums) == [])
      for sum in sums where table.standings[sum.total] == .shown {
        let hidden = sum.parts.filter { table.standings[$0] != .shown }
        let together = hidden.reduce(0) { $0 + groups[$1].count }
        #expect(hidden.isEmpty || (hidden.count > 1 && together >= 5))
      }
      // A wrong twin that hides small cells and nothing else must be caught.
      let twin = groups.map { (1...4).contains($0.count) ? Table.Standing.small : .shown }
      if !Self.solved(twin, groups, sums).isEmpty { caught += 1 }
      tables += 1
    }
    #expect(tables == 400 && caught > 200)
  }
}

extension Suppression {
  /// Decides on cells of which no reader knows anything.
  fileprivate init(groups: [Set<Pupil>], sums: [Sum], printed: Set<Int> = []) {
    self.init(groups: groups.map { KnownGroup($0) }, sums: sums, printed: printed)
  }
}
