import Dossiers
import Numbers
import Results

extension Dossier {
  /// The choices, terms and rates weaker than `prognose` on which claims of the year rest, with the
  /// euros of those claims.
  func decisionsOnSettlement(_ outcome: YearOutcome) -> [Decision] {
    var cents: [Int: Int128] = [:]
    for claim in outcome.settlement.claims {
      for parameter in parametersBehind(claim) {
        cents[parameter, default: 0] += Int128(claim.amount.cents)
      }
    }
    return cents.sorted { $0.key < $1.key }.compactMap { parameter, cents in
      guard let value = parameters[parameter].value(inYear: outcome.year)?.provenance,
        value.status.needsDecision
      else { return nil }
      return Decision(
        .parameter(parameter), status: value.status, source: value.source, origin: value.origin,
        cents: cents)
    }
  }

  /// The parameters that the amount of a claim, or whether it is there, rests on.
  private func parametersBehind(_ claim: Claim) -> Set<Int> {
    var names: [String] = []
    var found: Set<Int> = []
    switch claim.rule {
    case .follows: names = [TransferChoice.months.rawValue, TransferChoice.rateYear.rawValue]
    case .vangnetSupport, .vangnetUnnamed: names = Self.vangnetChoices
    case .vangnetBasic: names = Self.vangnetChoices + [TransferChoice.months.rawValue]
    case .placedBack: names = [TransferTerm.placedBackAmount.rawValue]
    case .contribution: break
    }
    if claim.rule == .vangnetUnnamed { names.append(TransferTerm.unnamedFunding.rawValue) }
    switch claim.subject {
    case .transfer(let row):
      let transfer = transfers[row]
      if let rate = fundingParameter(of: claim, transfer) { found.insert(rate) }
      if claim.rule == .contribution, case .facility(let facility) = transfer.joins,
        let amount = facilities[facility].contribution
      {
        found.insert(amount)
      }
    case .growth(_, let category):
      if claim.rule == .vangnetSupport {
        found.formUnion(category.map { [vangnet[$0].rate] } ?? vangnet.map { $0.rate })
      }
    }
    for (index, parameter) in parameters.enumerated() where names.contains(parameter.name) {
      found.insert(index)
    }
    return found
  }

  /// The parameter with the rijksbekostiging behind a claim; nothing where the payer has its own.
  private func fundingParameter(of claim: Claim, _ transfer: PupilTransfer) -> Int? {
    guard claim.rule == .follows || claim.rule == .vangnetBasic,
      case .school(let payer) = claim.payer
    else { return nil }
    let hasOwn = transfer.funding.attribute.map {
      attributes[$0].value(ofSchool: payer, inYear: claim.day.year) != nil
    }
    return hasOwn == true ? nil : transfer.funding.parameter
  }

  private static let vangnetChoices: [String] = [
    TransferChoice.reading.rawValue, TransferChoice.period.rawValue,
    TransferChoice.categories.rawValue,
  ]
}
