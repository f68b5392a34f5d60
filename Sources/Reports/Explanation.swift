import Dossiers
import Formats
import Numbers
import Results

/// Explains every posting of one school, and every claim that it pays or is paid: the rule in words,
/// the source, what went in, the quota, the rounding and the amount.
public struct Explanation: Sendable {
  let dossier: Dossier
  let outcome: Outcome
  let school: Int
  /// Only the steps of this pot.
  let pot: Int?

  /// Explains what a school receives, by its index.
  public init(dossier: Dossier, outcome: Outcome, school: Int, pot: Int? = nil) {
    self.dossier = dossier
    self.outcome = outcome
    self.school = school
    self.pot = pot
  }

  /// The explanation as plain text.
  public var text: String {
    outcome.years.map(explain).joined(separator: "\n")
  }

  private func explain(_ year: YearOutcome) -> String {
    guard let row = dossier.schools[school].row(inYear: year.year) else {
      return "\(dossier.schools[school].code) bestaat niet in \(year.year).\n"
    }
    var text = "\(row.name) (\(dossier.schools[school].code)), \(row.kind.rawValue), \(year.year)\n"
    text += "Schoolbestuur: \(dossier.boards[row.board])\n"
    text += "Bron: \(row.provenance.source) (\(row.provenance.status.rawValue))\n"
    text += locations(year)
    guard !year.steps.isEmpty else {
      return text + "\n" + AllocationWording.underivable(String(year.year)) + "\n"
    }
    var total: Int128 = 0
    var pots: [Int] = []
    for step in year.steps {
      let stepRow = dossier.steps[step.row]
      guard pot == nil || stepRow.pot == pot else { continue }
      for posting in step.postings where posting.school == school {
        total += Int128(posting.amount.cents)
        text += "\n" + explain(posting, of: step, stepRow, year)
        if !pots.contains(stepRow.pot) { pots.append(stepRow.pot) }
      }
    }
    let what = pot.map { "Totaal uit pot \(dossier.pots[$0].name)" } ?? "Totaal \(year.year)"
    text += "\n\(what): \(Euros.text(total))\n"
    text += potOrigins(pots, year)
    return text + (pot == nil ? claims(year) : claimsLeftOut(year))
  }

  private func locations(_ year: YearOutcome) -> String {
    var text = ""
    for location in dossier.locations
    where location.school == school && location.period.contains(year: year.year) {
      text += "Vestiging \(location.code): \(location.name)"
      text += " (\(location.provenance.status.rawValue), \(location.provenance.source))\n"
    }
    return text
  }

  // MARK: One posting

  private func explain(
    _ posting: Posting, of step: StepOutcome, _ row: StepRow, _ year: YearOutcome
  ) -> String {
    var text = "Stap \(row.number), \(row.kind.rawValue) uit pot \(dossier.pots[row.pot].name)"
    if let line = row.line { text += ", begrotingsregel «\(dossier.lines[line].description)»" }
    text += "\n  Regel:      \(row.description)\n"
    text += "  Bron:       \(row.provenance.source) (\(row.provenance.status.rawValue))\n"
    text += "  Doelgroep:  \(row.target.text)\(membership(row, year))\n"
    for input in step.inputs {
      guard let value = input.value(ofSchool: school) else { continue }
      text += "  Gegeven:    \(describe(input, value))\n"
      if let spread = input.spread { text += explain(spread, of: input) }
    }
    text += derivation(posting, of: step, row)
    text += "  Bedrag:     \(DutchText.money(posting.amount)) (\(posting.status.rawValue))\n"
    return text
  }

  private func membership(_ row: StepRow, _ year: YearOutcome) -> String {
    guard let kind = dossier.schools[school].row(inYear: year.year)?.kind,
      !row.target.kinds.contains(kind)
    else { return "" }
    for group in row.target.groups {
      for member in dossier.groups[group].members
      where member.school == school && member.period.contains(year: year.year) {
        return "; lid van groep \(dossier.groups[group].name) volgens "
          + "\(member.provenance.source) (\(member.provenance.status.rawValue))"
      }
    }
    return ""
  }

  private func describe(_ input: Input, _ value: Input.Value) -> String {
    var text = "\(input.name) = \(Self.shown(value.number, input.unit))"
    if let date = input.date {
      text += ", \(Self.verb(input, value)) \(DutchText.day(date))"
    }
    return text + ", \(value.provenance.source) (\(value.provenance.status.rawValue))"
  }

  /// How a forecast of all schools together became that of this school.
  private func explain(_ spread: Input.Spread, of input: Input) -> String {
    let counted = Decimal(coefficient: spread.counted[school], scale: 0)
    let all = Decimal(coefficient: spread.countedTotal, scale: 0)
    let total = spread.total.number
    var text = "  Spreiding:  \(DutchText.number(total)) leerlingen van alle scholen samen"
    if let date = input.date { text += ", verwacht op \(DutchText.day(date))" }
    text += ", verdeeld als de telling van \(DutchText.day(spread.date)): "
    text += "\(DutchText.number(counted)) van \(DutchText.number(all))\n"
    text += "  Quotum:     \(DutchText.number(total)) × \(DutchText.number(counted)) / "
    text += "\(DutchText.number(all)) = \(Self.quota(total, counted, all)), "
    if Self.isWhole(total, counted, all) { return text + "precies\n" }
    return text + "naar beneden" + (spread.hasExtra[school] ? ", plus 1 van de rest\n" : "\n")
  }

  /// How a number of pupils came about, and the preposition for its date.
  private static func verb(_ input: Input, _ value: Input.Value) -> String {
    if input.isForecast { return "verwacht op" }
    return switch value.provenance.status {
    case .schatting: "geschat voor"
    case .aanname: "aangenomen voor"
    case .definitief, .vastgesteld, .voorlopig, .prognose, .opdracht, .voorbeeld: "geteld op"
    }
  }

  private static func shown(_ number: Decimal, _ unit: Unit) -> String {
    if unit.isPercentage, number.scale >= 2 {
      let percent = Decimal(coefficient: number.coefficient, scale: number.scale - 2)
      return DutchText.number(percent) + "%"
    }
    if unit.euros == 1, number.scale <= 2, let cents = number.coefficient(atScale: 2) {
      let pupil = unit.pupils == -1 ? " per leerling" : ""
      let school = unit.schools == -1 ? " per school" : ""
      return Euros.text(cents) + pupil + school
    }
    return DutchText.number(number) + (unit.pupils == 1 ? " leerlingen" : "")
  }

  private func derivation(
    _ posting: Posting, of step: StepOutcome, _ row: StepRow
  ) -> String {
    switch row.kind {
    case .perSchool, .perPupil: claim(posting, step, row)
    case .divide: share(posting, step, row)
    case .split, .topUp, .move: ""
    }
  }

  private func claim(_ posting: Posting, _ step: StepOutcome, _ row: StepRow) -> String {
    guard let rate = posting.rate ?? step.rate else { return "" }
    let key = posting.key ?? Decimal(1)
    let (digits, overflow) = rate.coefficient.multipliedReportingOverflow(by: key.coefficient)
    guard !overflow else { return "" }
    let product = Decimal(coefficient: digits, scale: rate.scale + key.scale)
    let amount = row.amount.map { row.key == nil ? $0.text : ExpressionWording.factor($0) } ?? ""
    var text = "  Berekening: \(ExpressionWording.shown(amount))"
    if let formula = row.key {
      text += " × \(ExpressionWording.shown(ExpressionWording.factor(formula)))"
      text += " = \(DutchText.number(rate)) × \(DutchText.number(key))"
      text += " = \(DutchText.number(product.reduced))\n"
    } else {
      text += " = \(Self.shown(rate, .euro))\n"
    }
    let rounded = product.rounded(toScale: 2)
    if product.reduced.scale > 2 {
      text += "  Afronding:  op centen, een halve cent van nul af\n"
    } else if rounded?.coefficient == Int128(posting.amount.cents) {
      text += "  Afronding:  niet nodig\n"
    }
    if row.shortage == .cut, step.missing != .zero {
      let claims = Int128(step.divided.cents) + Int128(step.missing.cents)
      text += "  Korting:    de aanspraken zijn samen \(Euros.text(claims)), de pot heeft "
      text += "\(DutchText.money(step.divided)); dat is naar rato van de aanspraken verdeeld"
      text += posting.extraUnits > 0 ? ", met 1 eenheid van de rest\n" : "\n"
    }
    return text
  }

  private func share(_ posting: Posting, _ step: StepOutcome, _ row: StepRow) -> String {
    guard let key = posting.key, let total = step.keyTotal else { return "" }
    var text = "  Sleutel:    \(ExpressionWording.shown(row.key?.text ?? ""))"
    text += " = \(DutchText.number(key)) van \(DutchText.number(total))\n"
    text += "  Verdeeld:   \(DutchText.money(step.divided))\n"
    if row.rounding == .perUnit, let rate = step.rate {
      text += "  Berekening: \(DutchText.money(step.divided)) / \(DutchText.number(total)) = "
      text += "\(Self.shown(rate, .euro)) per eenheid, naar beneden op centen; "
      text += "× \(DutchText.number(key))\n"
      text += "  Afronding:  het afrondingsverschil van de stap is "
      return text + "\(DutchText.money(step.leftOver))\n"
    }
    text += "  Quotum:     \(DutchText.money(step.divided)) × \(DutchText.number(key)) / "
    text += "\(DutchText.number(total)) = € "
    text +=
      Self.quota(
        Decimal(coefficient: Int128(step.divided.cents), scale: 2), key, total) + "\n"
    text += "  Afronding:  "
    if posting.extraUnits > 0 {
      text += "naar beneden, plus 1 eenheid van de rest (grootste rest)\n"
    } else {
      let quota = Int128(step.divided.cents).multipliedReportingOverflow(by: key.coefficient)
      let paid = Int128(posting.amount.cents).multipliedReportingOverflow(by: total.coefficient)
      let isExact = !quota.overflow && !paid.overflow && quota.partialValue == paid.partialValue
      text += isExact ? "niet nodig\n" : "naar beneden\n"
    }
    return text
  }

  private static func isWhole(_ divided: Decimal, _ key: Decimal, _ total: Decimal) -> Bool {
    let (product, overflow) = divided.coefficient.multipliedReportingOverflow(by: key.coefficient)
    return !overflow && total.coefficient > 0 && product % total.coefficient == 0
  }

  /// The exact share of what is divided, cut after six decimals.
  static func quota(_ divided: Decimal, _ key: Decimal, _ total: Decimal) -> String {
    guard total.coefficient > 0 else { return "0" }
    let power = PowerOfTen.value(6 - divided.scale)
    let (product, overflow) = divided.coefficient.multipliedReportingOverflow(by: key.coefficient)
    guard !overflow else { return "…" }
    let (whole, rest) = product.quotientAndRemainder(dividingBy: total.coefficient)
    let (scaled, tooLarge) = rest.magnitude.multipliedReportingOverflow(by: power.magnitude)
    guard !tooLarge else { return "…" }
    let fraction = Int128(scaled / total.coefficient.magnitude)
    let isExact = scaled % total.coefficient.magnitude == 0
    let digits = whole * power + (product < 0 ? -fraction : fraction)
    return DutchText.number(Decimal(coefficient: digits, scale: 6)) + (isExact ? "" : "…")
  }

  // MARK: Where a pot's money comes from

  private func potOrigins(_ pots: [Int], _ year: YearOutcome) -> String {
    var text = ""
    var told: Set<Int> = []
    var waiting = pots
    while let pot = waiting.first {
      waiting.removeFirst()
      guard told.insert(pot).inserted, let outcome = year.pots.first(where: { $0.pot == pot })
      else { continue }
      text += "\nPot \(dossier.pots[pot].name) (\(AllocationWording.status(outcome)))\n"
      if let row = dossier.pots[pot].row(inYear: year.year) {
        for feed in row.feeds {
          text += "  Gevoed uit \(name(of: feed, year))\n"
        }
        if !row.feeds.isEmpty { text += "  Samen gevoed: \(DutchText.money(outcome.fed))\n" }
      }
      if outcome.supplemented != .zero {
        text += "  + \(DutchText.money(outcome.supplemented)) uit het resultaat, bij tekort\n"
      }
      for step in year.steps {
        guard let transfer = step.transfer else { continue }
        let row = dossier.steps[step.row]
        if transfer.pot == pot {
          text += "  + \(DutchText.money(transfer.amount)) uit pot \(dossier.pots[row.pot].name)"
          text += " (stap \(row.number)): \(row.description)\(split(transfer, step))\n"
          for input in step.inputs { text += "      \(total(of: input))\n" }
          waiting.append(row.pot)
        } else if row.pot == pot, transfer.amount != .zero {
          text += "  − \(DutchText.money(transfer.amount)) naar pot "
          text += "\(dossier.pots[transfer.pot].name) (stap \(row.number))\n"
        }
      }
      text += surplus(of: pot, outcome, year)
      text += "  Naar scholen: \(DutchText.money(outcome.posted)); "
      text += "rest: \(DutchText.money(outcome.left))\n"
    }
    return text
  }

  /// What was left in a pot and went to another at the end of the year.
  private func surplus(of pot: Int, _ outcome: PotOutcome, _ year: YearOutcome) -> String {
    guard case .pot(let to) = dossier.pots[pot].row(inYear: year.year)?.surplus else { return "" }
    let steps = year.steps.filter { dossier.steps[$0.row].pot == pot }
      .reduce(Int128(0)) { $0 + Int128($1.transfer?.amount.cents ?? 0) }
    let passedOn = Int128(outcome.given.cents) - steps
    guard passedOn != 0 else { return "" }
    return "  − \(Euros.text(passedOn)) naar pot \(dossier.pots[to].name) (overschot)\n"
  }

  private func split(_ transfer: Transfer, _ step: StepOutcome) -> String {
    guard let key = transfer.key, let total = step.keyTotal else { return "" }
    return " Sleutel \(DutchText.number(key)) van \(DutchText.number(total)) van "
      + "\(DutchText.money(step.divided))."
      + (transfer.extraUnits > 0 ? " Met 1 eenheid van de rest." : "")
  }

  /// An input of a step that pays a pot: the number, or the total over the schools.
  private func total(of input: Input) -> String {
    switch input.values {
    case .shared(let value): return describe(input, value)
    case .perSchool(let values):
      let known = values.compactMap { $0 }
      guard let first = known.first else { return input.name }
      let sum = known.reduce(Int128(0)) { $0 + $1.number.coefficient }
      let weakest = known.reduce(first) {
        $1.provenance.status > $0.provenance.status ? $1 : $0
      }
      return describe(
        input, .init(Decimal(coefficient: sum, scale: first.number.scale), weakest.provenance))
        + ", \(known.count) scholen samen"
    }
  }

  private func name(of feed: Pot.Feed, _ year: YearOutcome) -> String {
    switch feed {
    case .line(let line):
      let row = dossier.lines[line]
      let outcome = year.lines.first { $0.line == line }
      return "begrotingsregel «\(row.description)»: \(DutchText.money(outcome?.amount ?? .zero)) "
        + "(\((outcome?.status ?? row.provenance.status).rawValue), \(row.provenance.source))"
    case .parameter(let parameter):
      let value = dossier.parameters[parameter].value(inYear: year.year)
      return "parameter \(dossier.parameters[parameter].name): \(value?.text ?? "") "
        + "(\(value?.provenance.status.rawValue ?? ""), \(value?.provenance.source ?? ""))"
    case .room: return "de ruimte in de begroting (de opbouw staat in verdeling.md)"
    case .unknown: return "onbekend"
    }
  }
}
