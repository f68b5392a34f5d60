import Dossiers
import Numbers
import Results

/// What differs in the tables of two outcomes; many rows of one cause are one change.
extension NamedOutcome {
  func changes(to after: NamedOutcome) -> [Comparison.Change] {
    var changes = Self.compared(parameterCells, after.parameterCells)
    changes += Self.compared(stepCells, after.stepCells)
    changes += Self.compared(potCells, after.potCells)
    changes += schoolChanges(after) + groupChanges(after) + countChanges(after)
    changes += Self.compared(totalCells, after.totalCells)
    return changes + attributeChanges(after) + lineChanges(after)
  }

  /// A cell of a rule, with what it is.
  private struct Cell {
    let subject: Comparison.Subject
    let value: Comparison.Value
    var note = ""
  }

  private static func compared(_ mine: [Cell], _ theirs: [Cell]) -> [Comparison.Change] {
    var before: [Comparison.Subject: Cell] = [:]
    var after: [Comparison.Subject: Cell] = [:]
    for cell in mine { before[cell.subject] = cell }
    for cell in theirs { after[cell.subject] = cell }
    return (mine + theirs.filter { before[$0.subject] == nil }).compactMap { cell in
      let (old, new) = (before[cell.subject], after[cell.subject])
      guard old?.value != new?.value else { return nil }
      // A remark that a row without its own took over is about the value that it replaced.
      let note = new?.note == old?.note ? "" : new?.note ?? ""
      return Comparison.Change(cell.subject, before: old?.value, after: new?.value, note: note)
    }
  }

  // MARK: Rules

  private var parameterCells: [Cell] {
    dossier.parameters.compactMap { parameter in
      parameter.value(inYear: outcome.year).map {
        Cell(subject: .parameter(parameter.name), value: .text($0.text), note: $0.note)
      }
    }
  }

  private var stepCells: [Cell] {
    outcome.steps.flatMap { step in
      let row = dossier.steps[step.row]
      let to = row.kind == .split ? row.to.map { dossier.pots[$0].name } : nil
      func cell(_ column: String, _ text: String) -> Cell {
        Cell(subject: .step(number: row.number, to: to, column: column), value: .text(text))
      }
      return [
        cell("stap", row.kind.rawValue), cell("pot", dossier.pots[row.pot].name),
        cell("bedrag", row.amount?.text ?? ""), cell("sleutel", row.key?.text ?? ""),
        cell("doelgroep", row.target.text),
        cell("naar", row.to.map { dossier.pots[$0].name } ?? ""),
        cell("tekort", row.shortage.rawValue), cell("afronding", row.rounding.rawValue),
        cell("regel", row.line.map { dossier.lines[$0].code } ?? ""),
      ]
    }
  }

  private var potCells: [Cell] {
    dossier.pots.flatMap { pot -> [Cell] in
      guard let row = pot.row(inYear: outcome.year) else { return [] }
      let feeds = row.feeds.map { feed in
        switch feed {
        case .line(let line): dossier.lines[line].code
        case .parameter(let parameter): dossier.parameters[parameter].name
        case .room: "ruimte"
        case .unknown: ""
        }
      }
      let surplus =
        switch row.surplus {
        case .error: "fout"
        case .result: "resultaat"
        case .pot(let to): dossier.pots[to].name
        }
      return [
        Cell(
          subject: .pot(pot.name, column: "gevoed_uit"),
          value: .text(feeds.joined(separator: " + "))),
        Cell(subject: .pot(pot.name, column: "overschot"), value: .text(surplus)),
      ]
    }
  }

  // MARK: Schools and groups

  /// The name of each school that exists in the year, by code.
  private var rows: [String: School.Row] {
    var rows: [String: School.Row] = [:]
    for school in dossier.schools { rows[school.code] = school.row(inYear: outcome.year) }
    return rows
  }

  private func schoolChanges(_ after: NamedOutcome) -> [Comparison.Change] {
    let (mine, theirs) = (rows, after.rows)
    let added = after.dossier.schools.filter { mine[$0.code] == nil }
      .compactMap { theirs[$0.code]?.name }
    let removed = dossier.schools.filter { theirs[$0.code] == nil }
      .compactMap { mine[$0.code]?.name }
    var changes: [Comparison.Change] = []
    if !added.isEmpty || !removed.isEmpty {
      changes.append(
        .init(
          .schools(added: added, removed: removed), before: .schools(mine.count),
          after: .schools(theirs.count)))
    }
    for school in dossier.schools {
      guard let old = mine[school.code], let new = theirs[school.code], old.kind != new.kind
      else { continue }
      changes.append(
        .init(
          .kind(school: old.name), before: .text(old.kind.rawValue),
          after: .text(new.kind.rawValue)))
    }
    return changes
  }

  private func groupChanges(_ after: NamedOutcome) -> [Comparison.Change] {
    let (mine, theirs) = (members, after.members)
    let names =
      dossier.groups.map { $0.name }
      + after.dossier.groups.map { $0.name }.filter { mine[$0] == nil }
    return names.compactMap { name -> Comparison.Change? in
      let (old, new) = (mine[name] ?? [], theirs[name] ?? [])
      guard old != new else { return nil }
      return .init(
        .group(
          name, added: after.schoolNames(new.subtracting(old)),
          removed: schoolNames(old.subtracting(new))),
        before: .schools(old.count), after: .schools(new.count))
    }
  }

  /// The codes of the schools of each group in the year.
  private var members: [String: Set<String>] {
    var members: [String: Set<String>] = [:]
    for group in dossier.groups {
      let present = group.members.filter { $0.period.contains(year: outcome.year) }
      members[group.name] = Set(present.map { dossier.schools[$0.school].code })
    }
    return members
  }

  /// The names of schools, in the order of their codes.
  private func schoolNames(_ codes: Set<String>) -> [String] {
    dossier.schools.filter { codes.contains($0.code) }
      .map { $0.row(inYear: outcome.year)?.name ?? $0.code }
  }

  // MARK: Numbers

  private struct Counted: Hashable {
    let telgroep: String
    let date: Day
  }

  private var counted: [(key: Counted, column: CountColumn)] {
    dossier.counts.map {
      (Counted(telgroep: dossier.telgroepen[$0.telgroep], date: $0.date), $0)
    }
  }

  /// The pupils of each school that is in a count, by code.
  private func pupils(_ column: CountColumn?) -> [String: Int64] {
    var pupils: [String: Int64] = [:]
    for (school, cell) in (column?.cells ?? []).enumerated() where cell.knowledge != .absent {
      pupils[dossier.schools[school].code] = cell.pupils
    }
    return pupils
  }

  private func countChanges(_ after: NamedOutcome) -> [Comparison.Change] {
    var mine: [Counted: CountColumn] = [:]
    var theirs: [Counted: CountColumn] = [:]
    for (key, column) in counted { mine[key] = column }
    for (key, column) in after.counted { theirs[key] = column }
    let keys = counted.map { $0.key } + after.counted.map { $0.key }.filter { mine[$0] == nil }
    return keys.compactMap { key -> Comparison.Change? in
      let (old, new) = (pupils(mine[key]), after.pupils(theirs[key]))
      let schools = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.count
      guard schools > 0 else { return nil }
      return .init(
        .count(key.telgroep, date: key.date, schools: schools),
        before: mine[key].map { .pupils($0.total) }, after: theirs[key].map { .pupils($0.total) })
    }
  }

  private var totalCells: [Cell] {
    dossier.totals.map { total in
      Cell(
        subject: .total(
          dossier.telgroepen[total.telgroep], moment: dossier.moments[total.moment].name,
          year: total.year),
        value: .text(total.pupils.text))
    }
  }

  private func values(of attribute: Attribute?) -> [String: String] {
    var values: [String: String] = [:]
    for (place, school) in dossier.schools.enumerated() {
      values[school.code] = attribute?.value(ofSchool: place, inYear: outcome.year)?.text
    }
    return values
  }

  private func attributeChanges(_ after: NamedOutcome) -> [Comparison.Change] {
    var theirs: [String: Attribute] = [:]
    for attribute in after.dossier.attributes { theirs[attribute.name] = attribute }
    let mine = Set(dossier.attributes.map { $0.name })
    let pairs =
      dossier.attributes.map { ($0.name, Optional($0), theirs[$0.name]) }
      + after.dossier.attributes.filter { !mine.contains($0.name) }.map { ($0.name, nil, $0) }
    return pairs.compactMap { name, before, later -> Comparison.Change? in
      let (old, new) = (values(of: before), after.values(of: later))
      let schools = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
      guard !schools.isEmpty else { return nil }
      return .init(
        .attribute(name, schools: schools.count), before: Self.one(schools.compactMap { old[$0] }),
        after: Self.one(schools.compactMap { new[$0] }))
    }
  }

  /// The value that all have, where they have the same.
  private static func one(_ texts: [String]) -> Comparison.Value? {
    guard let first = texts.first else { return nil }
    return texts.allSatisfy { $0 == first } ? .text(first) : .several
  }

  // MARK: Budget

  private var lineCells: [Cell] {
    outcome.lines.filter { dossier.lines[$0.line].mode != .steps }.map {
      Cell(subject: .line(dossier.lines[$0.line].code), value: .cents(Int128($0.amount.cents)))
    }
  }

  private func all(_ side: BudgetLine.Side) -> Comparison.Value {
    .cents(
      outcome.lines.reduce(0) { sum, line in
        dossier.lines[line.line].side == side ? sum + Int128(line.amount.cents) : sum
      })
  }

  private func lineChanges(_ after: NamedOutcome) -> [Comparison.Change] {
    // A line that only one of the two has and that holds nothing there changes nothing.
    let changes = Self.compared(lineCells, after.lineCells).filter {
      ($0.before ?? .cents(0)) != ($0.after ?? .cents(0))
    }
    guard !changes.isEmpty else { return [] }
    return changes
      + [
        Comparison.Change(.income, before: all(.baten), after: after.all(.baten)),
        Comparison.Change(.expenses, before: all(.lasten), after: after.all(.lasten)),
      ].filter { $0.before != $0.after }
  }
}
