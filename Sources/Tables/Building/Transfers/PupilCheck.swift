import Dossiers
import Numbers

/// Follows each pupil from row to row: a transfer leaves the school where the pupil is.
struct PupilCheck {
  let places: TransferPlaces
  private(set) var findings: [Finding] = []

  init(places: TransferPlaces) {
    self.places = places
  }

  /// Checks rows in their order by pupil and day; a pupil of whom a row was left out is not judged.
  mutating func check(
    _ rows: [TransferReader.Row], in order: [Int], without doubtful: Set<String>
  ) {
    var previous: PupilTransfer?
    var placed: PupilTransfer?
    var name: String?
    for place in order {
      let pupil = rows[place].pupil
      if pupil != name { (previous, placed, name) = (nil, nil, pupil) }
      let transfer = rows[place].transfer
      // In a voorziening and on trial the pupil stays with the school.
      if transfer.kind == .facility { placed = transfer }
      guard transfer.kind != .facility, let day = transfer.enrolledFrom,
        doubtful.isEmpty || !doubtful.contains(pupil)
      else { continue }
      if let previous, placed?.joins != transfer.leaves,
        let other = self.place(after: previous, before: transfer, on: day)
      {
        findings.append(
          Finding(
            .pupilAtTwoSchools, at: rows[place].leavesOrigin,
            [
              pupil, TransferContext.spelled(day), places.code(of: other),
              places.code(of: transfer.leaves), previous.code,
            ]))
      }
      previous = transfer
    }
  }

  /// Where the pupil is instead of the place that a row leaves; nothing when the row is right.
  private func place(
    after previous: PupilTransfer, before next: PupilTransfer, on day: Day
  ) -> TransferPlace? {
    guard let before = previous.enrolledFrom else { return nil }
    if before == day {
      // Of two transfers on one day nobody knows which is the first.
      return places.isStill(previous.joins, next.leaves, on: day) ? previous.leaves : previous.joins
    }
    let isThere = previous.through.map { $0 >= day } ?? true
    let place = isThere ? previous.joins : previous.leaves
    return places.isStill(place, next.leaves, on: day) ? nil : place
  }
}
