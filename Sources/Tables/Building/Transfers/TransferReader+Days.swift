import Dossiers
import Formats
import Numbers

extension TransferReader {
  /// The days of a row.
  struct Days {
    /// The first day at the destination: of the enrolment, else of the trial.
    let first: Day
    let symbiosis, trial, enrolled, through, decided: Day?
  }

  /// The days of a row; nothing when one is wrong or the first is missing.
  mutating func days(_ kind: TransferKind) -> Days? {
    let (symbiosis, trial) = (day(columns.symbiosis), day(columns.trial))
    let (enrolled, through) = (day(columns.enrolled), day(columns.through))
    let decided = day(columns.decided)
    guard let symbiosis, let trial, let enrolled, let through, let decided else { return nil }
    guard let first = enrolled.day ?? trial.day else {
      report(.stepNeedsCell, columns.enrolled, [kind.rawValue, "vanaf"])
      return nil
    }
    let before = findings.count
    checkYears(kind, first, isTrial: enrolled.day == nil, through.day)
    checkOrder([
      (symbiosis.day, columns.symbiosis), (trial.day, columns.trial),
      (enrolled.day, columns.enrolled), (through.day, columns.through),
    ])
    if kind == .vsoVo, let day = decided.day, day < first {
      let name = enrolled.day == nil ? "proef_vanaf" : "vanaf"
      report(
        .transferDaysReversed, columns.decided,
        [
          "vastgesteld", TransferContext.spelled(day), name, TransferContext.spelled(first),
        ])
    }
    guard findings.count == before else { return nil }
    return Days(
      first: first, symbiosis: symbiosis.day, trial: trial.day, enrolled: enrolled.day,
      through: through.day, decided: decided.day)
  }

  /// The day of a cell, which may be empty; nothing when a finding has been made about the cell.
  private func day(_ column: Int?) -> (day: Day?, Void)? {
    guard let column, !table.isEmpty(row, column, context.files) else { return (nil, ()) }
    guard case .value(let day) = NumberText.day(text(column)) else { return nil }
    return (day, ())
  }

  private mutating func checkYears(
    _ kind: TransferKind, _ first: Day, isTrial: Bool, _ through: Day?
  ) {
    if !context.days.contains(first.ordinal) {
      report(
        .transferOutsideYears, isTrial ? columns.trial : columns.enrolled,
        [TransferContext.spelled(first), FindingTerm.schoolYears.rawValue])
      return
    }
    guard kind == .voVo || kind == .facility, let through, through >= first else { return }
    let year = TransferContext.schoolYear(of: first)
    guard TransferContext.schoolYear(of: through) != year else { return }
    report(
      .transferOutsideYears, columns.through,
      [TransferContext.spelled(through), "schooljaar \(year)/\(year + 1)"])
  }

  /// Symbiose, trial, enrolment and the last day follow each other.
  private mutating func checkOrder(_ days: [(day: Day?, column: Int?)]) {
    var earlier: (day: Day, column: Int)?
    for (day, column) in days {
      guard let day, let column else { continue }
      if let earlier, day < earlier.day {
        report(
          .transferDaysReversed, column,
          [
            table.columns[column], TransferContext.spelled(day), table.columns[earlier.column],
            TransferContext.spelled(earlier.day),
          ])
        return
      }
      earlier = (day, column)
    }
  }
}
