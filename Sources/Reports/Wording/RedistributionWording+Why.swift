import Dossiers
import Formats
import Numbers
import Results

/// Why schools gain or lose: the steps that changed, and what of their keys the schools have.
extension RedistributionWording {
  /// How many steps and schools are told at most.
  private static let mostSteps = 6
  private static let mostSchools = 3

  /// The section of a year; empty when no school gains or loses.
  static func why(_ year: Redistribution.Year, _ whole: Redistribution) -> String {
    let steps = year.steps.filter(\.isChanged)
    guard year.effect != .init([]), !steps.isEmpty else { return "" }
    var paragraphs: [String] = []
    let pots = steps.compactMap { transfer($0) }
    if !pots.isEmpty { paragraphs.append(list("Tussen potten:", pots)) }
    let schools = steps.filter { $0.to == nil }
      .sorted { (size($1), $0.number) < (size($0), $1.number) }
    let rates = schools.prefix(mostSteps).sorted { $0.number < $1.number }.map { rate($0) }
    if !rates.isEmpty {
      let rest = schools.count > mostSteps ? "en nog \(schools.count - mostSteps) andere" : nil
      paragraphs.append(list("Aan scholen:", rates + (rest.map { [$0] } ?? [])))
    }
    for isGain in [true, false] {
      let group = year.schools.filter {
        isGain ? $0.amounts.difference > 0 : $0.amounts.difference < 0
      }
      guard !group.isEmpty else { continue }
      paragraphs.append(describe(group, isGain, schools))
    }
    return "\n### Waarom\n\n" + paragraphs.joined(separator: "\n\n") + "\n"
  }

  private static func list(_ heading: String, _ items: [String]) -> String {
    heading + "\n\n" + items.map { "- \(MarkdownText.escape($0))" }.joined(separator: "\n")
  }

  // MARK: Steps

  /// What all schools together get more or less by a step, without regard to who.
  private static func size(_ step: StepShift) -> Int128 {
    step.schools.values.reduce(0) { $0 + Int128($1.amounts.difference.magnitude) }
  }

  /// Money between pots: `stap 60: van lwoo_leerweg naar lwoo_kb € … (30,1%) → € … (54,2%)`.
  private static func transfer(_ step: StepShift) -> String? {
    guard let to = step.to else { return nil }
    func shown(_ cents: Int128, _ whole: Int128) -> String {
      step.kind == .split && whole != 0
        ? "\(Euros.text(cents)) (\(DutchText.percentage(cents, of: whole)))" : Euros.text(cents)
    }
    return "stap \(step.number), van \(step.pot) naar \(to): "
      + "\(shown(step.amounts.before, step.whole.before)) → "
      + shown(step.amounts.after, step.whole.after) + described(step)
  }

  /// What a step does, in the words of the table, behind what it gives.
  private static func described(_ step: StepShift) -> String {
    step.description.isEmpty ? "" : ". \(step.description)"
  }

  /// What a step gives all schools together, and for a unit of the key.
  private static func rate(_ step: StepShift) -> String {
    if step.kind == .transition {
      let held = step.schools.values.reduce(into: Redistribution.Amounts()) {
        $0.before += max($1.amounts.before, 0)
        $0.after += max($1.amounts.after, 0)
      }
      return "stap \(step.number), overgangsregeling: houdt \(Euros.text(held.before)) → "
        + "\(Euros.text(held.after)) tegen\(described(step))"
    }
    var text = "stap \(step.number), uit \(step.pot): "
    text += "\(Euros.text(step.amounts.before)) → \(Euros.text(step.amounts.after))"
    let (old, new) = step.rates
    guard old != nil || new != nil else { return text + described(step) }
    let unit = step.key.isEmpty ? "per school" : "per eenheid van «\(shown(step))»"
    text += "; gemiddeld \(old.map { Euros.text($0) } ?? "niets") → "
    return text + "\(new.map { Euros.text($0) } ?? "niets") \(unit)" + described(step)
  }

  private static func shown(_ step: StepShift) -> String { ExpressionWording.shown(step.key) }

  // MARK: Schools

  /// Who gains, or who loses: kinds, the largest names, the steps that do it, and the shares in their
  /// keys.
  private static func describe(
    _ group: [Redistribution.School], _ isGain: Bool, _ steps: [StepShift]
  ) -> String {
    let codes = Set(group.map(\.code))
    let cents = group.reduce(Int128(0)) { $0 + $1.amounts.difference }
    let word = isGain ? "voordeel" : "nadeel"
    let count = group.count == 1 ? "1 \(word)school" : "\(group.count) \(word)scholen"
    let heading = "**\(count), samen \(signed(cents))**: "
    var text = "\(kinds(of: group)). "
    let effects = steps.map { step -> (step: StepShift, cents: Int128) in
      let cents = step.schools.reduce(Int128(0)) {
        codes.contains($1.key) ? $0 + $1.value.amounts.difference : $0
      }
      return (step, cents)
    }.filter { $0.cents != 0 }
    let parts = effects.sorted {
      ($1.cents.magnitude, $0.step.number) < ($0.cents.magnitude, $1.step.number)
    }.prefix(mostSteps)
    text += "Per stap: "
    text += parts.map { part in
      "\(part.step.number) \(signed(part.cents))" + share(of: codes, in: part.step)
    }.joined(separator: "; ")
    text += effects.count > parts.count ? "; en nog \(effects.count - parts.count). " : ". "
    let largest = isGain ? Array(group.prefix(mostSchools)) : group.suffix(mostSchools).reversed()
    let names = largest.map { "\($0.name) (\(signed($0.amounts.difference))\(why($0, steps)))" }
    text += "Het meest \(isGain ? "erbij" : "eraf"): " + names.joined(separator: "; ") + "."
    return heading + MarkdownText.escape(text)
  }

  private static func kinds(of group: [Redistribution.School]) -> String {
    let kinds = SchoolKind.allCases.compactMap { kind -> String? in
      let count = group.count { $0.kind == kind }
      return count > 0 ? "\(count) \(kind.rawValue)" : nil
    }
    return kinds.joined(separator: ", ")
  }

  /// Which part of a key some schools have: ` (zij hebben 61,2% van bb34)`.
  private static func share(of codes: Set<String>, in step: StepShift) -> String {
    guard let total = step.totals.after, step.kind == .divide, total.coefficient > 0 else {
      return ""
    }
    var sum: Int128 = 0
    for code in codes {
      guard let key = step.schools[code]?.after?.coefficient(atScale: total.scale) else { continue }
      let (next, overflow) = sum.addingReportingOverflow(key)
      if overflow { return "" }
      sum = next
    }
    return " (zij hebben \(DutchText.percentage(sum, of: total.coefficient)) van \(shown(step)))"
  }

  /// The step that does most for one school, and its share in the key beside that in the others.
  private static func why(_ school: Redistribution.School, _ steps: [StepShift]) -> String {
    let effects = steps.compactMap { step in
      step.schools[school.code].map { (step: step, cents: $0.amounts.difference) }
    }
    let isGain = school.amounts.difference > 0
    let most = effects.filter { ($0.cents > 0) == isGain && $0.cents != 0 }.max {
      ($0.cents.magnitude, $1.step.number) < ($1.cents.magnitude, $0.step.number)
    }
    guard let most else { return "" }
    var text = ", vooral door stap \(most.step.number): \(signed(most.cents))"
    if let share = share(of: school.code, in: most.step) {
      text += ", met \(share) van \(shown(most.step))"
    }
    return text
  }

  private static func share(of code: String, in step: StepShift) -> String? {
    guard step.kind == .divide, let total = step.totals.after, total.coefficient > 0,
      let key = step.schools[code]?.after?.coefficient(atScale: total.scale)
    else { return nil }
    return DutchText.percentage(key, of: total.coefficient)
  }
}
