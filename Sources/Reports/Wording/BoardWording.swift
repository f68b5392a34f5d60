import Dossiers
import Formats
import Numbers
import Results

/// The Dutch words of the documents for schoolbesturen.
enum BoardWording {
  /// What a payment overview rests on.
  static func rhythm(_ months: [PaymentMonth]) -> String {
    guard let first = months.first else { return "" }
    let isEqual = months.allSatisfy { $0.part == first.part }
    let times = months.count == 1 ? "één keer" : "\(months.count) keer"
    var text =
      isEqual
      ? "Er wordt \(times) betaald, telkens hetzelfde deel van het jaarbedrag."
      : "Er wordt \(times) betaald, naar de delen "
        + months.map { DutchText.whole($0.part) }.joined(separator: " : ") + "."
    text +=
      " De bedragen zijn op de cent precies het jaarbedrag; centen die overblijven, vallen in de maand "
      + "met de grootste rest, bij gelijke resten in de eerste."
    let weakest = months.reduce(first) {
      $1.provenance.status > $0.provenance.status ? $1 : $0
    }.provenance
    return text + " Het ritme staat in `betaalritme.csv`: "
      + "\(MarkdownText.escape(weakest.source)) (\(weakest.status.rawValue))."
  }

  /// Why nothing is said of payment.
  static func noRhythm(_ year: Int) -> String {
    "Het dossier heeft voor \(year) geen betaalritme (`betaalritme.csv`). Wanneer er betaald wordt, "
      + "staat hier daarom niet."
  }

  /// What the schools get together.
  static func amount(_ statement: BoardStatement, _ year: Int) -> String {
    let count = statement.schools.count { $0.cents != 0 }
    let schools = count == 1 ? "1 school" : "\(count) scholen"
    return "In \(year) gaat \(Euros.text(statement.cents)) naar \(schools)."
  }

  /// Above the derivations.
  static let derivation =
    "Elk bedrag staat hieronder met de regel, de bron en de getallen, zodat u het kunt narekenen. Bij "
    + "«Quotum» staat het bedrag voor de afronding. Een pot gaat precies op: elke school krijgt haar "
    + "quotum naar beneden op centen, en de centen die dan over zijn gaan naar de grootste resten. "
    + "Tussen haakjes staat hoe hard een gegeven is."

  /// Above what changed.
  static let why =
    "De grondslag is het getal van de school, het getal van alle scholen samen en het bedrag dat "
    + "verdeeld werd; of het vaste bedrag, met het aantal leerlingen waarvoor het geldt."

  /// What a school is.
  static func kind(_ kind: SchoolKind) -> String {
    switch kind {
    case .regulier: "Reguliere school"
    case .pro: "School voor praktijkonderwijs"
    case .vso: "School voor voortgezet speciaal onderwijs"
    case .tussenvoorziening: "Tussenvoorziening"
    }
  }

  /// Why there is nothing to compare with.
  static func noYearBefore(_ year: Int, isInDossier: Bool) -> String {
    (isInDossier
      ? AllocationWording.underivable(String(year))
      : "Het jaar \(year) hoort niet bij dit dossier.")
      + " Er is dus geen verdeling om mee te vergelijken."
  }

  /// What a share rests on, in numbers: the rate and the key, or the key, its total and what was
  /// divided.
  static func basis(_ share: BoardStatement.Share?, _ year: YearOutcome?, _ dossier: Dossier)
    -> String
  {
    guard let share, let year else { return "geen" }
    let step = year.steps[share.step]
    let row = dossier.steps[step.row]
    switch row.kind {
    case .divide:
      guard let key = share.posting.key, let total = step.keyTotal else { return "" }
      return "\(DutchText.number(key)) van \(DutchText.number(total)), van "
        + DutchText.money(step.divided)
    case .perSchool, .perPupil:
      guard let rate = share.posting.rate ?? step.rate else { return "" }
      let cut = row.shortage == .cut && step.missing != .zero ? ", gekort" : ""
      let amount = DerivationWording.shown(rate, .euro)
      guard row.kind == .perPupil, let key = share.posting.key else { return amount + cut }
      return "\(amount) × \(DutchText.number(key))\(cut)"
    case .split, .topUp, .move, .transition: return ""
    }
  }

  /// What is not paid by the steps.
  static let outside =
    "Dit document gaat alleen over de verdeling: wat volgens vaste regels naar elke school gaat. Het "
    + "samenwerkingsverband geeft ook geld uit dat niet via die regels loopt. Dat staat in geen van de "
    + "bedragen hierboven."

  /// The voorzieningen, by name.
  static func facilities(_ names: [String]) -> String {
    "Bovenschoolse voorzieningen zijn er voor leerlingen van alle scholen en staan hier evenmin in: "
      + RunReport.list(names) + "."
  }

  /// Where the claims of transfers stand.
  static let transfers =
    "Verrekeningen van overstappende leerlingen staan apart, in "
    + "[verrekening.md](../verrekening.md); wat uw eigen scholen betalen en ontvangen staat in het "
    + "rapport dat het bureau alleen voor uw schoolbestuur maakt."
}
