import Dossiers

extension Schema {
  /// The tables of transfers, and of what they rest on.
  static let transfers: [TableSchema] = [
    TableSchema(
      .overstappen, "de overstap van één leerling, zonder persoonsgegevens", key: ["overstap"],
      divisible: true,
      [
        ColumnSchema("overstap", .code, required: true, "volgnummer of code van de overstap"),
        ColumnSchema(
          "leerling", .code, optional: true,
          "code die de overstappen van één leerling delen, nooit een BSN of onderwijsnummer; leeg is de code van de overstap zelf"
        ),
        ColumnSchema(
          "soort", .choice(TransferKind.allCases.map(\.rawValue)), required: true,
          "soort overstap; bij `vo-bovenschools` blijft de leerling op de stamschool ingeschreven, en van `overig` telt alleen de groei van een vso-vestiging"
        ),
        ColumnSchema("van", .code, required: true, "waar de leerling vandaan komt: \(place)"),
        ColumnSchema("naar", .code, required: true, "waar de leerling heen gaat: \(place)"),
        ColumnSchema(
          "school_1_oktober", .code,
          "school die de leerling telde op de laatste 1 oktober voor de overstap, en dus zijn rijksbekostiging ontvangt; leeg als geen school hem telde"
        ),
        ColumnSchema(
          "aanleiding", .choice(TransferReason.allCases.map(\.rawValue)), required: true,
          "waarom; tussen scholen in het vo gaat alleen bij `verwijzing` geld mee"),
        ColumnSchema(
          "symbiose_vanaf", .day, optional: true,
          "eerste dag waarop de leerling op beide scholen is, met een symbioseovereenkomst"),
        ColumnSchema(
          "proef_vanaf", .day, "eerste dag van de proefplaatsing of van volledige aanwezigheid"),
        ColumnSchema(
          "vanaf", .day,
          "eerste dag van de definitieve inschrijving of plaatsing; leeg als een proefplaatsing daar niet toe leidde"
        ),
        ColumnSchema(
          "tot", .day, "laatste dag daar, als de leerling daarna terugkeert; telt zelf nog mee"),
        ColumnSchema("categorie", .code, "bekostigingscategorie in het vso, uit `vangnet.csv`"),
        ColumnSchema(
          "bekostiging", .identifier, optional: true, uses: [.parameters, .schoolgegevens],
          "parameter of schoolgegeven met de rijksbekostiging van de leerling per jaar; heeft de school die betaalt het schoolgegeven, dan geldt dat; leeg is `\(Schema.funding)`"
        ),
        ColumnSchema("woon_swv", .text, "samenwerkingsverband waar de leerling woont"),
        ColumnSchema(
          "uitkomst", .choice(TransferResult.allCases.map(\.rawValue)), optional: true,
          "hoe een overstap van vso naar vo afliep; leeg als dat nog niet bekend is"),
        ColumnSchema(
          "vastgesteld", .day, optional: true,
          "dag waarop het samenwerkingsverband zijn besluit of advies vastlegde"),
        ColumnSchema("bewijs", .amount, "bedrag dat aantoonbaar is besteed"),
      ] + provenance),
    TableSchema(
      .vangnet, "een bekostigingscategorie van het vso waarvan het vangnet de groei telt",
      key: ["categorie"],
      [
        ColumnSchema("categorie", .code, required: true, "code van de categorie"),
        ColumnSchema(
          "telgroep", .identifier, required: true, uses: [.tellingen],
          "telgroep met de leerlingen van de categorie; zij wordt per vestiging geteld"),
        ColumnSchema(
          "tarief", .identifier, required: true, uses: [.parameters],
          "parameter met het ondersteuningsbedrag per leerling en jaar"),
      ] + provenance),
    TableSchema(
      .voorzieningen, "een bovenschoolse voorziening", key: ["voorziening"],
      [
        ColumnSchema(
          "voorziening", .code, required: true, "code, zoals de overstappen haar noemen"),
        ColumnSchema("naam", .text, required: true, "naam van de voorziening"),
        ColumnSchema(
          "plaatsen", .whole(0, 999_999),
          "aantal leerlingen per schooljaar dat het plan noemt; leeg als het geen aantal noemt"),
        ColumnSchema(
          "soort_aantal", .choice(Facility.PlacesKind.allCases.map(\.rawValue)),
          "wat dat aantal is: waarop de formatie is berekend, ten minste, ongeveer of ten hoogste"),
        ColumnSchema("instroommomenten", .whole(1, 366), "aantal instroommomenten per schooljaar"),
        ColumnSchema(
          "per_instroom", .whole(1, 999_999), "aantal leerlingen dat per moment kan beginnen"),
        ColumnSchema(
          "bijdrage", .identifier, uses: [.parameters],
          "parameter met de bijdrage van de stamschool per plaatsing; leeg is p.m."),
        ColumnSchema(
          "vrij_moment", .choice(["ja", "nee"]),
          "of leerlingen ook buiten de doorstroommomenten naar het vo mogen; leeg is `nee`"),
      ] + provenance),
    TableSchema(
      .kalender, "een dag of een tijd van het jaar", key: ["soort", "van"],
      [
        ColumnSchema(
          "soort", .choice(CalendarRow.Kind.allCases.map(\.rawValue)), required: true,
          "`doorstroom` (leerlingen mogen van vso naar vo), `betaling` (verrekeningen worden betaald) of `overig`"
        ),
        ColumnSchema("van", .day, required: true, "eerste dag"),
        ColumnSchema("tot", .day, "laatste dag, inbegrepen; leeg is de eerste dag"),
        ColumnSchema("omschrijving", .text, required: true, "wat er dan is"),
      ] + provenance),
  ]

  /// The name of what the state pays for a pupil, where a transfer names none.
  static let funding = "rijksbekostiging"

  private static let place =
    "code van een school, een vestiging of een voorziening, of `\(TransferPlaces.outside)` voor buiten het samenwerkingsverband; van een vso-school met meer vestigingen de vestiging"
}
