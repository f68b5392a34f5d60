import Dossiers
import Formats
import Numbers

/// The Dutch sentence for a finding, and what to do about it.
///
/// `{0}` stands for the first fact, `{1:€}` for an amount in cents, `{1:*}` for a list that is shown
/// in full, `{1?}` for "Bedoelt u …?" and `{1:voor}` for " voor «…»" when the fact is not empty.
/// `{1:~}` stands for the words of a ``FindingTerm``, `{1:=}` for its examples and `{2:verder}` for
/// what else a name could have been.
public struct FindingWording: Sendable {
  /// What is wrong.
  public let sentence: String
  /// How to mend it.
  public let remedy: String

  init(_ sentence: String, _ remedy: String) {
    self.sentence = sentence
    self.remedy = remedy
  }

  /// The wording of a code.
  public static func of(_ code: FindingCode) -> FindingWording {
    fileWording(code) ?? cellWording(code) ?? nameWording(code) ?? ruleWording(code)
      ?? transferWording(code) ?? futureWording(code) ?? duoWording(code) ?? outcomeWording(code)
  }

  /// The sentence of a finding, with its facts in place.
  public static func sentence(of finding: Finding) -> String {
    fill(of(finding.code).sentence, finding.facts)
  }

  /// What to do about a finding.
  public static func remedy(of finding: Finding) -> String {
    fill(of(finding.code).remedy, finding.facts)
  }

  /// The word for how serious a finding is.
  public static func name(of severity: Severity) -> String {
    switch severity {
    case .error: "fout"
    case .warning: "waarschuwing"
    case .note: "opmerking"
    }
  }

  private static func fill(_ template: String, _ facts: [String]) -> String {
    var text = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      text += value(rest[rest.index(after: open)..<close], facts)
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func value(_ name: Substring, _ facts: [String]) -> String {
    guard let digit = name.first?.wholeNumberValue else { return "" }
    let fact = facts.indices.contains(digit) ? cut(facts[digit]) : ""
    switch name.dropFirst() {
    case ":€":
      guard let cents = Int128(fact) else { return fact }
      return Money(exactly: cents).map { DutchText.money($0) } ?? "€ \(fact) cent"
    case ":*":
      return facts.indices.contains(digit) ? facts[digit] : ""
    case ":voor":
      return fact.isEmpty ? "" : " voor «\(fact)»"
    case ":~":
      return FindingTerm(rawValue: fact)?.words ?? fact
    case ":=":
      return FindingTerm(rawValue: fact)?.examples ?? ""
    case ":verder":
      return further(FindingTerm(rawValue: fact))
    case ":wel":
      guard facts.indices.contains(digit), !fact.isEmpty else { return "" }
      return ", of kies een scenario dat er is: \(facts[digit])"
    case ":ook":
      return fact.isEmpty ? "" : " en ook niet in \(fact)"
    case ":bestaat":
      return fact.isEmpty ? "" : ", maar bestaat volgens bestand \(fact) nog"
    case ":opvolger":
      return fact.isEmpty ? "" : "Nieuw bij dezelfde instelling: \(fact). "
    case ":jaren":
      return fact.isEmpty ? "" : " als \(fact) jaren samen oplopen"
    case ":of zonder naam":
      return fact.isEmpty ? "zonder naam" : fact
    case ":of niets":
      return fact.isEmpty ? "niets" : "«\(fact)»"
    case "?":
      return fact.isEmpty ? "" : "Bedoelt u «\(fact)»?"
    default:
      return fact
    }
  }

  /// What else a name could have stood for, in the column where it stands.
  private static func further(_ term: FindingTerm?) -> String {
    switch term {
    case .line: ", en ook geen begrotingsregel"
    case .measure: ", en ook geen begrotingsregel, balanspost, maatstaf of totaal"
    default: ""
    }
  }

  /// A fact is a name or a number; what is longer is shown by its beginning.
  private static func cut(_ fact: String) -> String {
    fact.count <= 80 ? fact : String(fact.prefix(79)) + "…"
  }
}
