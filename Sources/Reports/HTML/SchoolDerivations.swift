import Dossiers
import Formats
import Results

/// For each school how every amount follows, as `explain` tells it, and where the money of each pot
/// came from.
struct SchoolDerivations {
  /// The page on which the names of schools lead here.
  static let overview = "verdeling.md"
  /// The name by which others point at it.
  static let anchor = "herleiding"
  /// What it is called.
  static let title = HTMLWording.derivations

  /// A school in the years of the run.
  private struct Derived {
    let school: Int
    let name: String
    let board: String
    let years: [Year]

    struct Year {
      let year: Int
      let head: Explanation.Part
      let parts: [Explanation.Part]
      let cents: Int128
    }
  }

  private let dossier: Dossier
  private let outcome: Outcome
  private let hasClaims: Bool
  private let showsClaims: Bool
  private let derived: [Derived]

  /// The derivations of a run; claims about single pupils are for the bureau only.
  init(_ dossier: Dossier, _ outcome: Outcome, hasClaims: Bool, showsClaims: Bool) {
    self.dossier = dossier
    self.outcome = outcome
    self.hasClaims = hasClaims
    self.showsClaims = showsClaims
    derived = dossier.schools.indices.compactMap { school in
      let explanation = Explanation(dossier: dossier, outcome: outcome, school: school)
      let years = outcome.years.compactMap { year -> Derived.Year? in
        let postings = explanation.postings(year)
        let claims = showsClaims ? explanation.claimParts(year) : []
        guard let head = explanation.head(year), !(postings.isEmpty && claims.isEmpty) else {
          return nil
        }
        return Derived.Year(
          year: year.year, head: head, parts: postings.map(\.part) + claims,
          cents: postings.reduce(0) { $0 + $1.cents })
      }
      guard let last = years.last,
        let row = dossier.schools[school].row(inYear: last.year)
      else { return nil }
      return Derived(
        school: school, name: row.name, board: dossier.boards[row.board], years: years)
    }
  }

  /// Whether no school has an amount.
  var isEmpty: Bool { derived.isEmpty }

  /// Where each school stands, by its name; a name that two schools share leads nowhere.
  var anchors: [String: String] {
    var anchors: [String: String?] = [:]
    for one in derived {
      let names = Set(
        one.years.compactMap { dossier.schools[one.school].row(inYear: $0.year)?.name })
      // A page shows a name on one line.
      for name in Set(names.map(MarkdownText.readable)) {
        anchors[name] = anchors[name] == nil ? anchor(of: one.school) : .some(nil)
      }
    }
    return anchors.compactMapValues { $0 }
  }

  private func anchor(of school: Int) -> String { "school-\(dossier.schools[school].code)" }

  // MARK: Markup

  /// Writes the section.
  func write(to writer: inout MarkupWriter) {
    guard !isEmpty else { return }
    let anchor = MarkupText(Self.anchor)
    writer.element(
      "section", [("id", anchor), ("aria-labelledby", MarkupText("\(Self.anchor)-titel"))]
    ) { writer in
      writer.element(
        "h2", [("id", MarkupText("\(Self.anchor)-titel"))], text: MarkupText(Self.title))
      writer.newLine()
      writer.element("p", text: HTMLWording.howToRead)
      if hasClaims, !showsClaims { writer.element("p", text: HTMLWording.claimsElsewhere) }
      writer.newLine()
      writer.element("div", [("class", "schools")]) { writer in
        writer.newLine()
        for one in derived { write(one, to: &writer) }
      }
      writer.newLine()
      writer.element("h3", text: HTMLWording.pots)
      writer.newLine()
      for year in outcome.years where !year.steps.isEmpty { write(potsOf: year, to: &writer) }
    }
    writer.newLine()
  }

  private func write(_ one: Derived, to writer: inout MarkupWriter) {
    writer.element("details", [("id", MarkupText(anchor(of: one.school)))]) { writer in
      writer.element("summary") { writer in
        writer.element("strong", text: MarkupText(one.name))
        writer.text(" ")
        writer.element("span", text: MarkupText(one.board))
        for year in one.years {
          writer.text(" ")
          writer.element(
            "span", [("class", "n")], text: MarkupText("\(year.year): \(Euros.text(year.cents))"))
        }
      }
      writer.newLine()
      for year in one.years {
        write(year.head, level: "h3", to: &writer)
        for part in year.parts { write(part, level: "h4", to: &writer) }
        writer.element(
          "p", [("class", "total")], text: HTMLWording.total(year.year, Euros.text(year.cents)))
        writer.newLine()
      }
    }
    writer.newLine()
  }

  private func write(potsOf year: YearOutcome, to writer: inout MarkupWriter) {
    // What feeds a pot is of no school, so any school can tell it.
    let explanation = Explanation(dossier: dossier, outcome: outcome, school: 0)
    writer.element("details", [("id", MarkupText("potten-\(year.year)"))]) { writer in
      writer.element("summary") { $0.element("strong", text: HTMLWording.pots(year.year)) }
      writer.newLine()
      for part in explanation.potOrigins(year.pots.map(\.pot), year) {
        write(part, level: "h4", to: &writer)
      }
    }
    writer.newLine()
  }

  private func write(
    _ part: Explanation.Part, level: StaticString, to writer: inout MarkupWriter
  ) {
    writer.element(level, text: MarkupText(part.title))
    var facts = part.facts[...]
    while let first = facts.first {
      let isNamed = first.label != nil
      let group = facts.prefix { ($0.label != nil) == isNamed }
      facts = facts.dropFirst(group.count)
      writer.element(isNamed ? "dl" : "ul") { writer in
        for fact in group {
          if let label = fact.label {
            writer.element("dt", text: MarkupText(label))
            writer.element("dd", text: MarkupText(fact.text))
          } else {
            writer.element(
              "li", fact.depth > 1 ? [("class", "below")] : [], text: MarkupText(fact.text))
          }
        }
      }
    }
    writer.newLine()
  }
}
