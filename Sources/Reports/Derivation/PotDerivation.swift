import Dossiers
import Formats
import Numbers
import Results

/// Where the money of a pot came from and where it went, in words and numbers.
struct PotDerivation {
  /// The pot, how firm it is, and a sentence for each thing that went in or out.
  let part: Explanation.Part
  /// The sources that it names.
  let sources: [String]

  /// The pots that paid into it.
  private let payers: [Int]

  /// The derivations of all pots of a year, by pot: made once, because each adds up all schools.
  static func all(_ year: YearOutcome, in dossier: Dossier) -> [Int: PotDerivation] {
    Dictionary(year.pots.map { ($0.pot, PotDerivation($0, year, dossier)) }) { first, _ in first }
  }

  /// These pots and every pot that paid into them, each once.
  static func chain(_ pots: [Int], in all: [Int: PotDerivation]) -> [PotDerivation] {
    var told: Set<Int> = []
    var waiting = pots[...]
    var found: [PotDerivation] = []
    while let pot = waiting.popFirst() {
      guard told.insert(pot).inserted, let derivation = all[pot] else { continue }
      found.append(derivation)
      waiting += derivation.payers
    }
    return found
  }

  private init(_ outcome: PotOutcome, _ year: YearOutcome, _ dossier: Dossier) {
    let pot = outcome.pot
    let teller = PotTeller(year: year, dossier: dossier)
    var part = Explanation.Part(
      title: "Pot \(dossier.pots[pot].name) (\(AllocationWording.status(outcome)))")
    var sources: [String] = []
    if let row = dossier.pots[pot].row(inYear: year.year) {
      sources.append(row.provenance.source)
      for feed in row.feeds {
        part.add("Gevoed uit \(teller.name(of: feed))")
        if let source = teller.source(of: feed) { sources.append(source) }
      }
      if !row.feeds.isEmpty {
        part.add("Samen gevoed: \(DutchText.money(outcome.fed))")
      }
    }
    if outcome.supplemented != .zero {
      part.add("+ \(DutchText.money(outcome.supplemented)) uit het resultaat, bij tekort")
    }
    for step in year.steps {
      guard let transfer = step.transfer else { continue }
      let row = dossier.steps[step.row]
      let amount = DutchText.money(transfer.amount)
      if transfer.pot == pot {
        part.add(
          "+ \(amount) uit pot \(dossier.pots[row.pot].name) (stap \(row.number)): "
            + row.description + PotTeller.split(transfer, step))
        for input in step.inputs {
          part.add(PotTeller.total(of: input), depth: 2)
          if case .shared(let value) = input.values { sources.append(value.provenance.source) }
        }
        sources.append(row.provenance.source)
      } else if row.pot == pot, transfer.amount != .zero {
        part.add(
          "− \(amount) naar pot \(dossier.pots[transfer.pot].name) (stap \(row.number))")
      }
    }
    if let surplus = teller.surplus(of: outcome) { part.add(surplus) }
    part.add(
      "Naar scholen: \(DutchText.money(outcome.posted)); rest: \(DutchText.money(outcome.left))")
    self.part = part
    self.sources = sources
    payers = year.steps.filter { $0.transfer?.pot == pot }.map { dossier.steps[$0.row].pot }
  }
}

/// The sentences about the pots of a year.
private struct PotTeller {
  let year: YearOutcome
  let dossier: Dossier

  /// What was left in a pot and went to another at the end of the year.
  func surplus(of outcome: PotOutcome) -> String? {
    let pot = outcome.pot
    guard case .pot(let to) = dossier.pots[pot].row(inYear: year.year)?.surplus else { return nil }
    let steps = year.steps.filter { dossier.steps[$0.row].pot == pot }
      .reduce(Int128(0)) { $0 + Int128($1.transfer?.amount.cents ?? 0) }
    let passedOn = Int128(outcome.given.cents) - steps
    guard passedOn != 0 else { return nil }
    return "− \(Euros.text(passedOn)) naar pot \(dossier.pots[to].name) (overschot)"
  }

  static func split(_ transfer: Transfer, _ step: StepOutcome) -> String {
    guard let key = transfer.key, let total = step.keyTotal else { return "" }
    return " Sleutel \(DutchText.number(key)) van \(DutchText.number(total)) van "
      + "\(DutchText.money(step.divided))."
      + (transfer.extraUnits > 0 ? " Met 1 eenheid van de rest." : "")
  }

  /// An input of a step that pays a pot: the number, or the total over the schools.
  static func total(of input: Input) -> String {
    switch input.values {
    case .shared(let value): return DerivationWording.describe(input, value)
    case .perSchool(let values):
      let known = values.compactMap { $0 }
      guard let first = known.first else { return input.name }
      let sum = known.reduce(Int128(0)) { $0 + $1.number.coefficient }
      let weakest = known.reduce(first) {
        $1.provenance.status > $0.provenance.status ? $1 : $0
      }
      return DerivationWording.describe(
        input, .init(Decimal(coefficient: sum, scale: first.number.scale), weakest.provenance))
        + ", \(known.count) scholen samen"
    }
  }

  func name(of feed: Pot.Feed) -> String {
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
    case .room: return "de ruimte in de begroting (de opbouw staat bij de verdeling)"
    case .unknown: return "onbekend"
    }
  }

  func source(of feed: Pot.Feed) -> String? {
    switch feed {
    case .line(let line): dossier.lines[line].provenance.source
    case .parameter(let parameter):
      dossier.parameters[parameter].value(inYear: year.year)?.provenance.source
    case .room, .unknown: nil
    }
  }
}
