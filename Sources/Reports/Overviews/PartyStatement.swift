import Dossiers
import Numbers
import Results

/// What a party is paid and pays in a year, gross: per counterpart and rule, in cents.
struct PartyStatement {
  let party: Party
  /// The rows, by counterpart and rule.
  private(set) var rows: [Row]

  /// What one counterpart and one rule come to.
  struct Row: Equatable {
    let counterpart: Party
    let rule: ClaimRule
    /// What the party receives.
    var received: Int128 = 0
    /// What the party pays.
    var paid: Int128 = 0
  }

  /// What the party receives.
  var received: Int128 { rows.reduce(0) { $0 + $1.received } }
  /// What the party pays.
  var paid: Int128 { rows.reduce(0) { $0 + $1.paid } }

  /// The statements of all parties to some claims: schools in their order, the samenwerkingsverband
  /// last.
  static func statements(of claims: [Claim]) -> [PartyStatement] {
    var rows: [Party: [Key: Row]] = [:]
    for claim in claims {
      let cents = Int128(claim.amount.cents)
      let (payer, payee) = (claim.payer, claim.payee)
      let (taken, given) = (
        Key(payer.order, claim.rule.order), Key(payee.order, claim.rule.order)
      )
      rows[payee, default: [:]][taken, default: Row(counterpart: payer, rule: claim.rule)]
        .received += cents
      rows[payer, default: [:]][given, default: Row(counterpart: payee, rule: claim.rule)]
        .paid += cents
    }
    return rows.sorted { $0.key.order < $1.key.order }.map { party, rows in
      PartyStatement(
        party: party,
        rows: rows.sorted {
          ($0.key.party, $0.key.rule) < ($1.key.party, $1.key.rule)
        }.map(\.value))
    }
  }

  private struct Key: Hashable {
    let party: Int
    let rule: Int
    init(_ party: Int, _ rule: Int) { (self.party, self.rule) = (party, rule) }
  }
}

extension Party {
  /// Schools by their index, the samenwerkingsverband after them.
  var order: Int {
    switch self {
    case .school(let school): school
    case .consortium: .max
    }
  }
}

extension ClaimRule {
  /// The place among the rules.
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
