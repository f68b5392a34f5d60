extension FindingCode {
  /// Whether a name has no meaning, which every use of it tells.
  public var isUnknownName: Bool {
    switch self {
    case .unknownSchool, .unknownName, .unknownPot, .unknownLine, .unknownTarget, .unknownSource,
      .unknownMoment, .unknownLocation, .unknownTelgroep, .unknownPlace, .unknownCategory:
      true
    default: false
    }
  }

  /// Whether only `check` tells it: it says something of the tables and nothing of an outcome.
  public var isForCheckOnly: Bool {
    switch self {
    case .unusedNames, .figureOfNothing: true
    // The reports of the transfers tell what departs from an agreement, to who may know it.
    default: isDeparture
    }
  }

  /// Whether a transfer departs from an agreement: it is booked and reported.
  public var isDeparture: Bool { rawValue.hasPrefix("O1") }

  /// How serious the finding is.
  public var severity: Severity {
    switch self {
    case .windows1252, .unusedNames, .figureOfNothing, .yearAssumed,
      .locationsNotInDossier, .locationRenamed:
      .note
    case .unknownFile, .emptyTarget, .countedSchoolNotInYear, .capsNotMet, .notFirstOfOctober,
      .dateNotRead,
      .locationNew, .locationMoved, .boardNumbersDiffer, .boardsShareNumber, .moreThanTotal,
      .lessThanTotal, .previousNotCompared, .previousIsSame:
      .warning
    default: isDeparture ? .warning : .error
    }
  }
}
