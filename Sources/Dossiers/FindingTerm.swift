/// What a fact of a finding is, where it is no name or number of the user's: the wording has the words.
public enum FindingTerm: String, CaseIterable, Sendable {
  // What a name can stand for.
  /// A parameter.
  case parameter
  /// A number that belongs to a school.
  case attribute = "schoolgegeven"
  /// A counted group of pupils.
  case telgroep
  /// A kind of school.
  case schoolKind = "soort"
  /// A group of schools.
  case group = "groep"
  /// A budget line.
  case line = "regel"
  /// A balance item.
  case item = "post"
  /// A measure.
  case measure = "maatstaf"
  /// A total of the budget or the balance sheet.
  case total = "totaal"
  /// A parameter, a number that belongs to a school, or a counted group.
  case quantity = "grootheid"

  /// The name of a choice.
  case choice = "keuze"
  /// A switch: 0 or 1.
  case toggle = "schakelaar"
  /// The year in which something begins.
  case yearOfStart = "beginjaar"

  // What a code of a transfer can stand for.
  /// A school.
  case school
  /// A location.
  case location = "vestiging"
  /// A regular school.
  case regularSchool = "regulier"
  /// A school for praktijkonderwijs.
  case practicalSchool = "pro"
  /// A school for vso.
  case specialSchool = "vso"
  /// A tussenvoorziening.
  case supportSchool = "tussenvoorziening"
  /// A bovenschoolse voorziening.
  case facility = "voorziening"
  /// Outside the samenwerkingsverband.
  case outside = "buiten"
  /// The school years of the dossier.
  case schoolYears = "schooljaren"

  // What can stand in a cell with a time.
  /// A year.
  case year = "jaar"
  /// A day.
  case day = "datum"
  /// A year or a day.
  case yearOrDay = "jaar of datum"

  // What an expression can go on with.
  /// A name, a number or an opening bracket.
  case operand
  /// An operator, or the end.
  case operation = "operator"
  /// A closing bracket.
  case closing = ")"
  /// A number that can be read.
  case number = "getal"
  /// Fewer operators and brackets.
  case shorter = "korter"
  /// The name of a counting moment.
  case moment = "@"
}
