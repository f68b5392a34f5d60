import Testing

/// An outcome that is wrong on purpose, made from the right one or by the reference with a mistake.
struct Twin: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let ledger: @Sendable (SampleRun) -> Ledger

  /// The reference with a mistake in it.
  static func reference(_ mistake: Reference.Mistake) -> Twin {
    Twin(testDescription: "\(mistake)") { Reference.ledger(of: $0.model, mistake: mistake) }
  }

  /// A cent of one posting is lost.
  static let centLost = changed("a cent is lost") { ledger in
    guard let place = ledger.steps.lastIndex(where: { !$0.receipts.isEmpty }),
      let school = ledger.steps[place].receipts.keys.min()
    else { return }
    ledger.steps[place].receipts[school]?.cents -= 1
  }

  /// Two units go from one school to another.
  static let twoUnitsAstray = changed("two units go astray") { ledger in
    for place in ledger.steps.indices {
      let schools = ledger.steps[place].receipts.keys.sorted()
      guard let first = schools.first, let last = schools.last, first != last else { continue }
      ledger.steps[place].receipts[first]?.cents += 200
      ledger.steps[place].receipts[last]?.cents -= 200
    }
  }

  /// A pot keeps a cent that it gave away.
  static let potKeepsCent = changed("a pot keeps a cent") { ledger in
    guard let name = ledger.pots.keys.min() else { return }
    ledger.pots[name]?.left += 1
  }

  /// A transfer arrives with a cent more than was sent.
  static let centMade = changed("a cent is made on the way") { ledger in
    guard let place = ledger.steps.lastIndex(where: { $0.transfer != nil }),
      let to = ledger.steps[place].to
    else { return }
    ledger.pots[to]?.received += 1
    ledger.pots[to]?.left += 1
  }

  /// Every posting lands in both lines.
  static let landsTwice = changed("postings land twice") { ledger in
    let total = (ledger.lines["stap_a"] ?? 0) + (ledger.lines["stap_b"] ?? 0)
    ledger.lines["stap_a"] = total
    ledger.lines["stap_b"] = total
  }

  private static func changed(
    _ name: String, _ change: @escaping @Sendable (inout Ledger) -> Void
  ) -> Twin {
    Twin(testDescription: name) { run in
      var ledger = run.engine
      change(&ledger)
      return ledger
    }
  }
}
