import Dossiers
import Numbers
import Results

/// What each schoolbestuur gets or pays on each payment day of a year, its claims netted; the
/// samenwerkingsverband is the cashier.
struct PaymentProposal {
  /// The payment days on which something is due, in order.
  let payments: [Payment]

  /// The payments of one day, in cents; below zero is to be paid.
  struct Payment {
    let day: Day
    /// The net amount of each schoolbestuur, by its index, that has a claim on the day.
    let boards: [(board: Int, cents: Int128)]
    /// What the samenwerkingsverband itself is paid less what it pays.
    let consortium: Int128

    /// What all of it comes to: always zero.
    var sum: Int128 { boards.reduce(consortium) { $0 + $1.cents } }
  }

  /// The proposal for the claims of a year.
  init(_ year: YearOutcome, in dossier: Dossier) {
    var boards: [Day: [Int: Int128]] = [:]
    var consortium: [Day: Int128] = [:]
    for claim in year.settlement.claims {
      guard let day = Self.day(of: claim, inYear: year.year, dossier) else { continue }
      let cents = Int128(claim.amount.cents)
      for (party, amount) in [(claim.payee, cents), (claim.payer, -cents)] {
        if case .school(let school) = party,
          let board = dossier.board(ofSchool: school, inYear: year.year)
        {
          boards[day, default: [:]][board, default: 0] += amount
        } else {
          consortium[day, default: 0] += amount
        }
      }
    }
    payments = Set(boards.keys).union(consortium.keys).sorted().map { day in
      Payment(
        day: day,
        boards: (boards[day] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
        consortium: consortium[day] ?? 0)
    }
  }

  /// The day on which a claim is paid: the first payment day of the calendar from the claim's own day
  /// on, else 31 December; never before the claim is there.
  static func day(of claim: Claim, inYear year: Int, _ dossier: Dossier) -> Day? {
    let days = dossier.calendar.filter { $0.kind == .payment && $0.from >= claim.day }
    return days.map(\.from).min() ?? Day(year: year, month: 12, day: 31)
  }
}
