import Dossiers
import Formats
import Numbers

extension CellChecker {
  /// Checks a cell whose text is its value; one that may hold a pupil's number gets that finding only.
  mutating func check(_ text: String, _ kind: CellKind, _ origin: Origin) {
    if kind.mayHoldPersonalNumber, PersonalNumber.stands(in: text) {
      findings.append(Finding(.personalNumber, at: origin))
      return
    }
    switch kind {
    case .source:
      checkSource(text, origin)
    case .identifier:
      if !Identifier.isName(text) { findings.append(Finding(.badIdentifier, at: origin, [text])) }
    case .code:
      if !Identifier.isCode(text) { findings.append(Finding(.badIdentifier, at: origin, [text])) }
    case .beginning where Identifier.isName(text):
      // Whether it is a parameter with a year is known when the parameters are.
      break
    case .yearOrDay, .beginning, .day, .year:
      checkTime(text, kind, origin)
    case .momentYear:
      if MomentYear.parse(text) == nil {
        findings.append(Finding(.notAllowed, at: origin, [text, "-1, 0, =2019", ""]))
      }
    case .choice(let words):
      checkChoice(text, words, origin)
    case .status:
      checkChoice(text, Self.statuses, origin)
    case .unit:
      checkChoice(text, Self.units, origin)
    case .name(let id):
      checkName(text, id, origin)
    case .names:
      for part in text.split(separator: "+") {
        let name = part.trimmed
        if !Identifier.isName(name) {
          findings.append(Finding(.badIdentifier, at: origin, [name.isEmpty ? text : name]))
        }
      }
    case .text, .value, .whole, .number, .amount, .expression:
      break
    }
  }

  private mutating func checkSource(_ text: String, _ origin: Origin) {
    // Rows that follow each other mostly name the same source.
    if text == lastSource { return }
    let id = String(text.prefix { $0 != " " })
    guard let known = names[.bronnen], !known.contains(id) else {
      lastSource = text
      return
    }
    findings.append(Finding(.unknownSource, at: origin, [id, suggestion(for: id, in: .bronnen)]))
  }

  private mutating func suggestion(for name: String, in id: TableID) -> String {
    guard suggestionsLeft > 0, let known = names[id] else { return "" }
    suggestionsLeft -= 1
    let ordered = sorted[id] ?? known.sorted()
    sorted[id] = ordered
    return Suggestion.nearest(to: name, among: ordered) ?? ""
  }

  private mutating func checkTime(_ text: String, _ kind: CellKind, _ origin: Origin) {
    if kind != .day, Time.year(text) != nil { return }
    let wanted: FindingTerm = kind == .year ? .year : kind == .day ? .day : .yearOrDay
    switch NumberText.day(text) {
    case .value where wanted != .year: break
    case .fault(.noSuchDay) where wanted != .year:
      findings.append(Finding(.noSuchDay, at: origin, [text]))
    case .value, .fault, .empty, .masked:
      findings.append(Finding(.notADate, at: origin, [text, wanted.rawValue]))
    }
  }

  mutating func checkWhole(
    _ cell: Cell<Int64>, _ range: ClosedRange<Int64>, _ origin: Origin, mayBeMasked: Bool
  ) {
    switch cell {
    case .value(let value) where !range.contains(value):
      let code: FindingCode = value < 0 && range.lowerBound == 0 ? .negative : .outOfRange
      findings.append(
        Finding(
          code, at: origin,
          [String(value), String(range.lowerBound), String(range.upperBound)]))
    case .fault(let fault): report(fault, origin)
    case .masked where !mayBeMasked: findings.append(Finding(.masked, at: origin))
    case .value, .masked, .empty: break
    }
  }

  mutating func checkNumber(_ cell: Cell<ReadNumber>, isAmount: Bool, _ origin: Origin) {
    switch cell {
    case .value(let number):
      if isAmount, number.sign == .percent {
        findings.append(Finding(.signMismatch, at: origin, ["%"]))
      } else if isAmount, number.value.reduced.scale > 2 {
        findings.append(Finding(.partsOfACent, at: origin))
      }
    case .fault(let fault): report(fault, origin)
    case .masked: findings.append(Finding(.masked, at: origin))
    case .empty: break
    }
  }

  private mutating func checkChoice(_ text: String, _ words: [String], _ origin: Origin) {
    guard !words.contains(text) else { return }
    findings.append(
      Finding(
        .notAllowed, at: origin,
        [text, words.joined(separator: ", "), Suggestion.nearest(to: text, among: words) ?? ""]))
  }

  private mutating func checkName(_ text: String, _ id: TableID, _ origin: Origin) {
    guard let known = names[id], !known.contains(text) else { return }
    let code: FindingCode =
      switch id {
      case .scholen: .unknownSchool
      case .vestigingen: .unknownLocation
      case .potten: .unknownPot
      case .begroting: .unknownLine
      case .peilmomenten: .unknownMoment
      default: .unknownName
      }
    findings.append(Finding(code, at: origin, [text, suggestion(for: text, in: id)]))
  }

  mutating func report(_ fault: NumberFault, _ origin: Origin) {
    let code: FindingCode =
      switch fault {
      case .notANumber: .notANumber
      case .pointInDutchFile: .pointInDutchFile
      case .commaInPointFile: .commaInPointFile
      case .badGrouping: .badGrouping
      case .tooManyDigits: .tooManyDigits
      case .notWhole: .notWhole
      case .notADate: .notADate
      case .noSuchDay: .noSuchDay
      }
    findings.append(Finding(code, at: origin, [files.text(at: origin) ?? ""]))
  }

  /// Checks the word in `bewerking`.
  mutating func checkOperation(_ overlay: Table, _ row: Int) {
    guard let column = overlay.column(Overlay.column) else { return }
    let text = overlay.text(row, column, files)
    guard !text.isEmpty, Overlay.Operation(rawValue: text) == nil else { return }
    let words = Overlay.Operation.allCases.map(\.rawValue)
    let near = Suggestion.nearest(to: text, among: words) ?? ""
    findings.append(
      Finding(
        .notAllowed, at: overlay.origin(row, column),
        [text, words.joined(separator: ", "), near]))
  }
}
