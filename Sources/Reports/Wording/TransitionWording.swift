import Dossiers
import Results

/// The Dutch words for the overgangsregeling.
enum TransitionWording {
  /// What the table of years is.
  static let years =
    "Wat de regeling elk jaar nog tegenhoudt: min is van een voordeelschool ingehouden, plus is aan een "
    + "nadeelschool aangevuld. Na het laatste jaar geldt wat de regels geven."

  /// What a year still holds back, from how many schools, and what stays beyond the cap.
  static func summary(_ effect: TransitionEffect, _ row: StepRow, _ year: Int) -> String {
    let takers = effect.schools.count { $0.held > 0 }
    let givers = effect.schools.count { $0.held < 0 }
    var text = row.description
    if !text.isEmpty, !text.hasSuffix(".") { text += "." }
    text += text.isEmpty ? "" : " "
    text +=
      effect.given == 0
      ? "In \(year) houdt de regeling niets meer tegen."
      : "In \(year) houdt de regeling nog \(Euros.text(effect.given)) tegen: "
        + "\(schools(takers, "krijgt", "krijgen")) dat erbij, \(schools(givers, "betaalt", "betalen")) het."
    if effect.unmet > 0 {
      text +=
        " De grens is niet bij elke school te halen binnen de pot: "
        + "\(Euros.text(effect.unmet)) blijft erbuiten."
    }
    return text
  }

  private static func schools(_ count: Int, _ one: String, _ more: String) -> String {
    count == 1 ? "1 school \(one)" : "\(count) scholen \(more)"
  }

  /// How `explain` derives what one school gets or pays.
  static func derive(
    _ school: TransitionEffect.Row, _ row: StepRow, hasExtra: Bool,
    into part: inout Explanation.Part
  ) {
    let difference = school.now - school.before
    let size = Euros.text(Int128(difference.magnitude))
    let cap = Euros.text(school.cap)
    let bound =
      switch row.limit ?? .losses {
      case .losses: "ten hoogste \(cap) minder"
      case .gains: "ten hoogste \(cap) meer"
      case .both: "ten hoogste \(cap) meer of minder"
      }
    part.add("Vorig jaar", Euros.text(school.before))
    part.add(
      "Regels",
      "\(Euros.text(school.now)), dat is \(size) \(difference < 0 ? "minder" : "meer")")
    part.add("Grens", "\(ExpressionWording.shown(row.amount?.text ?? "")), hier \(bound)")
    if school.held != 0 {
      let text =
        school.held > 0
        ? "aangevuld uit wat andere scholen meer krijgen"
        : "ingehouden voor wat andere scholen minder krijgen"
      part.add(
        "Overgang", text + (hasExtra ? ", met 1 eenheid van de rest (grootste rest)" : ""))
    }
    part.add("Wordt", Euros.text(school.paid))
  }
}
