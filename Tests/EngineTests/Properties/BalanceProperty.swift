import TestSupport

/// A random budget with a balance sheet of one to six years and up to twelve lines.
enum BalanceSample {
  static func dossier(_ random: inout SeededGenerator) -> BalanceDossier {
    var dossier = BalanceDossier()
    let first = random.whole(2020...2030)
    dossier.years = first...(first + random.whole(0...5))
    dossier.parameters = [
      "deel;2000;\(number(&random, 0...1999, digits: 3));factor",
      "tarief;2000;\(number(&random, -99_999...99_999, digits: 2));€ per leerling",
    ]
    for year in dossier.years where random.happens(percent: 60) {
      dossier.parameters.append("begroot_resultaat;\(year);\(cents(&random));€")
    }
    if !dossier.parameters.contains(where: { $0.hasPrefix("begroot_resultaat;\(first)") }) {
      dossier.parameters.append("begroot_resultaat;\(first);0;€")
    }
    dossier.totals = dossier.years.map { "\($0 - 1);leerlingen;\(random.whole(0...50_000))" }
    dossier.lines = lines(dossier.years, &random)
    dossier.items = items(dossier.years, &random)
    dossier.appropriations = appropriations(dossier, &random)
    return dossier
  }

  private static func lines(_ years: ClosedRange<Int>, _ random: inout SeededGenerator) -> [String]
  {
    let count = random.whole(1...12)
    let closing = random.happens(percent: 40) ? random.whole(0...(count - 1)) : nil
    var known: [String] = []
    return (0..<count).map { index in
      let empty = String(repeating: ";", count: years.count - 1)
      let side = random.pick("baten", "lasten")
      if index == closing {
        let cells = years.map { _ in random.happens(percent: 30) ? cents(&random) : "" }
        return "l\(index);\(side);sluitpost;;;\(cells.joined(separator: ";"))"
      }
      let isFixed = known.isEmpty || random.happens(percent: 50)
      let other = known.isEmpty ? "" : known[random.whole(0...(known.count - 1))]
      known.append("l\(index)")
      if isFixed {
        return
          "l\(index);\(side);vast;;;\(years.map { _ in cents(&random) }.joined(separator: ";"))"
      }
      let rate =
        random.happens(percent: 50) ? "deel;\(other)" : "tarief;leerlingen"
      return "l\(index);\(side);tarief;\(rate);\(empty)"
    }
  }

  private static func items(_ years: ClosedRange<Int>, _ random: inout SeededGenerator) -> [String]
  {
    func row(_ code: String, _ side: String, _ kind: String, isGiven: Bool) -> String {
      let cells = years.map { _ in isGiven ? cents(&random) : "" }
      return "\(code);\(side);\(kind);\(cents(&random));\(cells.joined(separator: ";"))"
    }
    var rows = [
      row("bank", "activa", "liquide_middelen", isGiven: false),
      row("resultaat_jaar", "passiva", "resultaat", isGiven: false),
      row("r0", "passiva", "reserve", isGiven: false),
    ]
    let further = [
      ("gebouw", "activa", "vaste_activa"), ("vordering", "activa", "vorderingen"),
      ("voorziening", "passiva", "voorziening"), ("schuld", "passiva", "kortlopende_schulden"),
    ]
    for (code, side, kind) in further where random.happens(percent: 60) {
      rows.append(row(code, side, kind, isGiven: true))
    }
    if random.happens(percent: 60) { rows.append(row("r1", "passiva", "reserve", isGiven: false)) }
    return rows.shuffled(using: &random)
  }

  private static func appropriations(
    _ dossier: BalanceDossier, _ random: inout SeededGenerator
  ) -> [String] {
    let reserves = dossier.items.map { String($0.prefix { $0 != ";" }) }
      .filter { $0.hasPrefix("r") }
    var rows: [String] = []
    for year in dossier.years {
      var seen: Set<String> = []
      for _ in 0..<random.whole(0...3) {
        let from = reserves[random.whole(0...(reserves.count - 1))]
        let to = random.happens(percent: 25) ? "" : reserves[random.whole(0...(reserves.count - 1))]
        guard seen.insert("\(from) \(to)").inserted else { continue }
        rows.append("\(year);\(from);\(to);\(random.happens(percent: 50) ? "" : cents(&random))")
      }
    }
    return rows
  }

  /// An amount of either sign, often zero or with half a euro.
  private static func cents(_ random: inout SeededGenerator) -> String {
    switch random.whole(0...9) {
    case 0: "0"
    case 1...3: "\(random.whole(-9999...9999)),50"
    default: number(&random, -99_999_999...99_999_999, digits: 2)
    }
  }

  private static func number(
    _ random: inout SeededGenerator, _ range: ClosedRange<Int>, digits: Int
  ) -> String {
    let value = random.whole(range)
    let text = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return (value < 0 ? "-" : "") + padded.dropLast(digits) + "," + padded.suffix(digits)
  }
}

/// The budget and the balance sheet of a ``BalanceSample``, read again from its texts and computed
/// in exact fractions, year by year; amounts are cents.
struct BalanceReference {
  /// Activa and passiva of each year, from the opening balance on.
  private(set) var sides: [(assets: Int128, liabilities: Int128)] = []
  private(set) var equity: [Int128] = []
  private(set) var results: [Int128] = []
  /// What left the equity beside the result, by year.
  private(set) var left: [Int128] = []
  private(set) var lines: [[String: Int128]] = []

  private static let equityKinds = ["reserve", "resultaat"]

  init(_ dossier: BalanceDossier) {
    let items = dossier.items.map(Self.cells)
    var amounts = Dictionary(uniqueKeysWithValues: items.map { ($0[0], Self.cents($0[3])) })
    close(items, amounts)
    for (index, year) in dossier.years.enumerated() {
      let (lines, result) = Self.budget(dossier, year, index)
      self.lines.append(lines)
      results.append(result)
      var gone: Int128 = 0
      for row in dossier.appropriations.map(Self.cells) where row[0] == String(year) {
        let amount = row[3].isEmpty ? amounts[row[1], default: 0] : Self.cents(row[3])
        amounts[row[1], default: 0] -= amount
        if row[2].isEmpty { gone += amount } else { amounts[row[2], default: 0] += amount }
      }
      left.append(gone)
      amounts["resultaat_jaar", default: 0] += result
      for item in items where !item[4 + index].isEmpty {
        amounts[item[0]] = Self.cents(item[4 + index])
      }
      // What the bank must hold: nothing else is left to pay with.
      amounts["bank"] = items.reduce(0) { sum, item in
        guard item[0] != "bank" else { return sum }
        return sum + (item[1] == "passiva" ? 1 : -1) * amounts[item[0], default: 0]
      }
      close(items, amounts)
    }
  }

  private mutating func close(_ items: [[String]], _ amounts: [String: Int128]) {
    func sum(_ isPart: ([String]) -> Bool) -> Int128 {
      items.reduce(0) { isPart($1) ? $0 + amounts[$1[0], default: 0] : $0 }
    }
    sides.append((sum { $0[1] == "activa" }, sum { $0[1] == "passiva" }))
    equity.append(sum { Self.equityKinds.contains($0[2]) })
  }

  /// The lines of a year and what is left of it.
  private static func budget(
    _ dossier: BalanceDossier, _ year: Int, _ index: Int
  ) -> (lines: [String: Int128], result: Int128) {
    func parameter(_ name: String) -> Fraction {
      let rows = dossier.parameters.map(cells).filter {
        $0[0] == name && (Int($0[1]) ?? 0) <= year
      }
      return rows.max { (Int($0[1]) ?? 0) < (Int($1[1]) ?? 0) }.map { value($0[2]) } ?? .zero
    }
    var lines: [String: Int128] = [:]
    var (result, closing): (Int128, [String]?) = (0, nil)
    for row in dossier.lines.map(cells) {
      let cell = row[5 + index]
      let amount: Int128
      if row[2] == "tarief" {
        let count = dossier.totals.map(cells).first { $0[0] == String(year - 1) }?[2] ?? "0"
        let base =
          row[4] == "leerlingen"
          ? value(count) : Fraction(lines[row[4], default: 0], over: 100)
        amount = (parameter(row[3]) * base).rounded * 100
      } else if row[2] == "sluitpost", cell.isEmpty {
        closing = row
        continue
      } else {
        amount = cents(cell)
      }
      lines[row[0]] = amount
      result += row[1] == "baten" ? amount : -amount
    }
    if let closing {
      let planned = (parameter("begroot_resultaat") * Fraction(100)).rounded
      lines[closing[0]] = closing[1] == "baten" ? planned - result : result - planned
      result = planned
    }
    return (lines, result)
  }

  private static func cells(_ row: String) -> [String] {
    row.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
  }

  private static func value(_ text: String) -> Fraction {
    let parts = text.filter { $0 != "." && $0 != "-" }.split(separator: ",")
    let digits = parts.count > 1 ? parts[1].count : 0
    let power = (0..<digits).reduce(Int128(1)) { power, _ in power * 10 }
    let number = Fraction(Int128(parts.joined()) ?? 0, over: power)
    return text.hasPrefix("-") ? number * Fraction(-1) : number
  }

  private static func cents(_ text: String) -> Int128 { (value(text) * Fraction(100)).rounded }
}
