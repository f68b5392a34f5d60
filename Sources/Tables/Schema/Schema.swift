import Dossiers

/// The schema of every table: the one place that says which columns a dossier has.
public enum Schema {
  /// The format version that this program reads and writes; `dossier.csv` begins with it.
  public static let format = 1

  /// The declared tables.
  public static let tables: [TableSchema] =
    facts + counts + rules + budget + transfers + payments + futures

  /// The schema of a table.
  public static subscript(_ id: TableID) -> TableSchema {
    byID[id] ?? TableSchema(id, "", key: [], [])
  }

  private static let byID = Dictionary(uniqueKeysWithValues: tables.map { ($0.id, $0) })

  /// The properties of `dossier.csv`: name, whether it must be there, what it means.
  public static let properties:
    [(name: String, kind: CellKind, isRequired: Bool, meaning: String)] =
      [
        ("formaat", .whole(1, 999), true, "versie van het formaat; altijd de eerste rij"),
        ("naam", .text, true, "naam van het samenwerkingsverband en de periode"),
        ("begin", .year, true, "eerste begrotingsjaar"),
        ("eind", .year, true, "laatste begrotingsjaar"),
        ("afronding_verdeling", .amount, true, "eenheid waarin een pot wordt verdeeld, in euro"),
        ("afronding_begroting", .amount, true, "eenheid waarop begrotingsbedragen worden afgerond"),
        (
          "leerlingen", .identifier, false,
          "telgroep waarmee de rapporten bedragen per leerling tonen"
        ),
        ("besluit", .text, false, "besluit waarmee het dossier is vastgesteld"),
        ("orgaan", .text, false, "orgaan dat het besluit nam"),
        ("datum", .day, false, "datum van het besluit"),
        (
          "plan", .text, false,
          "scenario's waarmee het dossier op de tellingen en tarieven van het plan zelf staat, gescheiden door +; daarop worden de plancijfers aangesloten. Leeg als het dossier zelf zo is"
        ),
        (
          "eerste_pagina", .text, false,
          "scenario's waarvan de eerste pagina de uitkomst ernaast zet, gescheiden door +"
        ),
      ]

  /// The parameter that holds the budgeted result of a year, which the *ruimte* leaves untouched.
  static let plannedResult = "begroot_resultaat"

  // MARK: Columns that many tables share

  static let provenance = [
    ColumnSchema("status", .status, required: true, "hoe hard de rij is"),
    ColumnSchema("bron", .source, required: true, "document en vindplaats, zoals `plan §9.2.2`"),
  ]
  static let from = ColumnSchema("vanaf", .yearOrDay, "eerste jaar of dag; leeg is vanaf het begin")
  static let through = ColumnSchema(
    "tot", .yearOrDay, "laatste jaar of dag, inbegrepen; leeg is tot nader order")

  /// When a rule holds: a year may be a parameter, so that a scenario moves a whole scheme.
  static let ruleFrom = ColumnSchema(
    "vanaf", .beginning, uses: [.parameters],
    "eerste jaar of dag, of een parameter met een jaar; leeg is vanaf het begin")
  static let ruleThrough = ColumnSchema(
    "tot", .beginning, uses: [.parameters],
    "laatste jaar of dag, inbegrepen; een parameter is het jaar waarin iets anders begint, dus tot en met het jaar daarvoor; leeg is tot nader order"
  )

  // MARK: Facts

  static let facts: [TableSchema] = [
    TableSchema(
      .dossier, "een eigenschap van het dossier", key: ["eigenschap"],
      [
        ColumnSchema("eigenschap", .identifier, required: true, "naam van de eigenschap"),
        ColumnSchema("waarde", .text, "waarde van de eigenschap"),
      ]),
    TableSchema(
      .bronnen, "een brondocument", key: ["bron"],
      [
        ColumnSchema(
          "bron", .identifier, required: true, "korte naam, eerste woord van elke cel `bron`"),
        ColumnSchema("titel", .text, required: true, "titel"),
        ColumnSchema("datum", .text, "datum van vaststelling of publicatie"),
        ColumnSchema("vindplaats", .text, "waar het document te vinden is"),
      ]),
    TableSchema(
      .scholen, "een school in een periode: de eenheid waarover een regel spreekt",
      key: ["school", "vanaf"],
      [
        ColumnSchema(
          "school", .code, required: true, "code; bepaalt de volgorde bij gelijke resten"),
        ColumnSchema("naam", .text, required: true, "naam van de school"),
        ColumnSchema("schoolbestuur", .text, required: true, "naam van het schoolbestuur"),
        ColumnSchema(
          "soort", .choice(SchoolKind.allCases.map(\.rawValue)), required: true, "soort school"),
        from, through,
      ] + provenance),
    TableSchema(
      .vestigingen, "een vestiging: de eenheid die DUO telt", key: ["vestiging", "vanaf"],
      [
        ColumnSchema("vestiging", .code, required: true, "code van DUO"),
        ColumnSchema(
          "school", .name(.scholen), required: true, "school waar de vestiging bij hoort"),
        ColumnSchema("naam", .text, required: true, "naam van de vestiging"),
        from, through,
        ColumnSchema("voorganger", .text, "code van de vestiging waar deze uit voortkomt"),
      ] + provenance),
    TableSchema(
      .groepen, "het lidmaatschap van een school in een groep", key: ["groep", "school", "vanaf"],
      [
        ColumnSchema("groep", .identifier, required: true, "naam van de groep"),
        ColumnSchema("school", .name(.scholen), required: true, "school die lid is"),
        from, through,
      ] + provenance),
    TableSchema(
      .schoolgegevens, "een getal dat bij een school hoort", key: ["school", "gegeven", "vanaf"],
      [
        ColumnSchema("school", .name(.scholen), required: true, "school"),
        ColumnSchema("gegeven", .identifier, required: true, "naam van het gegeven"),
        from,
        ColumnSchema("waarde", .number, required: true, "waarde"),
        ColumnSchema("eenheid", .unit, required: true, "eenheid van de waarde"),
      ] + provenance),
    TableSchema(
      .parameters, "een waarde vanaf een jaar of dag", key: ["parameter", "vanaf"],
      [
        ColumnSchema(
          "parameter", .identifier, required: true,
          "naam; `begroot_resultaat` is het resultaat dat de ruimte ongemoeid laat; een keuze voor de overstappen heet \(TransferChoice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")), een bedrag of termijn daarvoor \(TransferTerm.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))"
        ),
        ColumnSchema(
          "vanaf", .yearOrDay,
          "eerste jaar of dag; leeg is vanaf het begin, zoals bij het jaar waarin een regeling begint"
        ),
        ColumnSchema(
          "waarde", .value, required: true,
          "waarde; bij een keuze de naam van de keuze; bij een schakelaar 0 of 1; bij eenheid `jaar` het jaar waarin iets begint, dat `vanaf` en `tot` van potten en stappen kunnen noemen"
        ),
        ColumnSchema("eenheid", .unit, required: true, "eenheid van de waarde"),
      ] + provenance + [
        ColumnSchema("toelichting", .text, "uitleg bij de waarde")
      ]),
  ]

  // MARK: Counts

  static let counts: [TableSchema] = [
    TableSchema(
      .peilmomenten, "een peilmoment; het eerste geldt als een naam er geen noemt",
      key: ["peilmoment"],
      [
        ColumnSchema("peilmoment", .identifier, required: true, "naam, zoals `okt`"),
        ColumnSchema("maand", .whole(1, 12), required: true, "maand"),
        ColumnSchema("dag", .whole(1, 31), required: true, "dag"),
        ColumnSchema(
          "jaar", .momentYear, required: true,
          "jaar ten opzichte van het begrotingsjaar (`-1`), of een vast jaar (`=2019`)"),
      ]),
    TableSchema(
      .tellingen, "een vestiging op de teldatum", key: ["vestiging"], further: .telgroepen,
      [ColumnSchema("vestiging", .name(.vestigingen), required: true, "vestiging die geteld is")]
        + provenance),
    TableSchema(
      .telgroepen, "waar een telgroep in de open bestanden van DUO staat; rijen tellen op",
      key: ["telgroep", "onderwijstype", "leerjaar"],
      [
        ColumnSchema("telgroep", .identifier, required: true, "telgroep die «count» vult"),
        ColumnSchema(
          "onderwijstype", .text,
          "onderwijstype zoals bestand 01 het noemt; leeg is het totaal van bestand 03"),
        ColumnSchema(
          "leerjaar", .whole(1, 6), "leer- of verblijfsjaar van bestand 01; leeg is elk leerjaar"),
      ] + provenance),
    TableSchema(
      .totalen, "een totaal van een telgroep, geteld of verwacht",
      key: ["peilmoment", "jaar", "telgroep"],
      [
        ColumnSchema("peilmoment", .name(.peilmomenten), required: true, "peilmoment"),
        ColumnSchema("jaar", .year, required: true, "kalenderjaar waarin het peilmoment valt"),
        ColumnSchema("telgroep", .identifier, required: true, "telgroep"),
        ColumnSchema(
          "aantal", .expression, required: true,
          "aantal leerlingen, of een uitdrukking over parameters en andere totalen"),
      ] + provenance),
  ]

  // MARK: Rules

  static let rules: [TableSchema] = [
    TableSchema(
      .potten, "een pot geld in een periode", key: ["pot", "vanaf"],
      [
        ColumnSchema("pot", .identifier, required: true, "naam"),
        ruleFrom, ruleThrough,
        ColumnSchema(
          "gevoed_uit", .names, uses: [.begroting, .parameters],
          "begrotingsregels of parameters, gescheiden door +, of `ruimte`; leeg als stappen de pot vullen"
        ),
        ColumnSchema(
          "overschot", .text, required: true, uses: [.potten],
          "waar heen gaat wat overblijft: `fout`, `resultaat` of een pot"),
        ColumnSchema("omschrijving", .text, "wat de pot is"),
      ] + provenance),
    TableSchema(
      .verdeling, "een rij van een verdeelstap", key: ["volgnr", "vanaf", "naar"],
      [
        ColumnSchema("volgnr", .whole(1, 999_999), required: true, "volgorde van de stappen"),
        ruleFrom, ruleThrough,
        ColumnSchema("pot", .name(.potten), required: true, "pot die betaalt"),
        ColumnSchema(
          "stap", .choice(StepKind.allCases.map(\.rawValue)), required: true, "wat de stap doet"),
        ColumnSchema(
          "bedrag", .expression,
          "bedrag; bij `verdeel` en `hevel` leeg voor de hele pot; bij `overgang` de grens per school, in euro of in procent van vorig jaar"
        ),
        ColumnSchema("sleutel", .expression, "waarnaar verdeeld wordt"),
        ColumnSchema(
          "doelgroep", .names, uses: [.groepen], "soorten en groepen scholen, gescheiden door +"),
        ColumnSchema("naar", .name(.potten), "pot die ontvangt"),
        ColumnSchema(
          "tekort", .choice(ShortagePolicy.allCases.map(\.rawValue)),
          "wat er gebeurt als de pot tekortschiet; leeg is `fout`"),
        ColumnSchema("regel", .name(.begroting), "begrotingsregel waarin de bedragen landen"),
        ColumnSchema("omschrijving", .text, required: true, "de regel in woorden"),
      ] + provenance + [
        ColumnSchema(
          "afronding", .choice(DivisionRounding.allCases.map(\.rawValue)), optional: true,
          "`grootste_rest` (leeg is hetzelfde), of `per_eenheid`: het bedrag per eenheid naar beneden op centen"
        ),
        ColumnSchema(
          "grens", .choice(TransitionLimit.allCases.map(\.rawValue)), optional: true,
          "bij `overgang`: wat binnen `bedrag` blijft; leeg is `nadeel`"),
        ColumnSchema(
          "potten", .names, optional: true, uses: [.potten],
          "bij `overgang`: andere potten waarvan de bedragen meetellen, gescheiden door +; de pot zelf telt altijd mee"
        ),
      ]),
    TableSchema(
      .maatstaven, "een getal van de uitkomst dat een naam heeft", key: ["maatstaf"],
      [
        ColumnSchema("maatstaf", .identifier, required: true, "naam"),
        ColumnSchema(
          "uitdrukking", .expression, required: true,
          uses: [.parameters, .schoolgegevens, .tellingen, .begroting, .balans],
          "hoe het getal volgt uit parameters, totalen van telgroepen, begrotingsregels, balansposten, andere maatstaven en \(OutcomeTotal.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")); één `/` mag"
        ),
        ColumnSchema(
          "omschrijving", .text, optional: true,
          "naam zoals de rapporten die tonen; leeg is de code"),
        ColumnSchema("eenheid", .unit, required: true, "eenheid"),
        ColumnSchema(
          "ondergrens", .number,
          "laagste gewenste waarde; eronder is een signaal, en alleen een fout als de bovengrens gelijk is"
        ),
        ColumnSchema(
          "bovengrens", .number,
          "hoogste gewenste waarde; erboven is een signaal, en alleen een fout als de ondergrens gelijk is"
        ),
        ColumnSchema("bron", .source, required: true, "document en vindplaats"),
      ]),
  ]
}
