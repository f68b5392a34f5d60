import Dossiers
import Formats
import Numbers
import Results

extension Explanation {
  // MARK: Claims

  /// What stands in the place of the claims where only one pot is explained.
  func claimsLeftOut(_ year: YearOutcome) -> [Part] {
    own(year).isEmpty ? [] : [Part(title: SettlementWording.claimsLeftOut)]
  }

  /// The claims that the school pays or is paid in a year, and what they come to.
  func claims(_ year: YearOutcome) -> [Part] {
    let parts = claimParts(year)
    return parts.isEmpty ? [] : [Part(title: SettlementWording.onlyBureau)] + parts
  }

  /// The same without saying for whom it is.
  func claimParts(_ year: YearOutcome) -> [Part] {
    let own = own(year)
    guard !own.isEmpty else { return [] }
    var parts: [Part] = []
    var (received, paid): (Int128, Int128) = (0, 0)
    for claim in own {
      let cents = Int128(claim.amount.cents)
      if claim.payee == .school(school) { received += cents } else { paid += cents }
      parts.append(explain(claim, year))
    }
    let balance = "ontvangt \(Euros.text(received)), betaalt \(Euros.text(paid))"
    parts.append(
      Part(
        title: "Verrekening \(year.year): \(balance), per saldo \(Euros.text(received - paid))"))
    return parts
  }

  private func own(_ year: YearOutcome) -> [Claim] {
    year.settlement.claims.filter { $0.payer == .school(school) || $0.payee == .school(school) }
  }

  private func explain(_ claim: Claim, _ year: YearOutcome) -> Part {
    let payer = SettlementWording.party(claim.payer, year.year, dossier)
    let payee = SettlementWording.party(claim.payee, year.year, dossier)
    var part = Part(
      title: "\(SettlementWording.subject(claim, year, dossier)): \(payer) betaalt \(payee)")
    part.add("Regel", SettlementWording.sentence(claim.rule))
    part.add("Bron", SettlementWording.source(claim.rule))
    for input in inputs(of: claim, year) { part.add("Gegeven", input) }
    if let months = months(of: claim) { part.add("Maanden", months) }
    part.add("Berekening", SettlementWording.derivation(claim))
    part.add("Afronding", SettlementWording.rounding(claim))
    part.add(
      "Bedrag",
      "\(DutchText.money(claim.amount)) (\(claim.status.rawValue)), "
        + "te verrekenen vanaf \(DutchText.day(claim.day))")
    return part
  }

  private func months(of claim: Claim) -> String? {
    switch claim.derivation {
    case .months(_, let months, let after):
      after == 0 ? "\(months)" : "\(months) − \(after) na vertrek of terugkeer = \(months - after)"
    case .growth(_, let months, _, _, _), .balance(_, let months, _, _): "\(months)"
    case .fixed, .proof: nil
    }
  }

  // MARK: What went in

  private func inputs(of claim: Claim, _ year: YearOutcome) -> [String] {
    var inputs: [String] = []
    if case .transfer(let index) = claim.subject {
      let transfer = dossier.transfers[index]
      inputs.append(
        "overstap \(transfer.code), \(transfer.kind.rawValue), van "
          + "\(SettlementWording.place(transfer.leaves, dossier)) naar "
          + "\(SettlementWording.place(transfer.joins, dossier))"
          + (transfer.firstDay.map { ", vanaf \(DutchText.day($0))" } ?? "")
          + ", \(shown(transfer.provenance))")
    }
    if case .growth(let location, let category) = claim.subject {
      inputs += growth(year.settlement.vangnet[location], category)
    }
    if let rate = rate(of: claim, year) { inputs.append(rate) }
    return inputs
  }

  private func growth(_ location: VangnetOutcome, _ category: Int?) -> [String] {
    var inputs: [String] = []
    for counted in location.categories where category == nil || counted.category == category {
      inputs.append(
        "\(dossier.vangnet[counted.category].name) op \(location.location): "
          + "\(DutchText.whole(counted.february)) op 1 februari, "
          + "\(DutchText.whole(counted.june)) op 1 juni (\(location.status.rawValue))")
    }
    inputs.append(
      "netto groei \(DutchText.whole(location.growth)), bekostigd "
        + "\(DutchText.whole(location.funded)), verdeeld over \(DutchText.whole(location.heads)) "
        + "leerlingen (\(location.status.rawValue))")
    return inputs
  }

  /// The value that the claim's rate was read from.
  private func rate(of claim: Claim, _ year: YearOutcome) -> String? {
    switch (claim.rule, claim.subject) {
    case (.follows, .transfer(let transfer)), (.vangnetBasic, .transfer(let transfer)):
      return funding(dossier.transfers[transfer].funding, of: claim, year.year)
    case (.vangnetSupport, .growth(_, let category?)):
      return parameter(dossier.vangnet[category].rate, year.year)
    case (.vangnetUnnamed, _): return term(.unnamedFunding, year.year)
    case (.placedBack, _): return term(.placedBackAmount, year.year)
    case (.contribution, .transfer(let transfer)):
      guard case .facility(let facility) = dossier.transfers[transfer].joins else { return nil }
      return dossier.facilities[facility].contribution.flatMap { parameter($0, year.year) }
    case (.follows, _), (.vangnetBasic, _), (.vangnetSupport, _), (.contribution, _): return nil
    }
  }

  /// The rijksbekostiging of a pupil: of the payer where the school has its own, of this year or,
  /// by the choice of the dossier, of the year in which the school year began.
  private func funding(_ name: FundingName, of claim: Claim, _ year: Int) -> String? {
    let used: Decimal? =
      switch claim.derivation {
      case .months(let rate, _, _), .growth(let rate, _, _, _, _): rate.reduced
      case .balance, .fixed, .proof: nil
      }
    for year in [year, year - 1] {
      var value: DatedValue?
      if case .school(let payer) = claim.payer, let attribute = name.attribute {
        value = dossier.attributes[attribute].value(ofSchool: payer, inYear: year)
      }
      if value == nil {
        value = name.parameter.flatMap { dossier.parameters[$0].value(inYear: year) }
      }
      guard let value, let number = value.number, number.reduced == used else { continue }
      return "\(name.name) \(year) = \(SettlementWording.euros(number)) per leerling, "
        + shown(value.provenance)
    }
    return nil
  }

  private func term(_ term: TransferTerm, _ year: Int) -> String? {
    dossier.parameters.firstIndex { $0.name == term.rawValue }.flatMap { parameter($0, year) }
  }

  private func parameter(_ parameter: Int, _ year: Int) -> String? {
    guard let value = dossier.parameters[parameter].value(inYear: year), let number = value.number
    else { return nil }
    return "\(dossier.parameters[parameter].name) = \(SettlementWording.euros(number)), "
      + shown(value.provenance)
  }

  private func shown(_ provenance: Provenance) -> String {
    "\(provenance.source) (\(provenance.status.rawValue))"
  }
}
