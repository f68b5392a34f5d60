import Dossiers
import Formats
import Results

/// The Dutch words for who gains and who loses.
enum RedistributionWording {
  /// How many schools gain and lose and how much, who most of all, and through which pots.
  static func summary(_ year: Redistribution.Year, _ whole: Redistribution) -> String {
    let effect = year.effect
    guard effect.gainers + effect.losers > 0 else {
      return "Voor geen enkele school maakt dat verschil."
    }
    let same = year.schools.count - effect.gainers - effect.losers
    var lines = [
      "**\(MarkdownText.escape(whole.after))** in plaats van "
        + "**\(MarkdownText.escape(whole.before))**: "
        + "\(schools(effect.gainers, "voordeel", effect.gains, "meer")), "
        + "\(schools(effect.losers, "nadeel", effect.losses, "minder"))"
        + (same > 0 ? "; voor \(same) verandert niets. " : ". ") + net(effect)
    ]
    let gainers = year.schools.prefix(3).filter { $0.amounts.difference > 0 }
    let losers = year.schools.suffix(3).reversed().filter { $0.amounts.difference < 0 }
    var extremes: [String] = []
    if !gainers.isEmpty { extremes.append("Het meest erbij krijgt \(names(gainers)).") }
    if !losers.isEmpty { extremes.append("Het meest eraf gaat bij \(names(losers)).") }
    lines.append(MarkdownText.escape(extremes.joined(separator: " ")))
    let pots = year.pots.filter { $0.amounts.difference != 0 }
    if !pots.isEmpty {
      let texts = pots.map { "\($0.name) \(signed($0.amounts.difference))" }
      lines.append(
        "Wat elke pot aan scholen geeft, verandert zo: "
          + "\(MarkdownText.escape(texts.joined(separator: "; "))).")
    }
    return lines.joined(separator: "\n\n")
  }

  private static func schools(
    _ count: Int, _ kind: String, _ cents: Int128, _ direction: String
  ) -> String {
    switch count {
    case 0: "geen \(kind)scholen"
    case 1: "1 \(kind)school krijgt \(Euros.text(cents)) \(direction)"
    default: "\(count) \(kind)scholen krijgen samen \(Euros.text(cents)) \(direction)"
    }
  }

  private static func net(_ effect: Redistribution.Effect) -> String {
    if effect.net == 0 { return "Het totaal blijft gelijk." }
    return effect.net > 0
      ? "Per saldo gaat er \(Euros.text(effect.net)) meer naar scholen."
      : "Per saldo gaat er \(Euros.text(-effect.net)) minder naar scholen."
  }

  private static func names(_ schools: some Sequence<Redistribution.School>) -> String {
    schools.map { "\($0.name) (\(signed($0.amounts.difference)))" }.joined(separator: ", ")
  }

  /// An amount with its sign.
  static func signed(_ cents: Int128) -> String {
    (cents > 0 ? "+" : "") + Euros.text(cents)
  }
}
