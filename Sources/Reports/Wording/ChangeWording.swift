import Formats
import Results

/// The Dutch words for what differs between two outcomes.
enum ChangeWording {
  /// What differs.
  static func subject(_ change: Comparison.Change) -> String {
    switch change.subject {
    case .parameter(let name): name
    case .step(let number, let to, let column):
      "stap \(number)\(to.map { " naar \($0)" } ?? ""): \(column)"
    case .pot(let name, let column): "pot \(name): \(column)"
    case .group(let name, let added, let removed):
      "groep \(name): \(moved(added, removed))"
    case .schools(let added, let removed): "scholen: \(moved(added, removed))"
    case .kind(let school): "\(school): soort"
    case .count(let telgroep, let date, let schools):
      "telgroep \(telgroep) op \(DutchText.day(date)), \(count(schools))"
    case .total(let telgroep, let moment, let year): "totaal \(telgroep) (\(moment) \(year))"
    case .attribute(let name, let schools): "schoolgegeven \(name), \(count(schools))"
    case .line(let code): "begrotingsregel \(code)"
    case .income: "baten samen"
    case .expenses: "lasten samen"
    }
  }

  /// What one side has.
  static func value(_ value: Comparison.Value?) -> String {
    switch value {
    case .text(let text): ExpressionWording.shown(text)
    case .pupils(let pupils): DutchText.whole(pupils)
    case .schools(let schools): count(schools)
    case .cents(let cents): Euros.text(cents)
    case .several: "verschilt per school"
    case nil: "–"
    }
  }

  private static func count(_ schools: Int) -> String {
    schools == 1 ? "1 school" : "\(schools) scholen"
  }

  /// Names that came and went; of many the first few.
  private static func moved(_ added: [String], _ removed: [String]) -> String {
    var parts: [String] = []
    if !added.isEmpty { parts.append("erbij \(listed(added))") }
    if !removed.isEmpty { parts.append("eraf \(listed(removed))") }
    return parts.joined(separator: "; ")
  }

  private static func listed(_ names: [String]) -> String {
    let most = 5
    let shown = names.prefix(most).joined(separator: ", ")
    return names.count > most ? "\(shown) en nog \(names.count - most)" : shown
  }
}
