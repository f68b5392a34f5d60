import Tables

/// The tables of a budget with a balance sheet: half of the lines fixed, the rest a rate, and one that
/// closes each year.
struct BudgetFiles {
  let years: ClosedRange<Int>
  let lines: Int
  /// Whether the plan prints each fixed line and the totals.
  let isPrinted: Bool

  /// The files, in memory.
  var files: [DossierFile] {
    var texts = [
      "dossier.csv": """
      eigenschap;waarde
      formaat;1
      naam;Groot
      begin;\(years.lowerBound)
      eind;\(years.upperBound)
      afronding_verdeling;0,01
      afronding_begroting;1

      """,
      "bronnen.csv": "bron;titel;datum;vindplaats\nplan;Plan;;\n",
      "peilmomenten.csv": "peilmoment;maand;dag;jaar\nokt;10;1;-1\n",
      "parameters.csv": "parameter;vanaf;waarde;eenheid;status;bron;toelichting\n" + parameters,
      "totalen.csv": "peilmoment;jaar;telgroep;aantal;status;bron\n"
        + years.map { "okt;\($0 - 1);leerlingen;\(40_000 + $0);prognose;plan §1\n" }.joined(),
      "begroting.csv":
        "regel;soort;groep;rubriek;omschrijving;wijze;tarief;grondslag;\(columns(years));status;bron\n"
        + (0..<lines).map(line).joined(),
      "balans.csv":
        "post;zijde;soort;omschrijving;\(columns(years.lowerBound - 1...years.upperBound));status;bron\n"
        + balance,
      "resultaatbestemming.csv": "jaar;van;naar;bedrag;status;bron\n"
        + years.map { "\($0);resultaat_jaar;reserve0;;vastgesteld;plan §4\n" }.joined(),
      "maatstaven.csv": "maatstaf;uitdrukking;eenheid;ondergrens;bovengrens;bron\n" + measures,
    ]
    if isPrinted {
      texts["plancijfers.csv"] = "overzicht;regel;jaar;waarde;eenheid;bron\n" + figures
    }
    return texts.map { DossierFile(path: $0.key, bytes: Array($0.value.utf8)) }
  }

  private func columns(_ years: ClosedRange<Int>) -> String {
    years.map(String.init).joined(separator: ";")
  }

  /// An amount that differs by line and year.
  private func amount(_ line: Int, _ year: Int) -> String {
    "\((line * 7919 + year * 104_729) % 900 + 100).\((line * 31 + year) % 900 + 100),00"
  }

  private var parameters: String {
    var rows = "begroot_resultaat;2000;1.000,00;€;vastgesteld;plan §3;\n"
    for line in 0..<lines / 4 {
      rows += "tarief\(line);2000;\(line % 90 + 10),25;€ per leerling;vastgesteld;plan §2;\n"
    }
    return rows + "opslag;2000;2,5%;%;vastgesteld;plan §2;\n"
  }

  private func line(_ index: Int) -> String {
    let head = "l\(index);\(index % 2 == 0 ? "baten" : "lasten");Groep;;Regel \(index);"
    let empty = String(repeating: ";", count: years.count - 1)
    if index == lines - 1 { return head + "sluitpost;;;\(empty);vastgesteld;plan §3\n" }
    switch index % 4 {
    case 0, 1:
      let cells = years.map { amount(index, $0) }.joined(separator: ";")
      return head + "vast;;;\(cells);vastgesteld;plan §3\n"
    case 2: return head + "tarief;tarief\(index / 4);leerlingen;\(empty);vastgesteld;plan §3\n"
    default: return head + "tarief;opslag;l\(index - 1);\(empty);vastgesteld;plan §3\n"
    }
  }

  private var balance: String {
    let empty = String(repeating: ";", count: years.count)
    let cells = String(repeating: ";100,00", count: years.count + 1)
    var rows = "bank;activa;liquide_middelen;Bank;2.000,00\(empty);vastgesteld;plan §4\n"
    rows += "resultaat_jaar;passiva;resultaat;Resultaat;0,00\(empty);vastgesteld;plan §4\n"
    for item in 0..<20 {
      rows += "reserve\(item);passiva;reserve;Reserve;100,00\(empty);vastgesteld;plan §4\n"
      rows += "vordering\(item);activa;vorderingen;Vordering\(cells);vastgesteld;plan §4\n"
      rows += "schuld\(item);passiva;kortlopende_schulden;Schuld\(cells);vastgesteld;plan §4\n"
    }
    return rows
  }

  private var measures: String {
    var rows = "weerstand;eigen_vermogen / totale_baten;%;;;plan §5\n"
    for measure in 0..<100 {
      rows += "m\(measure);l\(measure * 4) + l\(measure * 4 + 2);€;;;plan §5\n"
    }
    return rows
  }

  /// Every fixed line, as the tables have it, and the planned result.
  private var figures: String {
    var rows = ""
    for index in 0..<lines where index % 4 < 2 {
      for year in years {
        rows += "begroting;l\(index);\(year);\(amount(index, year));€;plan §3\n"
      }
    }
    for year in years { rows += "begroting;resultaat;\(year);1.000,00;€;plan §3\n" }
    return rows
  }
}
