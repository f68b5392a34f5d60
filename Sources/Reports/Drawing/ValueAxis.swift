import Formats
import Numbers

/// Places amounts along a line of whole pixels, with round numbers marked.
struct ValueAxis {
  /// The lowest marked amount, in cents.
  let low: Int128
  /// The highest marked amount, in cents; above ``low``.
  let high: Int128
  /// The distance between two marked amounts, in cents.
  let step: Int128
  /// The pixel of ``low``.
  let start: Int
  /// The pixel of ``high``.
  let end: Int

  /// An axis that holds zero and all amounts.
  init(for cents: [Int128], from start: Int, to end: Int, marks: Int128 = 5) {
    let low = min(cents.min() ?? 0, 0)
    let high = max(cents.max() ?? 0, 0)
    let step = Self.step(over: max(high - low, 100), marks: marks)
    self.step = step
    self.low = -Self.marksUp(to: -low, step) * step
    self.high = max(Self.marksUp(to: high, step), low < 0 ? 0 : 1) * step
    self.start = start
    self.end = end
  }

  /// The marked amounts, from low to high.
  var marks: [Int128] { (0...Int((high - low) / step)).map { low + Int128($0) * step } }

  /// A line for each marked amount from left to right, with the amount before it; that of zero is dark.
  func grid(from left: Int, to right: Int, in unit: AmountUnit) -> [SVGElement] {
    marks.flatMap { mark in
      let y = place(of: mark)
      return [
        SVGElement.line(from: (left, y), to: (right, y), ink: mark == 0 ? Ink.text : Ink.pale),
        .label(unit.mark(mark, step: step), at: (left - 8, y + 4), anchor: .end),
      ]
    }
  }

  /// The pixel of an amount.
  func place(of cents: Int128) -> Int {
    start
      + Int(Rounding.halfAwayFromZero((cents - low) * Int128(end - start), dividedBy: high - low))
  }

  /// The smallest of 1, 2 and 5 × a power of ten that needs no more than so many marks.
  private static func step(over range: Int128, marks: Int128) -> Int128 {
    var power: Int128 = 1
    while true {
      for factor in [1, 2, 5] as [Int128] where range <= power * factor * marks {
        return power * factor
      }
      power *= 10
    }
  }

  private static func marksUp(to distance: Int128, _ step: Int128) -> Int128 {
    (distance + step - 1) / step
  }
}

/// The unit in which a chart writes its amounts, chosen by the largest of them.
enum AmountUnit {
  case euros, thousands, millions

  /// The unit that leaves at most four digits before the comma, as far as there is one.
  init(for cents: [Int128]) {
    let largest = cents.map { $0.magnitude }.max() ?? 0
    self = largest >= 1_000_000_000 ? .millions : largest >= 1_000_000 ? .thousands : .euros
  }

  /// The unit in words.
  var words: String {
    switch self {
    case .euros: "in euro's"
    case .thousands: "× € 1.000"
    case .millions: "in miljoenen euro's"
    }
  }

  private var power: Int {
    switch self {
    case .euros: 2
    case .thousands: 5
    case .millions: 8
    }
  }

  /// An amount with so many decimals, rounded half away from zero, without its unit.
  func text(_ cents: Int128, decimals: Int = 1) -> String {
    let decimals = self == .euros ? 0 : decimals
    let rounded = Rounding.halfAwayFromZero(cents, dropping: power - decimals)
    return DutchText.number(Decimal(coefficient: rounded, scale: decimals))
  }

  /// A mark of an axis, with the decimals that its step needs.
  func mark(_ cents: Int128, step: Int128) -> String {
    var decimals = 0
    while decimals < power, step % PowerOfTen.value(power - decimals) != 0 { decimals += 1 }
    return DutchText.number(
      Decimal(
        coefficient: cents / PowerOfTen.value(power - decimals), scale: decimals))
  }
}
