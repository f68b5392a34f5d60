import Dossiers
import Numbers
import Results

/// What a reader must know of each transfer: why no money moves, what departs from an agreement, and
/// which obligations lapse.
///
/// It rests on the tables only, so it is the same for every year of a run.
struct TransferRemarks {
  let dossier: Dossier
  let history: TransferHistory
  private var rows: [[TransferRemark.Kind]]
  private var months = TermMonths()

  init(_ dossier: Dossier, _ history: TransferHistory) {
    self.dossier = dossier
    self.history = history
    rows = dossier.transfers.map { _ in [] }
    var stays: [Int: TransferHistory.Stay] = [:]
    for pupil in history.pupils.indices {
      for stay in history.stays[pupil] { stays[stay.row] = stay }
      addLapses(ofPupil: pupil)
    }
    for row in dossier.transfers.indices {
      addTimes(row)
      switch dossier.transfers[row].kind {
      case .voVo: addFollowing(row, stays[row])
      case .vsoVo: addReturn(row)
      case .facility: addPlacement(row)
      case .voVso, .vsoVso, .soVo, .other:
        if dossier.transfers[row].enrolledFrom == nil { rows[row].append(.trialOnly) }
      }
    }
  }

  /// The remarks, by transfer.
  var all: [TransferRemark] {
    rows.enumerated().flatMap { row, kinds in
      kinds.map { TransferRemark(transfer: row, kind: $0) }
    }
  }

  // MARK: Time

  /// Trial, attendance and symbiose have a longest duration; a change from vso has its moments.
  private mutating func addTimes(_ row: Int) {
    let transfer = dossier.transfers[row]
    let term: TransferTerm? =
      switch transfer.kind {
      case .voVo: .trialMonths
      case .vsoVo: .attendanceMonths
      case .voVso, .vsoVso, .facility, .soVo, .other: nil
      }
    if let term, let start = transfer.trialFrom,
      let most = months.of(term, inYear: start.year, dossier)
    {
      // A trial without an enrolment ends when the pupil leaves.
      let end = transfer.enrolledFrom ?? transfer.through?.next
      if let end, start.adding(months: most) < end { rows[row].append(.longTrial(months: most)) }
    }
    if let start = transfer.symbiosisFrom, let end = transfer.trialFrom ?? transfer.enrolledFrom,
      let most = months.of(.symbiosisMonths, inYear: start.year, dossier),
      start.adding(months: most) < end
    {
      rows[row].append(.longSymbiosis(months: most))
    }
    if transfer.kind == .vsoVo, let day = transfer.trialFrom ?? transfer.enrolledFrom,
      !isFreeOfMoments(transfer.leaves), isOutsideMoments(day)
    {
      rows[row].append(.notOnMoment)
    }
  }

  private func isFreeOfMoments(_ place: TransferPlace) -> Bool {
    guard case .facility(let facility) = place else { return false }
    return dossier.facilities[facility].isFreeOfMoments
  }

  /// Whether the calendar has moments for the school year of a day, and the day is in none of them.
  private func isOutsideMoments(_ day: Day) -> Bool {
    let year = SchoolYear(of: day)
    let moments = dossier.calendar.filter {
      $0.kind == .transition && (year.contains($0.from) || year.contains($0.through))
    }
    return !moments.isEmpty && !moments.contains { $0.from <= day && day <= $0.through }
  }

  // MARK: By kind

  private mutating func addFollowing(_ row: Int, _ stay: TransferHistory.Stay?) {
    let transfer = dossier.transfers[row]
    guard let day = transfer.enrolledFrom else {
      rows[row].append(.trialOnly)
      return
    }
    guard transfer.reason == .referral else {
      rows[row].append(.notReferred)
      return
    }
    if transfer.leaves == .outside || transfer.joins == .outside || transfer.countedAt == .outside {
      rows[row].append(.outside)
      return
    }
    guard let payer = history.payer(of: row) else {
      rows[row].append(.notCounted)
      return
    }
    guard payer != transfer.joins.school else {
      rows[row].append(.backAtPayer)
      return
    }
    guard let stay, !stay.months.isEmpty else {
      rows[row].append(.noMonthsLeft)
      return
    }
    // From 1 August to 1 October the next count is still to come.
    if (8...9).contains(day.month) || (day.month == 10 && day.day == 1) {
      rows[row].append(.countedAtNewSchool)
    }
    let outside = [stay.schoolYear.start, stay.schoolYear.start + 1].reduce(0) { count, year in
      guard !dossier.years.contains(year), let part = stay.schoolYear.months(inYear: year) else {
        return count
      }
      return count + stay.months.clamped(to: part).count
    }
    if outside > 0 { rows[row].append(.beyondDossier(months: outside)) }
  }

  private mutating func addReturn(_ row: Int) {
    let transfer = dossier.transfers[row]
    let year = (transfer.decidedOn ?? transfer.firstDay)?.year ?? dossier.firstYear
    if let school = transfer.joins.school,
      dossier.schools[school].row(inYear: year)?.kind == .tussenvoorziening
    {
      rows[row].append(.tussenvoorziening)
      return
    }
    guard let result = transfer.result else {
      rows[row].append(.noDecision)
      return
    }
    guard let decided = transfer.decidedOn, result == .success || transfer.proof != nil else {
      rows[row].append(result == .success ? .noDecision : .waitsForProof)
      return
    }
    if !dossier.years.contains(decided.year) { rows[row].append(.beyondDossier(months: 0)) }
    if result == .failure, let proof = transfer.proof,
      let most = amount(.placedBackAmount, inYear: decided.year), most < proof
    {
      rows[row].append(.proofAboveMaximum(most))
    }
  }

  private func amount(_ term: TransferTerm, inYear year: Int) -> Money? {
    dossier.parameters.first { $0.name == term.rawValue }?.value(inYear: year)?.number?.reduced
      .coefficient(atScale: 2).flatMap { Money(exactly: $0) }
  }

  private mutating func addPlacement(_ row: Int) {
    let transfer = dossier.transfers[row]
    guard case .facility(let index) = transfer.joins, let day = transfer.firstDay else { return }
    if history.countsForVangnet(pupil: transfer.pupil, in: SchoolYear(of: day)) {
      rows[row].append(.countsForVangnet)
      return
    }
    guard let parameter = dossier.facilities[index].contribution else {
      rows[row].append(.noAmount)
      return
    }
    if dossier.parameters[parameter].value(inYear: day.year) == nil {
      rows[row].append(.beforeContribution)
    } else if !dossier.years.contains(day.year) {
      rows[row].append(.beyondDossier(months: 0))
    }
  }

  // MARK: Obligations that lapse

  /// Afspraken doorstroom: the school that the pupil leaves for vso need not pay, when it took the
  /// pupil by referral less than a year ago, or with an established vso advice in the same school year,
  /// or back from vso.
  private mutating func addLapses(ofPupil pupil: Int) {
    let rows = history.pupils[pupil].map { $0.row }
    for (place, row) in rows.enumerated() {
      let transfer = dossier.transfers[row]
      if transfer.kind == .soVo, transfer.reason == .vsoAdvice, transfer.decidedOn == nil {
        self.rows[row].append(.adviceNotEstablished)
      }
      if transfer.kind == .vsoVo, transfer.result == .failure,
        !rows[(place + 1)...].contains(where: { leaves($0, for: transfer.joins) })
      {
        self.rows[row].append(.lapses(.failedReturn, because: row))
      }
      guard transfer.kind == .voVso, let day = transfer.decidedOn ?? transfer.enrolledFrom else {
        continue
      }
      for earlier in rows[..<place]
      where dossier.transfers[earlier].joins.school == transfer.leaves.school {
        guard let rule = lapse(earlier, on: day) else { continue }
        self.rows[row].append(.lapses(rule, because: earlier))
      }
    }
  }

  private func leaves(_ row: Int, for place: TransferPlace) -> Bool {
    let transfer = dossier.transfers[row]
    return transfer.kind == .voVso && transfer.leaves.school == place.school
  }

  /// The rule by which an earlier transfer lifts the obligation on a day.
  private mutating func lapse(_ row: Int, on day: Day) -> LapseRule? {
    let transfer = dossier.transfers[row]
    guard let from = transfer.enrolledFrom, from <= day else { return nil }
    switch transfer.kind {
    case .voVo:
      guard transfer.reason == .referral,
        let months = months.of(.exemptionMonths, inYear: from.year, dossier),
        day < from.adding(months: months)
      else { return nil }
      return .withinYear
    case .soVo:
      let isEstablished = transfer.reason == .vsoAdvice && transfer.decidedOn != nil
      return isEstablished && SchoolYear(of: from).contains(day) ? .vsoAdvice : nil
    case .vsoVo:
      return transfer.result == .failure ? .failedReturn : nil
    case .voVso, .vsoVso, .facility, .other:
      return nil
    }
  }
}

/// The months that the agreements allow, looked up once for each year.
private struct TermMonths {
  private struct Key: Hashable {
    let term: TransferTerm
    let year: Int
  }

  private var known: [Key: Int?] = [:]

  mutating func of(_ term: TransferTerm, inYear year: Int, _ dossier: Dossier) -> Int? {
    let key = Key(term: term, year: year)
    if let months = known[key] { return months }
    let months = dossier.months(term, inYear: year)
    known[key] = months
    return months
  }
}

extension Dossier {
  /// How much the bovenschoolse voorzieningen are used in each school year.
  var facilityUse: [FacilityUse] {
    var placements: [Int: [Int: [Int]]] = [:]
    for (row, transfer) in transfers.enumerated() {
      guard case .facility(let facility) = transfer.joins, let day = transfer.firstDay else {
        continue
      }
      placements[SchoolYear(of: day).start, default: [:]][facility, default: []].append(row)
    }
    return placements.sorted { $0.key < $1.key }.flatMap { year, found in
      found.sorted { $0.key < $1.key }.map { facility, rows in
        var intakes: [Day: Int] = [:]
        for row in rows {
          if let day = transfers[row].firstDay { intakes[day, default: 0] += 1 }
        }
        return FacilityUse(
          facility: facility, schoolYear: year, placements: rows,
          largestIntake: intakes.values.reduce(0, max))
      }
    }
  }
}
