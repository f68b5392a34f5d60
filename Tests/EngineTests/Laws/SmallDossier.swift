import Dossiers
import Numbers
import Results
import TestSupport

/// Three schools with 10, 20 and 30 pupils, one pot of € 100 and one step; a test changes a table.
enum SmallDossier {
  static let tables = TableTexts([
    "dossier.csv": dossier(from: 2026, through: 2026),
    "bronnen.csv": "bron;titel;datum;vindplaats\nb;Bron;;\n",
    "peilmomenten.csv": "peilmoment;maand;dag;jaar\nokt;10;1;-1\n",
    "scholen.csv": """
    school;naam;schoolbestuur;soort;vanaf;tot;status;bron
    a;Aa;Bestuur;regulier;;;definitief;b
    b;Bb;Bestuur;regulier;;;definitief;b
    c;Cc;Bestuur;pro;;;definitief;b

    """,
    "vestigingen.csv": """
    vestiging;school;naam;vanaf;tot;voorganger;status;bron
    a1;a;Aa;;;;definitief;b
    b1;b;Bb;;;;definitief;b
    c1;c;Cc;;;;definitief;b

    """,
    "tellingen/2025-10-01/telling.csv": """
    vestiging;leerlingen;nul;status;bron
    a1;10;0;definitief;b
    b1;20;0;definitief;b
    c1;30;0;definitief;b

    """,
    "parameters.csv": parameters(),
    "potten.csv": pots("pot;;;budget;fout"),
    "begroting.csv": lines(2026),
    "verdeling.csv": steps("10;pot;verdeel;;leerlingen;regulier + pro;;;regel;"),
  ])

  /// The properties of a dossier with a first and a last year.
  static func dossier(from begin: Int, through end: Int, unit: String = "0,01") -> String {
    """
    eigenschap;waarde
    formaat;1
    naam;Klein
    begin;\(begin)
    eind;\(end)
    afronding_verdeling;\(unit)
    afronding_begroting;1

    """
  }

  /// Rows of `volgnr;pot;stap;bedrag;sleutel;doelgroep;naar;tekort;regel;afronding`.
  static func steps(_ rows: String...) -> String {
    let header = "volgnr;pot;stap;bedrag;sleutel;doelgroep;naar;tekort;regel;afronding"
    return header + ";vanaf;tot;omschrijving;status;bron\n"
      + rows.map { $0 + ";;;Stap;definitief;b\n" }.joined()
  }

  /// Rows of `pot;vanaf;tot;gevoed_uit;overschot`.
  static func pots(_ rows: String...) -> String {
    "pot;vanaf;tot;gevoed_uit;overschot;omschrijving;status;bron\n"
      + rows.map { $0 + ";;definitief;b\n" }.joined()
  }

  /// The parameters `budget`, `basis` and `deel`, and more rows of `parameter;waarde;eenheid`.
  static func parameters(budget: String = "100,00", _ rows: String...) -> String {
    "parameter;waarde;eenheid;vanaf;status;bron;toelichting\n"
      + (["budget;\(budget);€", "basis;10,00;€ per school", "deel;12,5;%"] + rows)
      .map { $0 + ";;definitief;b;\n" }.joined()
  }

  /// The line `regel`, in which steps land, and more rows of
  /// `regel;soort;wijze;tarief;grondslag;<years>`.
  static func lines(_ years: Int..., more rows: String...) -> String {
    let header =
      "regel;soort;wijze;tarief;grondslag;" + years.map(String.init).joined(separator: ";")
    let landing = "regel;lasten;stappen;;" + String(repeating: ";", count: years.count)
    return header + ";groep;rubriek;omschrijving;status;bron\n"
      + ([landing] + rows).map { $0 + ";;;Regel;definitief;b\n" }.joined()
  }
}

extension EngineRun {
  /// The cents that each school got from a step, in the order of the schools.
  func cents(_ number: Int = 10, year: Int = 2026) -> [Int64]? {
    self.year(year)?.steps.first { dossier.steps[$0.row].number == number }?
      .postings.map(\.amount.cents)
  }

  /// What became of a pot.
  func pot(_ name: String, year: Int = 2026) -> PotOutcome? {
    self.year(year)?.pots.first { dossier.pots[$0.pot].name == name }
  }

  /// The amount of a budget line, in cents.
  func line(_ code: String, year: Int = 2026) -> Int64? {
    self.year(year)?.lines.first { dossier.lines[$0.line].code == code }?.amount.cents
  }

  /// The checks of a year that failed.
  func failedChecks(year: Int = 2026) -> [Check] {
    self.year(year)?.checks.filter { $0.verdict == .failed } ?? []
  }
}
