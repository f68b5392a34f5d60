import Dossiers

extension FindingTerm {
  /// The words for it within a sentence.
  var words: String {
    switch self {
    case .parameter: "een parameter"
    case .attribute: "een schoolgegeven"
    case .telgroep: "een telgroep"
    case .schoolKind: "een soort school"
    case .group: "een groep"
    case .line: "een begrotingsregel"
    case .item: "een balanspost"
    case .measure: "een maatstaf"
    case .total: "een totaal"
    case .quantity: "een parameter, schoolgegeven of telgroep"
    case .choice: "een keuze"
    case .toggle: "een schakelaar"
    case .yearOfStart: "een jaar waarin iets begint"
    case .school: "een school"
    case .location: "een vestiging"
    case .regularSchool: "een reguliere school"
    case .practicalSchool: "een school voor praktijkonderwijs"
    case .specialSchool: "een school voor vso"
    case .supportSchool: "een tussenvoorziening"
    case .facility: "een voorziening"
    case .outside: "een school buiten het samenwerkingsverband"
    case .schoolYears: "de schooljaren van dit dossier"
    case .year: "jaar"
    case .day: "datum"
    case .yearOrDay: "jaar of datum"
    case .operand: "een naam, een getal of een haakje openen"
    case .operation: "+, -, * of het einde"
    case .closing: "een haakje sluiten"
    case .number: "een getal dat klopt"
    case .shorter: "een kortere uitdrukking"
    case .moment: "de naam van een peilmoment na @"
    }
  }

  /// How it is written; empty where no example helps.
  var examples: String {
    switch self {
    case .year: "2026"
    case .day: "2026-08-01 of 1-8-2026"
    case .yearOrDay: "2026, 2026-08-01 of 1-8-2026"
    case .parameter, .attribute, .telgroep, .schoolKind, .group, .line, .item, .measure, .total,
      .quantity, .choice, .toggle, .yearOfStart, .school, .location, .regularSchool,
      .practicalSchool,
      .specialSchool,
      .supportSchool, .facility, .outside, .schoolYears, .operand, .operation, .closing, .number,
      .shorter, .moment:
      ""
    }
  }
}
