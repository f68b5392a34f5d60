import Dossiers
import Formats
import Numbers
import Results

/// How the numbers of a derivation read.
enum DerivationWording {
  /// An input with its value, its date and its source.
  static func describe(_ input: Input, _ value: Input.Value) -> String {
    var text = "\(input.name) = \(shown(value.number, input.unit))"
    if let date = input.date {
      text += ", \(verb(input, value)) \(DutchText.day(date))"
    }
    return text + ", \(value.provenance.source) (\(value.provenance.status.rawValue))"
  }

  /// How a number of pupils came about, and the preposition for its date.
  private static func verb(_ input: Input, _ value: Input.Value) -> String {
    if input.isForecast { return "verwacht op" }
    return switch value.provenance.status {
    case .schatting: "geschat voor"
    case .aanname: "aangenomen voor"
    case .definitief, .vastgesteld, .voorlopig, .prognose, .opdracht, .voorbeeld: "geteld op"
    }
  }

  static func shown(_ number: Decimal, _ unit: Unit) -> String {
    if unit.isPercentage, number.scale >= 2 {
      let percent = Decimal(coefficient: number.coefficient, scale: number.scale - 2)
      return DutchText.number(percent) + "%"
    }
    if unit.euros == 1, number.scale <= 2, let cents = number.coefficient(atScale: 2) {
      let pupil = unit.pupils == -1 ? " per leerling" : ""
      let school = unit.schools == -1 ? " per school" : ""
      return Euros.text(cents) + pupil + school
    }
    return DutchText.number(number) + (unit.pupils == 1 ? " leerlingen" : "")
  }

  /// The exact share of what is divided, cut after six decimals.
  static func quota(_ divided: Decimal, _ key: Decimal, _ total: Decimal) -> String {
    guard total.coefficient > 0 else { return "0" }
    let power = PowerOfTen.value(6 - divided.scale)
    let (product, overflow) = divided.coefficient.multipliedReportingOverflow(by: key.coefficient)
    guard !overflow else { return "…" }
    let (whole, rest) = product.quotientAndRemainder(dividingBy: total.coefficient)
    let (scaled, tooLarge) = rest.magnitude.multipliedReportingOverflow(by: power.magnitude)
    guard !tooLarge else { return "…" }
    let fraction = Int128(scaled / total.coefficient.magnitude)
    let isExact = scaled % total.coefficient.magnitude == 0
    let digits = whole * power + (product < 0 ? -fraction : fraction)
    return DutchText.number(Decimal(coefficient: digits, scale: 6)) + (isExact ? "" : "…")
  }

  /// Whether the share is a whole number.
  static func isWhole(_ divided: Decimal, _ key: Decimal, _ total: Decimal) -> Bool {
    let (product, overflow) = divided.coefficient.multipliedReportingOverflow(by: key.coefficient)
    return !overflow && total.coefficient > 0 && product % total.coefficient == 0
  }
}
