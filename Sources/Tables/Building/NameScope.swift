import Dossiers

/// Which names an expression may use beside parameters, schoolgegevens and telgroepen.
struct NameScope {
  /// How far an expression reaches.
  enum Reach {
    /// Keys, amounts and totals: nothing of the outcome.
    case keys
    /// Rates and bases of budget lines: other lines too.
    case lines
    /// Measures: everything that a year decides.
    case outcome
  }

  var reach = Reach.keys
  /// The place of each budget line.
  var lines: [String: Int] = [:]
  /// The place of each measure.
  var measures: [String: Int] = [:]
  /// The places of the names that stand for numbers.
  private(set) var telgroepen: [String: Int] = [:]
  private(set) var parameters: [String: Int] = [:]
  private(set) var attributes: [String: Int] = [:]
  /// The names that are a parameter and a schoolgegeven: what the state pays for a pupil may be both.
  private(set) var twofold: Set<String> = []

  /// Finds the places of the names that every expression may use; they are known before the first.
  mutating func learnNumbers(of dossier: Dossier) {
    telgroepen = Self.places(dossier.telgroepen)
    parameters = Self.places(dossier.parameters.map(\.name))
    attributes = Self.places(dossier.attributes.map(\.name))
    twofold = Set(parameters.keys.filter { attributes[$0] != nil })
  }

  private static func places(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func reference(of name: String, in dossier: Dossier) -> Expression.Reference? {
    if reach == .keys { return nil }
    if let line = lines[name] { return .line(line) }
    guard reach == .outcome else { return nil }
    if let item = dossier.items.firstIndex(where: { $0.code == name }) { return .item(item) }
    if let total = OutcomeTotal(rawValue: name) { return .total(total) }
    return measures[name].map { .measure($0) }
  }

  /// The tables that names within reach come from, beside those of numbers.
  var homes: [TableID] {
    switch reach {
    case .keys: []
    case .lines: [.begroting]
    case .outcome: [.begroting, .balans, .maatstaven]
    }
  }

  /// The furthest thing that a name within reach can stand for, where that is more than a number.
  var further: FindingTerm? {
    switch reach {
    case .keys: nil
    case .lines: .line
    case .outcome: .measure
    }
  }

  /// The names that are within reach, for suggestions.
  func names(in dossier: Dossier) -> [String] {
    switch reach {
    case .keys: []
    case .lines: lines.keys.sorted()
    case .outcome:
      lines.keys.sorted() + dossier.items.map(\.code) + OutcomeTotal.allCases.map(\.rawValue)
        + measures.keys.sorted()
    }
  }
}
