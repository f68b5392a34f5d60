import Dossiers
import Formats
import Numbers
import Results

/// The Dutch words for the settlement of transfers.
enum SettlementWording {
  /// The name of a budget line that stands for several lines of transfers.
  static let foldedLine = "Verrekening van overstappen"
  /// Its code.
  static let foldedCode = "verrekening_overstappen"

  /// The name of a line that took transfers in.
  static func withFolded(_ name: String) -> String { "\(name), met verrekening van overstappen" }

  /// For whom a page is; nothing for everybody.
  static func audience(_ audience: Audience, _ dossier: Dossier) -> String? {
    let reader: String? =
      switch audience {
      case .open: nil
      case .board(let board): dossier.boards[board]
      case .internal: "het bureau van het samenwerkingsverband"
      }
    return reader.map { "Alleen voor \($0); bevat gegevens over enkele leerlingen." }
  }

  /// Above what `explain` tells of claims.
  static let onlyBureau = "Alleen voor het bureau: dit gaat over enkele leerlingen."
  /// Where `explain` is of one pot.
  static let claimsLeftOut =
    "De verrekeningen van overstappen staan hier niet bij; zij gaan buiten de potten om."

  /// That other outcomes are not beside this one; no name is the plan.
  static func leftOut(_ names: [String?]) -> String {
    let others = names.map { name in
      name.map { $0 == "basis" ? "de basis" : "scenario \($0)" } ?? "het plan"
    }
    return "De vergelijking met \(RunReport.list(others)) staat alleen in het rapport van het "
      + "bureau, omdat zij iets over enkele leerlingen zou verraden."
  }

  /// A rule in a few words.
  static func rule(_ rule: ClaimRule) -> String {
    switch rule {
    case .follows: "Geld volgt leerling"
    case .vangnetSupport: "Vangnet: ondersteuning"
    case .vangnetBasic: "Vangnet: basisbekostiging"
    case .vangnetUnnamed: "Vangnet: groei zonder school van 1 oktober"
    case .placedBack: "Van vso naar vo"
    case .contribution: "Bijdrage bovenschoolse voorziening"
    }
  }

  /// A rule in a sentence.
  static func sentence(_ rule: ClaimRule) -> String {
    switch rule {
    case .follows:
      "Na een verwijzing betaalt de school die de leerling op 1 oktober telde de resterende maanden "
        + "van het schooljaar, naar rato van de rijksbekostiging, aan de school die hem inschrijft."
    case .vangnetSupport:
      "Het samenwerkingsverband betaalt de ondersteuning van de netto groei van een vso-vestiging "
        + "tussen de tellingen van 1 februari en 1 juni."
    case .vangnetBasic:
      "De school die de leerling op 1 oktober telde betaalt de basisbekostiging van de maanden in "
        + "het vso."
    case .vangnetUnnamed:
      "Groei waarvan geen school van 1 oktober bekend is, blijft voor het samenwerkingsverband."
    case .placedBack:
      "De reguliere school ontvangt een vergoeding als de leerling slaagt; mislukt het, dan wat "
        + "aantoonbaar is besteed, ten hoogste die vergoeding."
    case .contribution:
      "De stamschool betaalt een bijdrage per plaatsing in een bovenschoolse voorziening."
    }
  }

  /// The paragraph that a rule comes from.
  static func source(_ rule: ClaimRule) -> String {
    switch rule {
    case .follows:
      "Afspraken doorstroom vo-vo, instroom so-vo en vso-vo (februari 2021), vo naar vo"
    case .vangnetSupport, .vangnetBasic, .vangnetUnnamed:
      "Ondersteuningsplan 2024-2028, Bijlage 10"
    case .placedBack:
      "Ondersteuningsplan 2024-2028, Bijlage 1; Draaiboek doorstroom vso-vo (2024)"
    case .contribution: "Ondersteuningsplan 2024-2028, §3.3.4"
    }
  }

  /// A party to a claim.
  static func party(_ party: Party, _ year: Int, _ dossier: Dossier) -> String {
    switch party {
    case .school(let school):
      (dossier.schools[school].row(inYear: year) ?? dossier.schools[school].rows.last)?.name
        ?? dossier.schools[school].code
    case .consortium: "Samenwerkingsverband"
    }
  }

  /// Where a pupil is or goes.
  static func place(_ place: TransferPlace, _ dossier: Dossier) -> String {
    switch place {
    case .school(let school):
      dossier.schools[school].rows.last?.name ?? dossier.schools[school].code
    case .location(let location, _): dossier.locations[location].name
    case .facility(let facility): dossier.facilities[facility].name
    case .outside: "buiten het samenwerkingsverband"
    }
  }

  /// What a claim is about.
  static func subject(_ claim: Claim, _ year: YearOutcome, _ dossier: Dossier) -> String {
    switch claim.subject {
    case .transfer(let transfer): return "Overstap \(dossier.transfers[transfer].code)"
    case .growth(let location, let category):
      let code = year.settlement.vangnet[location].location
      let name = dossier.locations.first { $0.code == code }?.name ?? code
      return category.map { "Groei van \(name), \(dossier.vangnet[$0].name)" }
        ?? "Groei van \(name)"
    }
  }

  // MARK: How an amount comes about

  /// The derivation of a claim, such as `€ 8.250,00 × 5/12 = € 3.437,50`.
  static func derivation(_ claim: Claim) -> String {
    let amount = DutchText.money(claim.amount)
    switch claim.derivation {
    case .months(let rate, let months, let after):
      let whole = "\(euros(rate)) × \(months)/12"
      guard after > 0 else { return "\(whole) = \(amount)" }
      let parts = [months, after].map { part(rate, $0) }
      return "\(whole) − \(euros(rate)) × \(after)/12 = \(parts[0]) − \(parts[1]) = \(amount)"
    case .growth(let rate, let months, let pupils, let funded, let heads):
      var text = "\(euros(rate)) × \(months)/12"
      if pupils != 1 { text += " × \(DutchText.whole(pupils)) leerlingen" }
      if funded != heads { text += " × \(share(funded, heads))" }
      return "\(text) = \(amount)"
    case .balance(let rate, let months, let funded, let growth):
      let share = funded == growth ? "" : " × \(share(funded, growth))"
      return "saldo van de categorieën \(euros(rate)) × \(months)/12\(share) = \(amount)"
    case .fixed(let fixed):
      return euros(fixed) == amount
        ? "vast bedrag \(amount)" : "vast bedrag \(euros(fixed)) = \(amount)"
    case .proof(let spent, let most):
      return "besteed \(euros(spent)), ten hoogste \(euros(most)) = \(amount)"
    }
  }

  /// How the amount of a claim was rounded.
  static func rounding(_ claim: Claim) -> String {
    let (rate, divisor): (Decimal, Int128)
    let factor: Int128
    switch claim.derivation {
    case .months(let yearly, let months, let after):
      if after > 0, !isExact(yearly, Int128(after), 12) { return rounded }
      (rate, factor, divisor) = (yearly, Int128(months), 12)
    case .growth(let yearly, let months, let pupils, let funded, let heads):
      (rate, factor, divisor) = (yearly, Int128(months) * pupils * funded, 12 * heads)
    case .balance(let yearly, let months, let funded, let growth):
      (rate, factor, divisor) = (yearly, Int128(months) * funded, 12 * growth)
    case .fixed(let fixed): (rate, factor, divisor) = (fixed, 1, 1)
    case .proof(let spent, let most):
      (rate, factor, divisor) = (euros(spent) == DutchText.money(claim.amount) ? spent : most, 1, 1)
    }
    return isExact(rate, factor, divisor) ? "niet nodig" : rounded
  }

  private static let rounded = "op centen, een halve cent van nul af"

  private static func isExact(_ rate: Decimal, _ factor: Int128, _ divisor: Int128) -> Bool {
    guard let digits = rate.coefficient(atScale: max(rate.scale, 2)), divisor > 0 else {
      return false
    }
    let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
    let (unit, tooLarge) = divisor.multipliedReportingOverflow(
      by: PowerOfTen.value(max(rate.scale, 2) - 2))
    return !overflow && !tooLarge && product % unit == 0
  }

  /// A part of a year's amount, rounded to cents.
  private static func part(_ rate: Decimal, _ months: Int) -> String {
    let scale = max(rate.scale, 2)
    guard let digits = rate.coefficient(atScale: scale) else { return "…" }
    let (product, overflow) = digits.multipliedReportingOverflow(by: Int128(months))
    guard !overflow else { return "…" }
    return Euros.text(
      Rounding.halfAwayFromZero(product, dividedBy: 12 * PowerOfTen.value(scale - 2)))
  }

  private static func share(_ funded: Int128, _ heads: Int128) -> String {
    "\(DutchText.whole(funded))/\(DutchText.whole(heads))"
  }

  /// An amount in euros with the decimals that it has, two at least.
  static func euros(_ amount: Decimal) -> String {
    let reduced = amount.reduced
    guard reduced.scale > 2 else {
      return reduced.coefficient(atScale: 2).map { Euros.text($0) } ?? "te groot"
    }
    return "€ \(DutchText.number(reduced))"
  }
}
