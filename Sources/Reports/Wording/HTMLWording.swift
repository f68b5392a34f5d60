import Formats

/// What only `index.html` says; the rest it has from the pages.
enum HTMLWording {
  static let skip: MarkupText = "Naar de inhoud"
  static let contents: MarkupText = "Inhoud"
  static let withoutScript: MarkupText =
    "Alles is te lezen. Sorteren en filteren kan alleen waar scripts zijn toegestaan."
  static let derivations = "Herleiding per school"
  static let howToRead: MarkupText =
    """
    Elk bedrag van elke ontvanger, stap voor stap: de regel, de bron, de gegevens, de berekening \
    en de afronding. Open een school om haar bedragen te volgen.
    """
  static let claimsElsewhere: MarkupText =
    "De verrekeningen van overstappen staan hier niet bij; zie Verrekening."
  static let pots: MarkupText = "Waar het geld van elke pot vandaan komt"

  static func subtitle(_ period: String, _ scenario: String) -> String {
    "\(period) · " + (scenario == "basis" ? "basis" : "scenario \(scenario)")
  }

  static func pots(_ year: Int) -> MarkupText { "Potten \(year)" }

  static func total(_ year: Int, _ amount: String) -> MarkupText {
    "Totaal uit de potten in \(year): \(amount)"
  }

  static func foot(_ version: String) -> MarkupText {
    "Gemaakt door \(version). Dit bestand staat op zichzelf: het haalt niets van het netwerk."
  }
}
