import Dossiers

extension Schema {
  /// The tables of what may happen: the risks, and what varies in a simulation.
  static let futures: [TableSchema] = [
    TableSchema(
      .risicos, "een risico", key: ["risico"],
      [
        ColumnSchema("risico", .identifier, required: true, "naam"),
        ColumnSchema(
          "kans", .number,
          "kans dat het in een jaar gebeurt, zoals `25%`; leeg, met `minimum` en `maximum`, als geen bron haar noemt: dan telt het risico nergens mee"
        ),
        ColumnSchema(
          "minimum", .amount, "wat het dan ten minste kost; nul of meer"),
        ColumnSchema(
          "maximum", .amount,
          "wat het dan ten hoogste kost; elk bedrag ertussen is even waarschijnlijk"),
        ColumnSchema("beheersing", .text, "hoe het risico wordt beheerst"),
      ] + provenance),
    TableSchema(
      .onzekerheid, "wat in een simulatie varieert", key: ["wat", "doelgroep"],
      [
        ColumnSchema(
          "wat", .identifier, required: true, uses: [.tellingen, .parameters],
          "telgroep, of parameter met een getal"),
        ColumnSchema(
          "doelgroep", .names, uses: [.groepen],
          "soorten en groepen scholen, gescheiden door +; leeg is alle scholen, en altijd leeg bij een parameter"
        ),
        ColumnSchema(
          "verdeling", .choice(Uncertainty.DistributionName.allCases.map(\.rawValue)),
          required: true,
          "hoe de verandering verdeeld is: `normaal` (de spreiding is de standaardafwijking), `driehoek` of `gelijk` (de spreiding is de grootste verandering naar boven en naar beneden), of `lijst` (een van deze veranderingen, elk even waarschijnlijk)"
        ),
        ColumnSchema(
          "spreiding", .text, required: true,
          "hoever het varieert, als deel van de waarde zelf, zoals `3%`; bij `lijst` een of meer veranderingen, gescheiden door /, zoals `1,2% / -0,8%` (met een positieve vooraan, anders rekent Excel haar uit). Kleiner dan 100%, en zo klein dat er geen getal onder nul komt: normaal 27,5%, met samenhang minder, en opgeteld over de jaren nog minder"
        ),
        ColumnSchema(
          "samenhang", .number,
          "deel van de spreiding dat scholen gemeen hebben, van 0 (elke school apart; leeg is hetzelfde) tot 1 (alle gelijk); altijd leeg bij een parameter"
        ),
        ColumnSchema(
          "verloop", .choice(Uncertainty.Course.allCases.map(\.rawValue)),
          "`los` (elk jaar een eigen verandering; leeg is hetzelfde), of `opgeteld` (een jaar begint waar het vorige eindigde)"
        ),
      ] + provenance),
  ]
}
