import Dossiers

extension Compiler {
  /// Checks how money flows between pots before anything is computed: every pot is filled before it
  /// is spent, and no pot feeds itself through a budget line or a surplus.
  mutating func checkFlow(of steps: [Int]) {
    let sound = steps.filter { !dossier.steps[$0].isPoisoned }
    // A row that could not be read may be the one that fills a pot.
    let isComplete = sound.allSatisfy {
      dossier.steps[$0].to != nil || dossier.steps[$0].kind.form.to != .needed
    }
    if sound.count == steps.count, isComplete { checkFilling(of: sound) }
    checkCircles(of: sound)
  }

  private mutating func checkFilling(of steps: [Int]) {
    var filled: Set<Int> = []
    for (index, pot) in dossier.pots.enumerated() {
      if let row = pot.row(inYear: year), !row.feeds.isEmpty { filled.insert(index) }
    }
    // A surplus is passed on at the end of the year, when every step has been.
    var atYearEnd: [Int: String] = [:]
    for pot in dossier.pots {
      if case .pot(let to) = pot.row(inYear: year)?.surplus, atYearEnd[to] == nil {
        atYearEnd[to] = pot.name
      }
    }
    var told: Set<Int> = []
    for index in steps {
      let step = dossier.steps[index]
      if dossier.pots[step.pot].row(inYear: year) == nil {
        report(
          .potNotInYear, at: step.provenance.origin, [dossier.pots[step.pot].name, String(year)],
          column: "pot")
      } else if !filled.contains(step.pot), told.insert(step.pot).inserted {
        let later = steps.first { dossier.steps[$0].to == step.pot }
        let name = dossier.pots[step.pot].name
        if let later {
          report(
            .filledAfterSpent, at: step.provenance.origin,
            [name, String(step.number), String(dossier.steps[later].number)], column: "pot")
        } else if let giver = atYearEnd[step.pot] {
          report(
            .filledAtYearEnd, at: step.provenance.origin, [name, String(year), giver],
            column: "pot")
        } else {
          report(.potNeverFilled, at: step.provenance.origin, [name, String(year)], column: "pot")
        }
      }
      if let to = step.to {
        if dossier.pots[to].row(inYear: year) == nil {
          report(
            .potNotInYear, at: step.provenance.origin, [dossier.pots[to].name, String(year)],
            column: "naar")
        }
        filled.insert(to)
      }
    }
  }

  /// One way money gets from a pot to another, and what a reader calls it.
  private struct Flow {
    let from: Int
    let to: Int
    let line: Int?
    let isOrdered: Bool
  }

  private mutating func checkCircles(of steps: [Int]) {
    var flows: [Flow] = steps.compactMap { index in
      let step = dossier.steps[index]
      return step.to.map { Flow(from: step.pot, to: $0, line: nil, isOrdered: true) }
    }
    for (index, pot) in dossier.pots.enumerated() {
      guard let row = pot.row(inYear: year) else { continue }
      if case .pot(let to) = row.surplus {
        flows.append(Flow(from: index, to: to, line: nil, isOrdered: false))
      }
      for case .line(let line) in row.feeds {
        for step in steps where dossier.steps[step].line == line {
          flows.append(
            Flow(from: dossier.steps[step].pot, to: index, line: line, isOrdered: false))
        }
      }
    }
    var told: Set<Set<Int>> = []
    for flow in flows where !flow.isOrdered {
      guard let path = path(from: flow.to, to: flow.from, along: flows) else { continue }
      let pots = [flow.from] + path
      if let line = flow.line { linesInCircles.insert(line) }
      guard told.insert(Set(pots)).inserted,
        let row = dossier.pots[flow.to].row(inYear: year)
      else { continue }
      var names = [dossier.pots[flow.from].name]
      if let line = flow.line { names.append(dossier.lines[line].code) }
      names += path.map { dossier.pots[$0].name }
      // A line leads into the pot that it feeds, a surplus out of the pot that it leaves.
      let surplus = dossier.pots[flow.from].row(inYear: year)?.provenance.origin
      if let surplus, flow.line == nil {
        report(.circle, at: surplus, [names.joined(separator: " → ")], column: "overschot")
      } else {
        report(.circle, at: row.feedsOrigin, [names.joined(separator: " → ")])
      }
    }
  }

  /// The pots on the shortest way, both ends included; breadth first.
  private func path(from start: Int, to end: Int, along flows: [Flow]) -> [Int]? {
    var previous: [Int: Int] = [start: start]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let here = queue[head]
      head += 1
      if here == end {
        var path = [here]
        while let last = path.last, let before = previous[last], before != last {
          path.append(before)
        }
        return path.reversed()
      }
      for flow in flows where flow.from == here && previous[flow.to] == nil {
        previous[flow.to] = here
        queue.append(flow.to)
      }
    }
    return nil
  }
}
