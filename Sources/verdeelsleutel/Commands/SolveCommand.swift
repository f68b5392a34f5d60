import Dossiers
import Numbers
import Reports
import Results
import Scenarios
import Tables

/// `solve`: the value of one parameter at which a measure reaches a value; writes nothing.
struct SolveCommand {
  let invocation: Invocation

  /// Why a question cannot be answered, as a sentence.
  private struct Refusal: Error {
    let sentence: String
    var code = ExitCode.wrongUse
  }

  func run() throws(StorageError) -> ExitCode {
    let read = try ReadDossier(DossierFolder(path: invocation.operands[0]))
    let year = invocation.option("year").flatMap { Int($0) }
    let (found, complaints) = VariedDossier.reading(
      read, scenarios: invocation.options["scenario"] ?? [], year: nil)
    Terminal.complain(complaints)
    guard let varied = found else { return .wrongData }
    do throws(Refusal) {
      let text = try answer(varied, inYear: try self.year(year, of: varied.dossier))
      Terminal.print(text.text)
      return text.solution.answers.count == 1 ? .done : .checkFailed
    } catch {
      Terminal.complain("\(error.sentence)\n")
      return error.code
    }
  }

  private func answer(_ varied: VariedDossier, inYear year: Int) throws(Refusal) -> SolutionText {
    let row = try row(of: varied.dossier, inYear: year)
    let (measure, target) = try sought(varied, inYear: year)
    let parameter = varied.dossier.parameters[row.parameter]
    let bounds = try typedBounds(parameter.unit)
    // A bound with more decimals than the table makes the smallest unit smaller.
    let decimals = [bounds.low, bounds.high].reduce(0) { max($0, $1?.scale ?? 0) }
    let fine =
      decimals > (varied.dossier.smallestUnit(of: row) ?? 0)
      ? VariedDossier(varied.dossier, varied.outcome, year: year, decimals: [row: decimals])
      : varied
    guard let current = fine.program.value(of: row) else {
      throw Refusal(sentence: "De parameter «\(parameter.name)» heeft in \(year) geen getal.")
    }
    guard fine.program.isMeasure(measure, inYear: year, touchedBy: row) else {
      throw Refusal(
        sentence: "«\(measure.name(in: varied.dossier))» van \(year) hangt niet af van "
          + "«\(parameter.name)»: geen enkele waarde verandert er iets aan.")
    }
    let range = try range(bounds, current, parameter.name)
    let progress = Progress(total: nil, unit: "waarden")
    let search = Search(in: range, current: current.coefficient, target: target) { values in
      Threads.map(values.count) { place in
        defer { progress.advance(by: 1) }
        return fine.trial(measure, inYear: year, of: fine.result(row, at: values[place]))
      }
    }
    let solution = Interruption.watch { search.solution() }
    let now = fine.now(measure, inYear: year)
    let isSame = isSameEverywhere(solution, search, current, now)
    progress.finish()
    let text = SolutionText(
      SolutionText.Question(
        dossier: fine.dossier, scenario: fine.scenario, year: year,
        parameter: (row.parameter, row.row), current: current, measure: measure,
        now: now.map { .value($0) } ?? .unknown, target: target,
        areBoundsOwn: bounds.low == nil && bounds.high == nil, outcome: fine.outcome),
      solution)
    if isSame, let sentence = text.independence { throw Refusal(sentence: sentence) }
    return text
  }

  /// Whether the measure is what it is now at every value that was tried, and at those from nothing
  /// to four times the value.
  ///
  /// Between narrow bounds a measure that is rounded may stay as it is, and yet depend on it.
  private func isSameEverywhere(
    _ solution: Solution, _ search: Search, _ current: Decimal, _ now: Decimal?
  ) -> Bool {
    guard let constant = solution.constant?.reduced, constant == now?.reduced else { return false }
    let usual = Self.usualRange(current)
    // Four times nothing is no range: other bounds might show it.
    guard usual.lowerBound < usual.upperBound else { return false }
    if solution.bounds.contains(usual.lowerBound), solution.bounds.contains(usual.upperBound) {
      return true
    }
    let wider = search.within(usual)
    return Interruption.watch { wider.solution() }.constant?.reduced == constant
  }

  // MARK: What was asked

  private func year(_ year: Int?, of dossier: Dossier) throws(Refusal) -> Int {
    if let year {
      guard dossier.years.contains(year) else {
        throw Refusal(sentence: "Het jaar \(year) valt buiten het dossier.", code: .wrongData)
      }
      return year
    }
    guard dossier.years.count == 1 else {
      throw Refusal(
        sentence: "Kies met --year een begrotingsjaar: \(dossier.firstYear) tot en met "
          + "\(dossier.lastYear).")
    }
    return dossier.firstYear
  }

  private func row(of dossier: Dossier, inYear year: Int) throws(Refusal) -> ParameterRow {
    let name = invocation.option("vary") ?? ""
    guard let index = dossier.parameters.firstIndex(where: { $0.name == name }) else {
      throw Refusal(
        sentence: "De parameter «\(name)» bestaat niet in dit dossier."
          + Self.near(name, dossier.parameters.map(\.name)))
    }
    let parameter = dossier.parameters[index]
    if parameter.unit == .toggle {
      throw Refusal(
        sentence:
          "«\(name)» is een schakelaar: vergelijk 0 en 1 met een scenario en «compare».")
    }
    if parameter.unit.isChoice || parameter.unit == .year {
      let what = parameter.unit.isChoice ? "een keuze" : "een jaar"
      throw Refusal(
        sentence:
          "In «\(name)» staat \(what), geen bedrag of getal. Vergelijk de mogelijkheden met "
          + "een scenario en «compare».")
    }
    guard let place = parameter.values.place(inYear: year), parameter.values[place].number != nil
    else {
      throw Refusal(sentence: "De parameter «\(name)» heeft in \(year) geen waarde.")
    }
    return ParameterRow(parameter: index, row: place)
  }

  private func sought(
    _ varied: VariedDossier, inYear year: Int
  ) throws(Refusal) -> (OutcomeMeasure, Decimal) {
    let until = invocation.option("until") ?? ""
    let parts = until.split(separator: "=", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw Refusal(
        sentence: "--until verwacht \"MAATSTAF = WAARDE\", zoals --until \"resultaat = 0\"; "
          + "«\(until)» is dat niet.")
    }
    let found = varied.measures(named: parts[0], inYear: year)
    guard let measure = found.first else {
      throw Refusal(
        sentence: "De maatstaf «\(parts[0])» bestaat niet in \(year). "
          + varied.suggestion(for: parts[0], among: varied.measures(inYear: year)))
    }
    guard found.count == 1 else {
      let names = found.map { $0.name(in: varied.dossier) }
      throw Refusal(
        sentence: "«\(parts[0])» kan van meer potten zijn. Kies \(names.joined(separator: " of "))."
      )
    }
    let unit = measure.unit(in: varied.dossier)
    guard let target = TypedNumber.read(parts[1], unit) else {
      throw Refusal(
        sentence: TypedNumber.complaint(
          parts[1],
          otherwise: "«\(parts[1])» is geen getal voor \(parts[0]) (\(unit.name)); schrijf het als "
            + "1.234,56."))
    }
    return (measure, target)
  }

  // MARK: Bounds

  private typealias Bounds = (low: Decimal?, high: Decimal?)

  private func typedBounds(_ unit: Unit) throws(Refusal) -> Bounds {
    var bounds: [Decimal?] = []
    for option in ["from", "to"] {
      guard let text = invocation.option(option) else {
        bounds.append(nil)
        continue
      }
      guard let number = TypedNumber.read(text, unit) else {
        throw Refusal(
          sentence:
            "--\(option) verwacht een waarde van de parameter (\(unit.name)), zoals 1.234,56; "
            + TypedNumber.complaint(text, otherwise: "«\(text)» is dat niet."))
      }
      bounds.append(number)
    }
    return (bounds[0], bounds[1])
  }

  /// From nothing to four times the value, where the user gives no bounds.
  private func range(
    _ bounds: Bounds, _ current: Decimal, _ name: String
  ) throws(Refusal) -> ClosedRange<Int128> {
    if current.coefficient == 0, bounds.low == nil || bounds.high == nil {
      throw Refusal(
        sentence:
          "«\(name)» is nu 0, dus volgen de grenzen er niet uit. Geef ze met --from en --to.")
    }
    let most = Self.most(current)
    let usual = Self.usualRange(current)
    let low = bounds.low.map { $0.coefficient(atScale: current.scale) ?? -most }
    let high = bounds.high.map { $0.coefficient(atScale: current.scale) ?? most }
    let range = (
      low: max(low ?? usual.lowerBound, -most), high: min(high ?? usual.upperBound, most)
    )
    guard range.low < range.high else {
      throw Refusal(sentence: "De grens van --from moet kleiner zijn dan die van --to.")
    }
    return range.low...range.high
  }

  /// From nothing to four times the value.
  private static func usualRange(_ current: Decimal) -> ClosedRange<Int128> {
    let most = most(current)
    let far = min(max(4 * current.coefficient, -most), most)
    return min(0, far)...max(0, far)
  }

  /// A cell has at most twelve digits before the comma.
  private static func most(_ current: Decimal) -> Int128 {
    PowerOfTen.value(Decimal.cellDigits + current.scale) - 1
  }

  private static func near(_ name: String, _ known: [String]) -> String {
    Suggestion.nearest(to: name, among: known).map { " Bedoelt u «\($0)»?" } ?? ""
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
