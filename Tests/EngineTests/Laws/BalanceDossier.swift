import Dossiers
import Numbers
import Results
import TestSupport

/// A budget of two years with a balance sheet, and no schools; a test changes rows.
///
/// The results are € 100 and −€ 50; the equity goes from € 1.900 to € 2.000 and € 1.950, the bank
/// from € 2.000 to € 2.130 and € 2.080.
struct BalanceDossier {
  var years = 2026...2027
  /// Rows of `regel;soort;wijze;tarief;grondslag;<years>`.
  var lines = ["rijk;baten;vast;;;1.000,00;1.100,00", "bureau;lasten;vast;;;900,00;1.150,00"]
  /// Rows of `post;zijde;soort;<years from the opening>`.
  var items = [
    "vorderingen;activa;vorderingen;500,00;520,00;480,00",
    "bank;activa;liquide_middelen;2.000,00;;",
    "reserve;passiva;reserve;1.900,00;;",
    "resultaat_jaar;passiva;resultaat;0,00;;",
    "schulden;passiva;kortlopende_schulden;600,00;650,00;610,00",
  ]
  /// Rows of `jaar;van;naar;bedrag`.
  var appropriations = ["2027;resultaat_jaar;reserve;"]
  /// Rows of `maatstaf;uitdrukking;eenheid;ondergrens;bovengrens`.
  var measures: [String] = []
  /// Rows of `parameter;vanaf;waarde;eenheid`.
  var parameters: [String] = []
  /// Rows of `jaar;telgroep;aantal`, all at the moment `okt`.
  var totals: [String] = []
  /// Rows of `overzicht;regel;jaar;waarde;eenheid`.
  var figures: [String] = []
  /// Rows of `controle;jaar;bedrag`.
  var accepted: [String] = []

  var tables: TableTexts {
    func table(_ header: String, _ rows: [String], _ tail: String) -> String? {
      rows.isEmpty ? nil : header + "\n" + rows.map { $0 + tail + "\n" }.joined()
    }
    let columns = years.map(String.init).joined(separator: ";")
    let texts: [String: String?] = [
      "dossier.csv": SmallDossier.dossier(from: years.lowerBound, through: years.upperBound),
      "bronnen.csv": "bron;titel;datum;vindplaats\nb;Bron;;\n",
      "peilmomenten.csv": "peilmoment;maand;dag;jaar\nokt;10;1;-1\n",
      "begroting.csv": table(
        "regel;soort;wijze;tarief;grondslag;\(columns);groep;rubriek;omschrijving;status;bron",
        lines, ";;;Regel;definitief;b"),
      "balans.csv": table(
        "post;zijde;soort;\(years.lowerBound - 1);\(columns);omschrijving;status;bron", items,
        ";Post;definitief;b"),
      "resultaatbestemming.csv": table(
        "jaar;van;naar;bedrag;status;bron", appropriations, ";definitief;b"),
      "maatstaven.csv": table(
        "maatstaf;uitdrukking;eenheid;ondergrens;bovengrens;bron", measures, ";b"),
      "parameters.csv": table(
        "parameter;vanaf;waarde;eenheid;status;bron;toelichting", parameters, ";definitief;b;"),
      "totalen.csv": table(
        "jaar;telgroep;aantal;peilmoment;status;bron", totals, ";okt;definitief;b"),
      "plancijfers.csv": table("overzicht;regel;jaar;waarde;eenheid;bron", figures, ";b"),
      "verklaringen.csv": table(
        "controle;jaar;bedrag;uitleg;akkoord", accepted, ";Daarom;Het bestuur"),
    ]
    return TableTexts(texts.compactMapValues { $0 })
  }

  /// The dossier with some parts changed.
  static func run(_ change: (inout BalanceDossier) -> Void = { _ in }) -> EngineRun {
    var dossier = BalanceDossier()
    change(&dossier)
    return EngineRun(dossier.tables)
  }
}

extension EngineRun {
  /// The cents of a balance item at the end of a year.
  func item(_ code: String, year: Int) -> Int64? {
    guard let index = dossier.items.firstIndex(where: { $0.code == code }) else { return nil }
    return outcome?.balance(ofYear: year)?.amounts[index].cents
  }

  /// The value of a measure, as the tables would write it.
  func measure(_ name: String, year: Int = 2026) -> Decimal? {
    self.year(year)?.measures.first { dossier.measures[$0.measure].name == name }?.value
  }

  /// The checks of a year, those with the plan included.
  func checks(_ year: Int) -> [Check] {
    (self.year(year)?.checks ?? [])
      + (outcome?.reconciliation.filter { $0.year == year }.map(\.check) ?? [])
  }

  /// The check with a key.
  func check(_ key: String, year: Int = 2026) -> Check? {
    checks(year).first { $0.subject.key(in: dossier) == key }
  }

  /// Every check with a verdict as `2026 key difference`, in the order of the years.
  func told(_ verdict: Check.Verdict = .failed) -> [String] {
    let years = Set(dossier.years).union(outcome?.reconciliation.map(\.year) ?? [])
    return years.sorted().flatMap { year in
      checks(year).filter { $0.verdict == verdict }.map { check in
        var key = check.subject.key(in: dossier) ?? ""
        if case .acceptedDifference(let row) = check.subject {
          key = "verklaring van \(dossier.accepted[row].check)"
        }
        return "\(year) \(key) \(check.difference)"
      }
    }
  }
}
