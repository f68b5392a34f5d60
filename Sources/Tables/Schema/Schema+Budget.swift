import Dossiers

extension Schema {
  /// The tables of the budget, the balance sheet and the plan's own figures.
  static let budget: [TableSchema] = [
    TableSchema(
      .begroting, "een begrotingsregel", key: ["regel"], further: .years,
      [
        ColumnSchema("regel", .identifier, required: true, "code van de regel"),
        ColumnSchema(
          "soort", .choice(BudgetLine.Side.allCases.map(\.rawValue)), required: true,
          "baten of lasten"),
        ColumnSchema("groep", .text, "kop in de begroting"),
        ColumnSchema("rubriek", .text, "rubriek van de sector"),
        ColumnSchema("omschrijving", .text, required: true, "naam van de regel"),
        ColumnSchema(
          "wijze", .choice(BudgetLine.Mode.allCases.map(\.rawValue)), required: true,
          "`vast` (bedragen in de jaarkolommen), `tarief` (tarief × grondslag), `stappen`, `sluitpost` (wat het resultaat op `begroot_resultaat` brengt in de jaren waarvan de cel leeg is), of `verrekening` (wat overstappen het samenwerkingsverband kosten of opleveren)"
        ),
        ColumnSchema("tarief", .expression, "bedrag per eenheid"),
        ColumnSchema(
          "grondslag", .expression,
          "waarmee het tarief wordt vermenigvuldigd; bij `verrekening` de regel die geld met leerlingen laat meegaan: \(ClaimRule.ofConsortium.map { "`\($0.rawValue)`" }.joined(separator: ", "))"
        ),
        ColumnSchema(
          "toelichting", .text, optional: true,
          "waar het geld heen gaat, voor een schoolbestuur dat leest wat niet in zijn verdeling staat"
        ),
      ] + provenance),
    TableSchema(
      .balans, "een balanspost", key: ["post"], further: .balanceYears,
      [
        ColumnSchema("post", .identifier, required: true, "code van de post"),
        ColumnSchema(
          "zijde", .choice(BalanceItem.Side.allCases.map(\.rawValue)), required: true,
          "kant van de balans"),
        ColumnSchema(
          "soort", .choice(BalanceItem.Kind.allCases.map(\.rawValue)), required: true,
          "soort post; een reserve, het resultaat en de liquide middelen hebben alleen een beginstand en volgen verder uit de begroting"
        ),
        ColumnSchema("omschrijving", .text, required: true, "naam van de post"),
      ] + provenance),
    TableSchema(
      .resultaatbestemming, "een bestemming van het resultaat, of een verschuiving tussen reserves",
      key: ["jaar", "van", "naar"],
      [
        ColumnSchema("jaar", .year, required: true, "jaar van de balans waarin zij is verwerkt"),
        ColumnSchema(
          "van", .identifier, required: true,
          "post van het eigen vermogen die afneemt; het resultaat van het jaar zelf komt er daarna bij"
        ),
        ColumnSchema(
          "naar", .identifier,
          "post van het eigen vermogen die toeneemt; leeg als het bedrag buiten het resultaat om verdwijnt"
        ),
        ColumnSchema("bedrag", .amount, "bedrag; leeg is alles wat op `van` staat"),
      ] + provenance),
    TableSchema(
      .plancijfers, "een cijfer zoals het plan het afdrukt", key: ["overzicht", "regel", "jaar"],
      [
        ColumnSchema("overzicht", .identifier, required: true, "overzicht waarin het staat"),
        ColumnSchema(
          "regel", .identifier, required: true, uses: [.tellingen],
          "regel van dat overzicht: een begrotingsregel, balanspost, totaal, maatstaf of telgroep waar die bestaat"
        ),
        ColumnSchema("jaar", .year, required: true, "jaar, zoals afgedrukt"),
        ColumnSchema(
          "waarde", .number, "waarde, zoals afgedrukt; leeg als het plan haar noemt en niet afdrukt"
        ),
        ColumnSchema("eenheid", .unit, required: true, "eenheid"),
        ColumnSchema("bron", .source, required: true, "document en vindplaats"),
      ]),
    TableSchema(
      .verklaringen, "een verschil dat aanvaard is", key: ["controle", "jaar"],
      [
        ColumnSchema(
          "controle", .text, required: true,
          "sleutel van de controle die het verschil laat zien, zoals `controle.csv` en, voor de cijfers van het plan, `aansluiting.csv` haar noemen"
        ),
        ColumnSchema("jaar", .year, required: true, "jaar"),
        ColumnSchema(
          "bedrag", .number, required: true, "precies het verschil: gevonden min verwacht"),
        ColumnSchema("uitleg", .text, required: true, "waar het verschil vandaan komt"),
        ColumnSchema("akkoord", .text, required: true, "wie het aanvaardt"),
      ]),
  ]
}
