/// What an allocation decided, by name: the form in which the engine, the reference and the wrong
/// twins of the reference are compared.
struct Ledger: Equatable, Sendable {
  /// The rows of the steps, in the order in which they ran.
  var steps: [Step] = []
  /// The pots by name.
  var pots: [String: Pot] = [:]
  /// The amount of each budget line, in cents.
  var lines: [String: Int128] = [:]
  /// What must not be published: a code with the place, and the pot and cents it speaks of.
  var findings: [String] = []

  struct Step: Equatable, Sendable {
    var number: Int
    var pot: String
    var to: String?
    var divided: Int128 = 0
    var missing: Int128 = 0
    var leftOver: Int128 = 0
    var keyTotal: Fraction?
    /// What each school received, by code.
    var receipts: [String: Receipt] = [:]
    var transfer: Receipt?

    /// What the schools received together.
    var posted: Int128 { receipts.values.reduce(0) { $0 + $1.cents } }
  }

  struct Receipt: Equatable, Sendable {
    var cents: Int128
    var key: Fraction?
    var rate: Fraction?
    var extra = 0
  }

  struct Pot: Equatable, Sendable {
    var fed: Int128 = 0
    var received: Int128 = 0
    var posted: Int128 = 0
    var given: Int128 = 0
    var supplemented: Int128 = 0
    var left: Int128 = 0
  }

  /// Whether it could be published.
  var isSound: Bool { findings.isEmpty }

  /// Where it differs from another, one line per difference.
  func differences(from other: Ledger) -> [String] {
    var differences: [String] = []
    if findings != other.findings { differences.append("\(findings) ≠ \(other.findings)") }
    if steps.count != other.steps.count {
      differences.append("\(steps.count) ≠ \(other.steps.count) steps")
    }
    for (mine, theirs) in zip(steps, other.steps) where mine != theirs {
      differences.append("step \(mine.number):\n    \(mine)\n  ≠ \(theirs)")
    }
    for name in Set(pots.keys).union(other.pots.keys).sorted() where pots[name] != other.pots[name]
    {
      differences.append(
        "\(name):\n    \(String(describing: pots[name]))\n  ≠ \(String(describing: other.pots[name]))"
      )
    }
    for code in Set(lines.keys).union(other.lines.keys).sorted()
    where lines[code] != other.lines[code] {
      differences.append(
        "\(code): \(String(describing: lines[code])) ≠ \(String(describing: other.lines[code]))")
    }
    return differences
  }
}
