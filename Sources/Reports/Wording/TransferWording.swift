import Dossiers
import Formats
import Numbers
import Results

/// The Dutch words for transfers of pupils.
enum TransferWording {
  /// In which part of the page a remark stands.
  enum Part: CaseIterable { case noMoney, departs, lapses }

  /// The part that a remark belongs to.
  static func part(_ kind: TransferRemark.Kind) -> Part {
    switch kind {
    case .trialOnly, .notReferred, .notCounted, .outside, .backAtPayer, .noMonthsLeft,
      .waitsForProof, .noDecision, .tussenvoorziening, .countsForVangnet, .noAmount,
      .beforeContribution:
      .noMoney
    case .longTrial, .longSymbiosis, .notOnMoment, .proofAboveMaximum, .countedAtNewSchool,
      .adviceNotEstablished, .beyondDossier:
      .departs
    case .lapses: .lapses
    }
  }

  /// Why the pupils of the rules add up to more than the total.
  static let severalRules =
    "Een leerling kan bij meer regels tellen en telt in het totaal één keer.\n"

  /// The heading of a part.
  static func heading(_ part: Part) -> String {
    switch part {
    case .noMoney: "Waarom geen geld meegaat"
    case .departs: "Wat afwijkt van een afspraak"
    case .lapses: "Betaalverplichtingen die vervallen"
    }
  }

  /// What a remark says.
  static func remark(_ remark: TransferRemark, _ dossier: Dossier) -> String {
    switch remark.kind {
    case .trialOnly:
      "De proefplaatsing leidde niet tot inschrijving; tijdens een proef gaat geen geld mee."
    case .notReferred:
      "De leerling is niet verwezen; alleen bij een verwijzing volgt geld de leerling."
    case .notCounted: "Geen school telde de leerling op 1 oktober."
    case .outside: "Een school buiten het samenwerkingsverband: p.m., daarover zijn geen afspraken."
    case .backAtPayer: "De leerling is terug bij de school die hem op 1 oktober telde."
    case .noMonthsLeft: "Van het schooljaar is geen maand over."
    case .waitsForProof: "Mislukt; wacht op bewijs van wat is besteed."
    case .noDecision: "Nog niet vastgesteld of de overstap is geslaagd."
    case .tussenvoorziening:
      "Een tussenvoorziening krijgt een vast bedrag per leerling en niets daarnaast (§9.2.1)."
    case .countsForVangnet: "De leerling telt dit schooljaar voor het vangnet; de bijdrage vervalt."
    case .noAmount: "Voor de voorziening is geen bijdrage vastgesteld: p.m."
    case .beforeContribution: "De bijdrage geldt pas vanaf een later jaar."
    case .longTrial(let months):
      switch dossier.transfers[remark.transfer].kind {
      case .vsoVo:
        "De volledige aanwezigheid voor de inschrijving duurde langer dan \(months) maanden."
      case .voVo, .voVso, .vsoVso, .facility, .soVo, .other:
        "De proefplaatsing duurde langer dan \(months) maanden."
      }
    case .longSymbiosis(let months): "De symbiose duurde langer dan \(months) maanden."
    case .notOnMoment: "Buiten de doorstroommomenten van de kalender."
    case .proofAboveMaximum: "Er is meer besteed dan de vergoeding; de rest betaalt de school."
    case .countedAtNewSchool: "De leerling telde op de 1 oktober erna al bij de nieuwe school."
    case .adviceNotEstablished:
      "Het samenwerkingsverband heeft het vso-advies niet vastgesteld; de verplichting vervalt niet."
    case .beyondDossier(0): "Dit valt buiten de jaren van het dossier en is niet geboekt."
    case .beyondDossier(let months):
      "\(months) \(months == 1 ? "maand valt" : "maanden vallen") buiten de jaren van het dossier en "
        + "\(months == 1 ? "is" : "zijn") niet geboekt."
    case .lapses(.failedReturn, _): lapse(.failedReturn)
    case .lapses(let rule, let because):
      "\(lapse(rule)) Eerdere overstap: \(dossier.transfers[because].code)."
    }
  }

  /// The place whose obligation lapses: the one that the pupil leaves, which after a failed change
  /// from vso to vo is where it led.
  static func lapsesFor(_ remark: TransferRemark, _ dossier: Dossier) -> TransferPlace {
    let transfer = dossier.transfers[remark.transfer]
    if case .lapses(_, remark.transfer) = remark.kind { return transfer.joins }
    return transfer.leaves
  }

  /// Why an obligation lapses.
  static func lapse(_ rule: LapseRule) -> String {
    switch rule {
    case .withinYear: "Verwijzing naar het vso binnen een jaar na een overstap van vo naar vo."
    case .vsoAdvice:
      "Leerling uit het s(b)o met een vastgesteld vso-advies, voor de duur van een schooljaar."
    case .failedReturn: "Mislukte overstap van vso naar vo."
    }
  }

  /// The paragraph by which it lapses.
  static func source(_ rule: LapseRule) -> String {
    let document = "Afspraken doorstroom vo-vo, instroom so-vo en vso-vo (februari 2021)"
    return switch rule {
    case .withinYear: "\(document), vo naar vo"
    case .vsoAdvice: "\(document), instroom vanuit so naar vo"
    case .failedReturn: "\(document), van vso naar vo"
    }
  }

  /// What a number of places is.
  static func places(_ facility: Facility) -> String {
    guard let places = facility.places else { return "het plan noemt geen aantal" }
    let number = DutchText.whole(places)
    return switch facility.placesKind {
    case .staffed: "\(number) (formatie)"
    case .atLeast: "ten minste \(number)"
    case .about: "ongeveer \(number)"
    case .atMost: "ten hoogste \(number)"
    case nil: number
    }
  }

  /// What a moment of the calendar is.
  static func event(_ event: TransferCalendar.Event, _ dossier: Dossier) -> String {
    switch event {
    case .rateChange: "Nieuw kalenderjaar"
    case .count(let moment): "Teldatum \(day(dossier.moments[moment]))"
    case .vangnetWindow: "Periode van het vangnet"
    case .schoolYearEnds: "Einde van het schooljaar"
    case .schoolYearBegins: "Begin van het schooljaar"
    case .row(let row): dossier.calendar[row].description
    }
  }

  /// The day of a counting moment without its year, such as `1 oktober`.
  private static func day(_ moment: Moment) -> String {
    DutchText.day(moment.day, ofMonth: moment.month)
  }

  private static func february(_ dossier: Dossier) -> String {
    dossier.moments.first { $0.name == "feb" }.map(day) ?? "de telling ervoor"
  }

  /// What a moment of the calendar triggers.
  static func effect(_ moment: TransferCalendar.Moment, _ dossier: Dossier) -> String {
    switch moment.event {
    case .rateChange: "Maanden krijgen het tarief van het nieuwe jaar; schoolbesturen van dit jaar."
    case .count(let index):
      switch (dossier.moments[index].name, dossier.vangnet.isEmpty) {
      case ("okt", _):
        "De school die de leerling telt, ontvangt de bekostiging en betaalt als hij gaat."
      case ("feb", false):
        "Laatste dag van de gewone bekostiging van het vso; het vangnet telt vanaf deze stand."
      case ("jun", false):
        "Het vangnet wordt bepaald: groei sinds \(february(dossier)) per vso-vestiging."
      default: "Leerlingen worden geteld."
      }
    case .vangnetWindow: "Wie in deze dagen in het vso begint, valt onder het vangnet."
    case .schoolYearEnds:
      "De maandtelling eindigt; een ontheffing na een vso-advies loopt af."
    case .schoolYearBegins: "Vanaf hier telt een nieuw schooljaar van twaalf maanden."
    case .row(let row):
      switch dossier.calendar[row].kind {
      case .payment: "Verrekeningen tot en met deze dag worden betaald."
      case .transition: "Leerlingen kunnen van vso naar vo doorstromen."
      case .other: ""
      }
    }
  }
}
