import Dossiers
import Numbers
import Results

/// When each schoolbestuur is paid what the steps give its schools, by the dossier's betaalritme.
///
/// The amount of a step is divided over the months by largest remainder, so that the months are
/// exactly the amount; of equal remainders the earlier month gets the cent.
struct PaymentSchedule {
  /// The months in which something is paid, 1 to 12, in order.
  let months: [Int]
  /// By schoolbestuur, then by step.
  let payments: [Payment]

  /// What a step gives the schools of a schoolbestuur, by month.
  struct Payment {
    let board: Int
    /// The place of the step among those of the year.
    let step: Int
    /// The whole year, in cents.
    let cents: Int128
    /// Each month of ``PaymentSchedule/months``, in cents.
    let months: [Int128]
  }

  /// The schedule of a year; nothing when the dossier has no rhythm for it.
  init?(_ statements: [BoardStatement], _ rhythm: [PaymentMonth]) {
    guard !rhythm.isEmpty else { return nil }
    months = rhythm.map { $0.month }
    var payments: [Payment] = []
    for statement in statements {
      var amounts: [Int: Int128] = [:]
      for part in statement.schools.flatMap(\.parts) {
        if let now = part.now { amounts[now.step, default: 0] += now.cents }
      }
      for (step, cents) in amounts.sorted(by: { $0.key < $1.key }) {
        payments.append(
          Payment(
            board: statement.board, step: step, cents: cents,
            months: Self.divided(cents, by: rhythm.map { Int128($0.part) })))
      }
    }
    self.payments = payments
  }

  /// An amount over parts, to the cent; at least one part is above zero.
  static func divided(_ cents: Int128, by parts: [Int128]) -> [Int128] {
    let total = parts.reduce(0, +)
    guard total > 0 else { return parts.map { _ in 0 } }
    // Whole rounds divide without a remainder, so that what is left always fits the division.
    let (rounds, rest) = cents.quotientAndRemainder(dividingBy: total)
    var division = LargestRemainder(capacity: parts.count)
    division.keys = parts
    do {
      try division.divide(rest, count: parts.count)
    } catch {
      preconditionFailure("the parts are at least zero and small, and one is above zero")
    }
    return parts.indices.map { rounds * parts[$0] + division.shares[$0] }
  }

  /// What is paid in each month, in cents.
  func sums(where isCounted: (Payment) -> Bool) -> [Int128] {
    var sums = months.map { _ in Int128(0) }
    for payment in payments where isCounted(payment) {
      for place in sums.indices { sums[place] += payment.months[place] }
    }
    return sums
  }
}
