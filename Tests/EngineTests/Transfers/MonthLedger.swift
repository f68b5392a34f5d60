import Dossiers
import Numbers
import Results

/// What geld volgt leerling should come to, worked out month by month from the rows themselves: who
/// has the pupil on the first day of the month, and who had the pupil on 1 October.
///
/// It shares nothing with the engine: no stays, no registers, no cached amounts.
struct MonthLedger {
  /// Cents by year, payer and payee.
  private(set) var cents: [Key: Int128] = [:]
  /// The months that a school pays for a pupil in a school year.
  private(set) var months: [PupilKey: Int] = [:]

  struct Key: Hashable {
    let year: Int
    let payer: Int
    let payee: Int
  }

  struct PupilKey: Hashable {
    let pupil: Int
    let payer: Int
    let schoolYear: Int
  }

  /// `rate` gives the yearly amount in cents of a school in a calendar year.
  init(_ dossier: Dossier, rate: (_ school: Int, _ year: Int) -> Int128) {
    for year in dossier.years {
      for month in 1...12 {
        guard let first = Day(year: year, month: month, day: 1) else { continue }
        for rows in Dictionary(grouping: dossier.transfers, by: \.pupil).values {
          guard let holder = Self.holder(rows, on: first),
            let (payer, payee) = Self.parties(holder, dossier)
          else { continue }
          // The months to the end of the part of the school year that lies in this calendar year.
          let left = Int128(month >= 8 ? 13 - month : 8 - month)
          let yearly = rate(payer, year)
          let amount = Self.rounded(yearly * left, 12) - Self.rounded(yearly * (left - 1), 12)
          cents[Key(year: year, payer: payer, payee: payee), default: 0] += amount
          let start = month >= 8 ? year : year - 1
          months[
            PupilKey(pupil: holder.pupil, payer: payer, schoolYear: start), default: 0] += 1
        }
      }
    }
  }

  /// The row by which a pupil is somewhere on a day, when it began in that day's school year.
  private static func holder(_ rows: [PupilTransfer], on day: Day) -> PupilTransfer? {
    let here = rows.filter { row in row.enrolledFrom.map { $0 <= day } ?? false }
      .max { ($0.enrolledFrom?.ordinal ?? 0) < ($1.enrolledFrom?.ordinal ?? 0) }
    guard let row = here, let from = row.enrolledFrom else { return nil }
    if let through = row.through, through < day { return nil }
    func start(_ day: Day) -> Int { day.month >= 8 ? day.year : day.year - 1 }
    return start(from) == start(day) ? row : nil
  }

  /// The months of a calendar year on whose first day a pupil is not at a school.
  static func monthsWithout(
    _ pupil: Int, atSchool school: Int, inYear year: Int, _ dossier: Dossier
  ) -> Int {
    let rows = dossier.transfers.filter { $0.pupil == pupil && $0.enrolledFrom != nil }
      .sorted { ($0.enrolledFrom?.ordinal ?? 0) < ($1.enrolledFrom?.ordinal ?? 0) }
    return (1...12).count { month in
      guard let first = Day(year: year, month: month, day: 1) else { return false }
      var here = rows.first?.leaves.school
      for row in rows {
        guard let from = row.enrolledFrom, from <= first else { break }
        let isBack = row.through.map { $0 < first } ?? false
        here = isBack ? row.leaves.school : row.joins.school
      }
      return here != school
    }
  }

  private static func parties(_ row: PupilTransfer, _ dossier: Dossier) -> (Int, Int)? {
    guard row.kind == .voVo, row.reason == .referral, case .school(let payer) = row.countedAt,
      case .school(let payee) = row.joins, case .school = row.leaves, payer != payee
    else { return nil }
    return (payer, payee)
  }

  private static func rounded(_ value: Int128, _ divisor: Int128) -> Int128 {
    (2 * value + divisor) / (2 * divisor)
  }
}
