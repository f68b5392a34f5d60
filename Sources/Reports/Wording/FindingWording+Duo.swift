import Dossiers

extension FindingWording {
  /// What `count` tells about DUO's files, and asks about the dossier.
  static func duoWording(_ code: FindingCode) -> FindingWording? {
    switch code {
    case .notDuoFile:
      .init(
        "Dit is geen bestand 01, 02 of 03 van DUO: de kop is een andere.",
        "Kies bestand 01 (leerlingen per onderwijstype), 02 (alle vestigingen) of 03 (leerlingen per vestiging)."
      )
    case .duoColumnMissing:
      .init(
        "De kolom «{0}» ontbreekt; bestand {1} van DUO heeft haar. {2?}",
        "Download het bestand opnieuw, of zet de naam in de kop terug.")
    case .sameDuoFile:
      .init(
        "Dit is een tweede bestand {0}, naast {1}.",
        "Geef van elk soort één bestand; van een eerdere telling met --previous.")
    case .nothingCounted:
      .init(
        "Er is geen bestand met aantallen leerlingen gegeven.",
        "Geef ook bestand 03 of 01; bestand 02 noemt alleen welke vestigingen er zijn.")
    case .badLocationCode:
      .init(
        "De vestiging van instelling «{0}» is niet te lezen: «{1}».",
        "Een vestigingscode is als 21AB00, of heeft twee cijfers achter de code van de instelling.")
    case .locationTwice:
      .init(
        "De vestiging «{0}» staat hier nog eens; zij staat al op regel {1}.",
        "Download het bestand opnieuw. Er wordt niet gekozen welke rij telt.")
    case .lastLineUnended:
      .init(
        "Het bestand houdt op midden in de rij van «{0}»: er komt geen regeleinde na.",
        "Download het bestand opnieuw: het laatste getal kan zijn afgebroken.")
    case .yearInName:
      .init(
        "De naam van het bestand noemt {0}, en de telling is van {1}.",
        "Geef het bestand van dat jaar, of verbeter --date.")
    case .yearAssumed:
      .init(
        "Het bestand zegt niet van welk jaar het is; het is gelezen als de telling van {0}.",
        "Zet het jaar in de naam van het bestand, dan wordt het vergeleken.")
    case .sameAsOtherDate:
      .init(
        "De telgroep «{0}» heeft bij elke school hetzelfde aantal als op {1}.",
        "Dit is vermoedelijk het bestand van die telling. Download dat van het goede jaar.")
    case .notFirstOfOctober:
      .init(
        "De datum {0} is geen 1 oktober; de open bestanden van DUO tellen op 1 oktober.",
        "Kijk of de datum klopt.")
    case .dateNotRead:
      .init(
        "Geen peilmoment van de jaren {1} tot en met {2} leest een telling van {0}.",
        "Kijk of de datum klopt, en of het dossier die jaren heeft.")
    case .locationGone:
      .init(
        "De vestiging «{0}» staat niet in {1}{2:bestaat}.",
        "{3:opvolger}Is zij gesloten of heeft zij geen leerlingen meer, sluit haar dan af met «tot»; noem haar bij een opvolger als «voorganger»."
      )
    case .noLocationOfDossier:
      .init(
        "Geen enkele vestiging van het dossier staat in dit bestand.",
        "Kijk of het het hele bestand is, en of vestigingen.csv de codes van DUO heeft.")
    case .locationNew:
      .init(
        "De vestiging «{0}» is nieuw: {1} in {2}, leerlingen: {3}. Zij is niet meegeteld.",
        "Hoort zij bij een school van het dossier, zet haar dan met «vanaf» in vestigingen.csv en voer «count» opnieuw uit."
      )
    case .locationsNotInDossier:
      .init(
        "Niet in het dossier en dus niet meegeteld, van dezelfde instelling, hetzelfde schoolbestuur of dezelfde gemeente: {0:*}.",
        "Kijk of er een bij hoort. Met --previous en het bestand van de vorige telling ziet u alleen wat nieuw is."
      )
    case .locationRenamed:
      .init(
        "De vestiging «{0}» heette «{1}» en heet nu «{2}».",
        "Pas zo nodig de naam aan in vestigingen.csv; het aantal is geteld.")
    case .locationMoved:
      .init(
        "De vestiging «{0}» ging van schoolbestuur {1} naar {2}.",
        "Geef de school zo nodig een tweede rij in scholen.csv, met «vanaf»; het aantal is geteld.")
    case .boardNumbersDiffer:
      .init(
        "De vestiging «{0}» hoort bij DUO bij schoolbestuur {1}; de andere van «{2}» bij {3}.",
        "Kijk of het schoolbestuur in scholen.csv nog klopt; het aantal is geteld.")
    case .boardsShareNumber:
      .init(
        "DUO heeft één schoolbestuur {0} voor {1:*}.",
        "Kijk of de schoolbesturen zijn samengegaan, en pas dan scholen.csv aan.")
    case .hiddenPupils:
      .init(
        "DUO heeft aantallen afgeschermd (<5). Vestigingen: {0}; samen {1} tot {2} leerlingen.",
        "Kies met --masked: ondergrens, bovengrens, of 1 tot 4 leerlingen per cel. De rijen krijgen de status «schatting»."
      )
    case .typeNotInFile:
      .init(
        "Geen rij van het bestand heeft onderwijstype «{0}» uit telgroepen.csv. {1?}",
        "Zoek op hoe DUO het schrijft en verbeter telgroepen.csv. Bestaat het onderwijstype niet meer, haal de rij dan weg."
      )
    case .moreThanTotal:
      .init(
        "Bestand 01 telt bij «{0}» ten minste {1} leerlingen, en bestand 03 {2}.",
        "Kijk of de bestanden van hetzelfde jaar zijn. De grens van bestand 03 is hier niet gebruikt."
      )
    case .lessThanTotal:
      .init(
        "Bestand 01 telt bij «{0}» ten hoogste {1} leerlingen, en bestand 03 {2}.",
        "Kijk of er rijen ontbreken in bestand 01, en download het dan opnieuw.")
    case .manyLocationsGone:
      .init(
        "Van de {1} vestigingen van het dossier staan er {0} niet in dit bestand: {2:*}.",
        "Het bestand is vermoedelijk niet heel: download het opnieuw. Is het dat wel, sluit de vestigingen dan af in vestigingen.csv."
      )
    case .previousNotCompared:
      .init(
        "Er is niet met een vorige telling vergeleken: hierbij is geen bestand 03.",
        "Geef met --previous bestand 03 van de vorige telling.")
    case .previousIsSame:
      .init(
        "Dit is hetzelfde bestand als {0}; vergelijken zegt dan niets.",
        "Geef met --previous bestand 03 van de vorige telling.")
    case .countSourceMissing:
      .init(
        "De bron «{0}» staat niet in bronnen.csv.",
        "Voeg een rij toe, zoals «{1:*}», of noem met --source een andere bron.")
    case .countingRuleNeeded:
      .init(
        "In telgroepen.csv staat geen telgroep uit bestand {0}.",
        "Voeg een rij toe (telgroep;onderwijstype;leerjaar;status;bron), zoals: {1}…")
    default: nil
    }
  }
}
