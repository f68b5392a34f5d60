import Tables

/// A dossier of invented schools in memory: one pot of ruimte, an amount per school and the rest by pupils.
enum LargeDossier {
  /// The files of a dossier with so many schools, each with one location, in one budget year.
  static func generate(schools: Int, seed: UInt64) -> [DossierFile] {
    var random = Random(state: seed)
    var tables = fixed
    var list = "school;naam;schoolbestuur;soort;vanaf;tot;status;bron\n"
    var locations = "vestiging;school;naam;vanaf;tot;voorganger;status;bron\n"
    var counts = "vestiging;leerlingen;status;bron\n"
    for school in 0..<schools {
      // Seven letters and digits, in no order, so that sorting has something to do.
      let number = (school &* 7_919 &+ 13) % max(schools, 1)
      let code = "s" + String(number + 1_000_000, radix: 36)
      list +=
        "\(code);School \(code);Bestuur \(random.number(below: 400));regulier;;;voorbeeld;plan §1\n"
      locations += "\(code)v;\(code);Vestiging;;;;voorbeeld;plan §1\n"
      counts += "\(code)v;\(1 + random.number(below: 2_000));definitief;plan §2\n"
    }
    tables["scholen.csv"] = list
    tables["vestigingen.csv"] = locations
    tables["tellingen/2025-10-01/vo.csv"] = counts
    return tables.sorted { $0.key < $1.key }
      .map { DossierFile(path: $0.key, bytes: Array($0.value.utf8)) }
  }

  /// The tables that do not grow with the schools.
  private static let fixed = [
    "dossier.csv": """
    eigenschap;waarde
    formaat;1
    naam;Verzonnen dossier om de snelheid te meten
    begin;2026
    eind;2026
    afronding_verdeling;0,01
    afronding_begroting;1

    """,
    "bronnen.csv": """
    bron;titel;datum;vindplaats
    plan;Verzonnen plan;;

    """,
    "peilmomenten.csv": """
    peilmoment;maand;dag;jaar
    okt;10;1;-1

    """,
    "parameters.csv": """
    parameter;vanaf;waarde;eenheid;status;bron;toelichting
    tarief;2026;€ 500,00;€ per leerling;voorbeeld;plan §3;
    basisbedrag;2026;€ 1.000,00;€ per school;voorbeeld;plan §3;

    """,
    "begroting.csv": """
    regel;soort;groep;rubriek;omschrijving;wijze;tarief;grondslag;2026;status;bron
    baten;baten;;;Baten;tarief;tarief;leerlingen;;voorbeeld;plan §4
    steun;lasten;;;Steun;stappen;;;;voorbeeld;plan §4

    """,
    "potten.csv": """
    pot;vanaf;tot;gevoed_uit;overschot;omschrijving;status;bron
    alles;;;ruimte;fout;Alles;voorbeeld;plan §5

    """,
    "verdeling.csv": """
    volgnr;vanaf;tot;pot;stap;bedrag;sleutel;doelgroep;naar;tekort;regel;omschrijving;status;bron
    10;;;alles;per_school;basisbedrag;;regulier;;resultaat;steun;Vast bedrag;voorbeeld;plan §5
    20;;;alles;verdeel;;leerlingen;regulier;;;steun;De rest;voorbeeld;plan §5

    """,
  ]
}
