import Dossiers
import Numbers
import Results

extension OutcomeReader {
  /// What the transfers of the year come to; nothing (and a finding) when an amount does not fit.
  ///
  /// A claim of nothing is left out: a location that did not grow, a month that is not left.
  func settlement(_ findings: inout [Finding]) -> SettlementOutcome? {
    var claims: [Claim] = []
    for claim in plan.claims {
      guard let amount = Money(exactly: registers[claim.amount]) else {
        findings.append(Finding(.overflow, at: origin(of: claim), [String(plan.year)]))
        return nil
      }
      if amount == .zero { continue }
      claims.append(
        Claim(
          rule: claim.rule, subject: claim.subject, payer: claim.payer, payee: claim.payee,
          derivation: derivation(claim.derivation), amount: amount, day: claim.day,
          pupils: claim.pupils.map { Int(clamping: registers[$0]) } ?? 1, status: claim.status))
    }
    return SettlementOutcome(claims: claims, vangnet: plan.vangnet.map(vangnet))
  }

  private func origin(of claim: ClaimPlan) -> Origin {
    switch claim.subject {
    case .transfer(let row): dossier.transfers[row].provenance.origin
    case .growth: dossier.vangnet.first?.provenance.origin ?? .none
    }
  }

  private func number(_ rate: ClaimPlan.Rate) -> Decimal {
    Decimal(coefficient: registers[rate.register], scale: rate.scale)
  }

  private func derivation(_ plan: ClaimPlan.Derivation) -> Claim.Derivation {
    switch plan {
    case .months(let rate, let months, let after):
      .months(rate: number(rate), months: months, after: after)
    case .growth(let rate, let months, let pupils, let funded, let heads):
      .growth(
        rate: number(rate), months: months, pupils: registers[pupils], funded: registers[funded],
        heads: registers[heads])
    case .balance(let euros, let months, let funded, let growth):
      .balance(
        euros: number(euros), months: months, funded: registers[funded],
        growth: registers[growth])
    case .fixed(let amount): .fixed(number(amount))
    case .proof(let spent, let most): .proof(spent: spent, most: number(most))
    }
  }

  private func vangnet(_ plan: VangnetPlan) -> VangnetOutcome {
    VangnetOutcome(
      location: plan.location, school: plan.school,
      categories: plan.categories.map { category in
        .init(
          category: category.category, october: category.october.map { registers[$0] },
          february: registers[category.february], june: registers[category.june])
      },
      before: registers[plan.before], growth: registers[plan.growth],
      funded: registers[plan.funded], arrivals: plan.arrivals, departures: plan.departures,
      unexplained: registers[plan.unexplained], heads: registers[plan.heads],
      unnamed: registers[plan.unnamed], status: plan.status)
  }
}
