import Dossiers
import Numbers

extension Compiler {
  /// A telgroep at a counting moment: the telling if it has the column; else the total, spread over
  /// the schools like the latest telling; else the total alone.
  mutating func load(
    telgroep: Int, moment: Int, _ reference: Expression.Reference, at offset: Int,
    in formula: Formula
  ) -> Loaded? {
    let name = Self.name(of: telgroep, at: moment, in: dossier)
    guard let date = dossier.moments[moment].date(forBudgetYear: year) else {
      let day = "\(dossier.moments[moment].day)-\(dossier.moments[moment].month)"
      report(
        .noCount, at: formula.origin,
        [name, String(year), "\(day), een dag die dat jaar niet heeft"],
        offset: offset)
      return nil
    }
    if let column = countIndex.column(telgroep, on: date) {
      reportLostPupils(column, name)
      let slot = countSlot(column)
      drawCounts(column, slot)
      return Loaded(
        operand: Operand(
          place: .column(slot), scale: 0, unit: .pupil,
          status: dossier.counts[column].provenances.reduce(.definitief) { max($0, $1.status) }),
        input: InputPlan(
          reference: reference, name: name, unit: .pupil, scale: 0, place: .column(slot),
          date: date, isForecast: false, vouching: .count(column: column)),
        isKnown: dossier.counts[column].cells.map { $0.knowledge })
    }
    guard let index = countIndex.total(telgroep, moment: moment, year: date.year) else {
      report(
        .noCount, at: formula.origin, [name, String(year), Self.spelled(date)], offset: offset)
      return nil
    }
    return spread(total: index, name: name, reference, on: date)
  }

  private mutating func spread(
    total index: Int, name: String, _ reference: Expression.Reference, on date: Day
  ) -> Loaded? {
    let total = dossier.totals[index]
    if let start = totalsUnderway.firstIndex(of: index) {
      let names = (totalsUnderway[start...] + [index]).map {
        Self.name(of: dossier.totals[$0].telgroep, at: dossier.totals[$0].moment, in: dossier)
      }
      report(.circle, at: total.pupils.origin, [names.joined(separator: " → ")])
      return nil
    }
    guard totalsUnderway.count < Self.longestChain else {
      report(.chainTooLong, at: total.pupils.origin, [name, String(Self.longestChain)])
      return nil
    }
    totalsUnderway.append(index)
    defer { totalsUnderway.removeLast() }
    guard let operand = compile(total.pupils, over: nil),
      case .scalar(let value) = operand.place
    else { return nil }
    guard operand.unit.euros == 0, (0...1).contains(operand.unit.pupils) else {
      report(
        .unitMismatch, at: total.pupils.origin,
        [total.pupils.text, Unit.pupil.name, operand.unit.name])
      return nil
    }
    let vouching = Provenance(
      status: max(total.provenance.status, operand.status),
      source: total.provenance.source, origin: total.provenance.origin)
    var pupils = builder.scalar()
    builder.emit(.round(into: pupils, value, digits: UInt8(operand.scale), unit: 1))
    guard let like = latestColumn(telgroep: total.telgroep, before: date) else {
      pupils = varied(pupils, of: total, like: nil, [], on: date)?.pupils ?? pupils
      return Loaded(
        operand: Operand(
          place: .scalar(pupils), scale: 0, unit: .pupil, status: vouching.status),
        input: InputPlan(
          reference: reference, name: name, unit: .pupil, scale: 0, place: .scalar(pupils),
          date: date, isForecast: true, vouching: .one(vouching)),
        isKnown: nil)
    }
    var slot = countSlot(like)
    let counted = self.known(
      dossier.counts[like].cells.map { $0.knowledge },
      InputPlan(
        reference: reference, name: name, unit: .pupil, scale: 0, place: .column(slot),
        date: dossier.counts[like].date, isForecast: false, vouching: .count(column: like)),
      total.pupils, 0)
    if let varied = varied(pupils, of: total, like: like, counted, on: date) {
      (pupils, slot) = (varied.pupils, varied.like ?? slot)
    }
    let (into, extra) = (builder.column(), builder.column())
    let members = builder.members(counted)
    builder.emit(.divide(pupils, by: slot, into: into, extra: extra, unit: 1, members))
    // What is wrong with the count that is spread like has been told; it is no news here.
    let isKnown = dossier.counts[like].cells.map { cell -> CountColumn.Knowledge in
      switch cell.knowledge {
      case .known: .known
      case .absent: dossier.counts[like].isPartial ? .poisoned : .absent
      case .empty, .masked, .poisoned: .poisoned
      }
    }
    return Loaded(
      operand: Operand(place: .column(into), scale: 0, unit: .pupil, status: vouching.status),
      input: InputPlan(
        reference: reference, name: name, unit: .pupil, scale: 0, place: .column(into), date: date,
        isForecast: true, vouching: .one(vouching),
        spread: .init(
          total: pupils, provenance: vouching, date: dossier.counts[like].date, counted: slot,
          countedTotal: builder.sum(slot, members), extra: extra)),
      isKnown: isKnown)
  }

  /// The telgroep by which amounts per pupil are shown, at the default moment; no finding is made
  /// when it is not known, because no money rests on it.
  mutating func pupils() -> (column: Column, isKnown: [CountColumn.Knowledge])? {
    guard let telgroep = dossier.pupilTelgroep, let moment = dossier.moments.first,
      let date = moment.date(forBudgetYear: year)
    else { return nil }
    let reference = Expression.Reference.count(telgroep: telgroep, moment: 0)
    guard
      known[reference] != nil || countIndex.column(telgroep, on: date) != nil
        || countIndex.total(telgroep, moment: 0, year: date.year) != nil
    else { return nil }
    let formula = Formula(.name(reference, offset: 0), text: "", origin: .none)
    guard
      let loaded = known[reference]
        ?? load(telgroep: telgroep, moment: 0, reference, at: 0, in: formula),
      case .column(let column) = loaded.operand.place, let isKnown = loaded.isKnown
    else { return nil }
    return (column, isKnown)
  }

  /// The latest telling before a date that counts a telgroep.
  private func latestColumn(telgroep: Int, before date: Day) -> Int? {
    var latest: Int?
    for index in countIndex.columns(of: telgroep) where dossier.counts[index].date < date {
      if let best = latest, dossier.counts[index].date < dossier.counts[best].date { continue }
      latest = index
    }
    return latest
  }

  private mutating func countSlot(_ column: Int) -> Column {
    if let slot = countSlots[column] { return slot }
    let slot = builder.slot(dossier.counts[column].cells.map { Int128($0.pupils) })
    countSlots[column] = slot
    return slot
  }

  /// Pupils of a school that does not exist in the budget year would vanish without a word.
  private mutating func reportLostPupils(_ column: Int, _ name: String) {
    for (school, cell) in dossier.counts[column].cells.enumerated()
    where kinds[school] == nil && cell.pupils != 0 {
      report(
        .countedSchoolNotInYear, at: cell.origin,
        [dossier.schools[school].code, name, String(cell.pupils), String(year)])
    }
  }

  static func spelled(_ date: Day) -> String { "\(date.day)-\(date.month)-\(date.year)" }

  /// The telgroep, with its counting moment where that is not the default.
  static func name(of telgroep: Int, at moment: Int, in dossier: Dossier) -> String {
    let name = dossier.telgroepen[telgroep]
    return moment == 0 ? name : "\(name)@\(dossier.moments[moment].name)"
  }
}
