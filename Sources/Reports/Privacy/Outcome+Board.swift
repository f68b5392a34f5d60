import Dossiers
import Numbers
import Results

extension Outcome {
  /// The outcome with only what concerns a schoolbestuur: claims in which a school of it pays or is
  /// paid, its own vso locations, and remarks on pupils who left or joined its schools.
  func seen(by board: Int, in dossier: Dossier) -> Outcome {
    func isOwn(_ party: Party, _ year: Int) -> Bool {
      if case .school(let school) = party {
        dossier.board(ofSchool: school, inYear: year) == board
      } else {
        false
      }
    }
    var (claimed, own) = (Set<Int>(), Set<Int>())
    for year in years {
      for claim in year.settlement.claims {
        guard case .transfer(let transfer) = claim.subject else { continue }
        claimed.insert(transfer)
        if isOwn(claim.payer, year.year) || isOwn(claim.payee, year.year) { own.insert(transfer) }
      }
    }
    func isOwn(_ place: TransferPlace, _ transfer: PupilTransfer) -> Bool {
      guard let school = place.school, let day = transfer.firstDay else { return false }
      return dossier.board(ofSchool: school, inYear: day.year) == board
    }
    var outcome = Outcome(
      years: years.map { year in
        year.with(settlement: year.settlement.seen(year.year, isOwn: isOwn, in: dossier))
      }, opening: opening)
    outcome.reconciliation = reconciliation
    outcome.remarks = remarks.filter { remark in
      let transfer = dossier.transfers[remark.transfer]
      // What lapses, lapses for one school; no other has to know.
      if case .lapses = remark.kind {
        return isOwn(TransferWording.lapsesFor(remark, dossier), transfer)
      }
      if own.contains(remark.transfer) { return true }
      return !claimed.contains(remark.transfer)
        && (isOwn(transfer.leaves, transfer) || isOwn(transfer.joins, transfer))
    }
    return outcome
  }
}

extension SettlementOutcome {
  fileprivate func seen(
    _ year: Int, isOwn: (Party, Int) -> Bool, in dossier: Dossier
  ) -> SettlementOutcome {
    let own = claims.filter { isOwn($0.payer, year) || isOwn($0.payee, year) }
    return SettlementOutcome(
      claims: own.map { isOwn($0.payee, year) ? $0 : $0.withReducedShare },
      vangnet: vangnet.map { isOwn(.school($0.school), year) ? $0 : $0.nameOnly })
  }
}

extension Claim {
  /// The claim with the funded share of somebody else's growth in lowest terms: the payer can redo
  /// it, and learns no more than the amount tells.
  fileprivate var withReducedShare: Claim {
    guard case .growth(let rate, let months, let pupils, let funded, let heads) = derivation,
      heads > 0
    else { return self }
    var (divisor, rest) = (heads, funded)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    return Claim(
      rule: rule, subject: subject, payer: payer, payee: payee,
      derivation: .growth(
        rate: rate, months: months, pupils: pupils, funded: funded / divisor,
        heads: heads / divisor),
      amount: amount, day: day, pupils: self.pupils, status: status)
  }
}

extension VangnetOutcome {
  /// A location of another schoolbestuur: only its name, in its place.
  fileprivate var nameOnly: VangnetOutcome {
    VangnetOutcome(
      location: location, school: school, categories: [], before: 0, growth: 0, funded: 0,
      arrivals: [], departures: [], unexplained: 0, heads: 0, unnamed: 0, status: status)
  }
}
