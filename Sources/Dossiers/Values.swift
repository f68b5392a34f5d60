import Numbers

/// A value that holds from a day on, until a later row.
public struct DatedValue: Sendable {
  /// The first day on which it holds; nothing means from the beginning.
  public let from: Day?
  /// The number; a percentage is already a fraction.
  ///
  /// Nothing for a choice.
  public let number: Decimal?
  /// The value as the table writes it; the name of a choice.
  public let text: String
  /// A remark.
  public let note: String
  /// Status, source and place.
  public let provenance: Provenance

  /// A value that holds from a day on.
  public init(
    from: Day?, number: Decimal?, text: String, note: String = "", provenance: Provenance
  ) {
    self.from = from
    self.number = number
    self.text = text
    self.note = note
    self.provenance = provenance
  }
}

/// A parameter: one number (or one choice) for the whole samenwerkingsverband.
public struct Parameter: Sendable {
  /// The name.
  public let name: String
  /// What the number counts.
  public let unit: Unit
  /// The values, by the day from which they hold.
  public var values: [DatedValue]

  /// A parameter with its values.
  public init(name: String, unit: Unit, values: [DatedValue] = []) {
    self.name = name
    self.unit = unit
    self.values = values
  }

  /// The value for a budget year: the last one that holds on its 1 January.
  public func value(inYear year: Int) -> DatedValue? {
    values.place(inYear: year).map { values[$0] }
  }
}

/// A number that belongs to a school (*schoolgegeven*).
public struct Attribute: Sendable {
  /// The name.
  public let name: String
  /// What the number counts.
  public let unit: Unit
  /// The values of each school that has one; schools are indices into ``Dossier/schools``.
  public var values: [Int: [DatedValue]]
  /// Whether rows were refused, so that a school that has no value is no news.
  public var isPartial = false

  /// A schoolgegeven with its values.
  public init(name: String, unit: Unit, values: [Int: [DatedValue]] = [:]) {
    self.name = name
    self.unit = unit
    self.values = values
  }

  /// The value of a school for a budget year: the last one that holds on its 1 January.
  public func value(ofSchool school: Int, inYear year: Int) -> DatedValue? {
    guard let values = values[school] else { return nil }
    return values.place(inYear: year).map { values[$0] }
  }
}

extension [DatedValue] {
  /// The place of the value for a budget year: the last one that holds on its 1 January.
  ///
  /// Who needs one part of the value does not copy the others.
  public func place(inYear year: Int) -> Int? {
    guard let day = Day(year: year, month: 1, day: 1) else { return nil }
    var found: (place: Int, from: Day?)?
    for place in indices {
      let from = self[place].from
      if let from {
        if day < from { continue }
        if let best = found?.from, from < best { continue }
      } else if found != nil {
        continue
      }
      found = (place, from)
    }
    return found?.place
  }
}
