import Dossiers
import Numbers

extension TransferReader {
  /// The category of a row, and whether nothing is wrong with it.
  mutating func category(
    _ kind: TransferKind, _ joins: TransferPlace, _ day: Day
  ) -> (index: Int?, isKnown: Bool) {
    let name = text(columns.category)
    guard !name.isEmpty else {
      guard isCategoryNeeded(kind, joins, day) else { return (nil, true) }
      report(.stepNeedsCell, columns.category, [kind.rawValue, "categorie"])
      return (nil, false)
    }
    if let known = context.categories[name] { return (known, known != nil) }
    guard context.isJudgingCategories, Identifier.isCode(name), !PersonalNumber.stands(in: name)
    else { return (nil, false) }
    guard context.hasVangnet else {
      if !needsVangnet {
        let file = TableID.vangnet.fileName
        findings.append(Finding(.fileMissing, at: .file(path: file), [file, table.path]))
      }
      needsVangnet = true
      return (nil, false)
    }
    let near = suggestion(for: name, among: context.categories.keys.sorted())
    report(.unknownCategory, columns.category, [name, near])
    return (nil, false)
  }

  private func isCategoryNeeded(
    _ kind: TransferKind, _ joins: TransferPlace, _ day: Day
  ) -> Bool {
    switch kind {
    case .voVso, .vsoVso: true
    case .other: context.places.kind(of: joins, on: day) == .specialSchool
    case .voVo, .vsoVo, .facility, .soVo: false
    }
  }

  /// Reports a name that holds nothing that the state pays: once, however many rows use it.
  mutating func reportFunding(_ name: String, isGiven: Bool) {
    guard context.isJudgingFunding, !context.refused.contains(name), Identifier.isName(name),
      reportedFunding.insert(name).inserted
    else { return }
    if isGiven {
      let known = context.parameters.keys.sorted() + context.attributes.keys.sorted()
      report(.unknownName, columns.funding, [name, suggestion(for: name, among: known)])
    } else {
      let (first, last) = (context.years.lowerBound, context.years.upperBound)
      report(
        .missingTerm, columns.funding,
        [name, first == last ? "\(first)" : "\(first)-\(last)", "€ per leerling"])
    }
  }

  /// A reader sees at most twenty findings of a kind, so more suggestions would be work for nobody.
  mutating func suggestion(for name: String, among known: [String]) -> String {
    guard suggestionsLeft > 0 else { return "" }
    suggestionsLeft -= 1
    return Suggestion.nearest(to: name, among: known) ?? ""
  }
}
