import Dossiers
import Numbers
import Results

/// Pupils of a tussenvoorziening whom the samenwerkingsverband does not fund because they live
/// elsewhere; off balance: there are talks and no agreement (§9.2.1), so it is no claim.
struct UnfundedPupils {
  /// The school, as an index into the schools of the dossier.
  let school: Int
  /// The pupils that the school counted.
  let counted: Int128
  /// The pupils whom the step funds.
  let funded: Int128
  /// The amount per pupil.
  let rate: Decimal

  /// The pupils whom nobody funds here.
  var pupils: Int128 { counted - funded }

  /// What they would cost by the same amount, in cents, rounded half away from zero; nothing when it
  /// is too large.
  var cents: Int128? {
    let (digits, overflow) = rate.coefficient.multipliedReportingOverflow(by: pupils)
    guard !overflow else { return nil }
    return Decimal(coefficient: digits, scale: rate.scale).rounded(toScale: 2)?.coefficient
  }

  /// The pupils of a year, by step and school.
  static func pupils(of year: YearOutcome, in dossier: Dossier) -> [UnfundedPupils] {
    year.steps.flatMap { step -> [UnfundedPupils] in
      let row = dossier.steps[step.row]
      guard row.kind == .perPupil, row.target.kinds == [.tussenvoorziening],
        row.target.groups.isEmpty
      else { return [] }
      return step.postings.compactMap { posting in
        guard let counted = year.pupils[posting.school], let key = posting.key?.reduced,
          key.scale == 0, let rate = posting.rate ?? step.rate, counted > key.coefficient
        else { return nil }
        return UnfundedPupils(
          school: posting.school, counted: counted, funded: key.coefficient, rate: rate)
      }
    }
  }
}
