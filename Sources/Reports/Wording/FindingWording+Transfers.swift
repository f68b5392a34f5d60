import Dossiers

extension FindingWording {
  /// What keeps transfers of pupils from being settled.
  static func transferWording(_ code: FindingCode) -> FindingWording? {
    switch code {
    case .transferOutsideYears:
      .init(
        "{0} ligt buiten {1:~}.",
        "Verbeter de datum, of zet de overstap in het dossier van dat schooljaar. Een schooljaar loopt van 1 augustus tot en met 31 juli."
      )
    case .transferDaysReversed:
      .init(
        "«{0}» ({1}) ligt voor «{2}» ({3}).",
        "Verbeter een van de twee data: symbiose, proefplaatsing, inschrijving, vertrek en besluit volgen elkaar op."
      )
    case .transferToSameSchool:
      .init(
        "De leerling gaat van «{0}» naar dezelfde school.",
        "Verbeter «van» of «naar», of haal de rij weg.")
    case .transferTwice:
      .init(
        "De overstap «{0}» staat ook in {1}.",
        "Haal een van de twee weg, of geef ze elk een eigen code.")
    case .pupilAtTwoSchools:
      .init(
        "Leerling «{0}» is op {1} bij «{2}» en niet bij «{3}» (zie overstap «{4}»).",
        "Verbeter «van», «vanaf» of «tot» van een van de twee rijen, of geef twee leerlingen elk een eigen code."
      )
    case .schoolNotOnDay:
      .init(
        "«{0}» bestaat niet op {1}.",
        "Verbeter de datum, of «vanaf» en «tot» in scholen.csv of vestigingen.csv.")
    case .transferKindMismatch:
      .init(
        "Bij een overstap «{0}» past «{1}» niet in de kolom «{2}»: dat is {3:~}.",
        "Kies een andere soort overstap, of verbeter de school.")
    case .locationNeeded:
      .init(
        "«{0}» heeft op {1} meer vestigingen: {2:*}.",
        "Noem de vestiging: het vangnet telt per vestiging.")
    case .unknownPlace:
      .init(
        "«{0}» is geen school, vestiging of voorziening. {1?}",
        "Verbeter de code, of schrijf «buiten» voor een school buiten het samenwerkingsverband.")
    case .unknownCategory:
      .init(
        "De categorie «{0}» staat niet in vangnet.csv. {1?}",
        "Verbeter de naam, of voeg de categorie toe aan vangnet.csv.")
    case .unknownChoice:
      .init("De keuze «{0}» kan niet «{1}» zijn.", "Kies uit: {2:*}.")
    case .missingChoice:
      .init(
        "Voor de overstappen is de keuze «{0}» nodig; zij is in {1} niet gemaakt.",
        "Voeg in parameters.csv een rij toe met eenheid «keuze». Kies uit: {2:*}.")
    case .missingTerm:
      .init(
        "Voor de overstappen is de parameter «{0}» nodig; hij heeft geen waarde voor {1}.",
        "Voeg hem toe aan parameters.csv, met eenheid «{2}».")
    case .claimWithoutLine:
      .init(
        "De verrekening «{0}» landt in {1} in geen begrotingsregel.",
        "Voeg in begroting.csv een regel toe met wijze «verrekening» en grondslag «{0}».")
    case .secondLineForRule:
      .init(
        "De verrekening «{0}» heeft al een begrotingsregel: «{1}».",
        "Haal een van de twee regels weg.")
    case .ruleOnWrongSide:
      .init(
        "De verrekening «{0}» hoort bij de {1}.", "Verbeter «soort» of «grondslag» van de regel.")
    case .vangnetCountMissing:
      .init(
        "Van de vestiging «{0}» is geen aantal «{1}» bekend op {2}.",
        "Voeg de vestiging toe aan de telling van die dag: 0 mag, leeg en <5 niet.")
    case .vangnetMomentMissing:
      .init(
        "Voor het vangnet is het peilmoment «{0}» nodig; het is er niet voor {1}.",
        "Voeg het toe aan peilmomenten.csv: okt, feb en jun, of haal vangnet.csv weg.")
    case .vangnetMomentsReversed:
      .init(
        "De peilmomenten okt, feb en jun volgen elkaar niet op in begrotingsjaar {0}.",
        "Verbeter maand, dag of jaar in peilmomenten.csv: okt is een jaar eerder, feb en jun zijn van het jaar zelf."
      )
    case .partyNotInYear:
      .init(
        "«{0}» bestaat niet in {1}, maar betaalt of ontvangt dan voor overstap «{2}».",
        "Noem de school die haar plaats inneemt, of verbeter «tot» in scholen.csv.")
    default: departureWording(code)
    }
  }

  /// What departs from an agreement: it is booked, and somebody should look.
  private static func departureWording(_ code: FindingCode) -> FindingWording? {
    let booked = "De overstap is geboekt volgens de regel; kijk of dit zo is afgesproken."
    return switch code {
    case .longTrial:
      .init(
        "De proefplaatsing van overstap «{0}», of de volledige aanwezigheid voor de inschrijving, duurde langer dan {1} maanden.",
        booked)
    case .longSymbiosis:
      .init("De symbiose van overstap «{0}» duurde langer dan {1} maanden.", booked)
    case .notCounted:
      .init(
        "Overstap «{0}» is een verwijzing, maar geen school telde de leerling op 1 oktober.",
        "Er gaat geen geld mee. Vul «school_1_oktober» in als dat niet klopt.")
    case .outsideConsortium:
      .init(
        "Overstap «{0}» gaat van of naar een school buiten het samenwerkingsverband.",
        "Het dossier boekt hiervoor niets; maak er afspraken over met dat samenwerkingsverband.")
    case .notOnMoment:
      .init("Overstap «{0}» begint buiten de doorstroommomenten van de kalender.", booked)
    case .proofAboveMaximum:
      .init(
        "Bij overstap «{0}» is meer besteed dan de vergoeding van {1:€}.",
        "De vergoeding is het maximum; de rest betaalt de school.")
    case .waitsForProof:
      .init(
        "De mislukte overstap «{0}» wacht op bewijs van wat is besteed.",
        "Vul «bewijs» en «vastgesteld» in zodra het bewijs er is; tot dan wordt niets betaald.")
    case .noDecision:
      .init(
        "Over overstap «{0}» is nog niet vastgesteld of hij geslaagd is.",
        "Vul «uitkomst» en «vastgesteld» in zodra dat bekend is; tot dan wordt niets betaald.")
    case .adviceNotEstablished:
      .init(
        "Voor overstap «{0}» heeft het samenwerkingsverband het vso-advies niet vastgesteld.",
        "Vul «vastgesteld» in als dat wel zo is; anders vervalt de betaalverplichting niet.")
    case .contributionGivesWay:
      .init(
        "Overstap «{0}»: de leerling telt dit schooljaar mee voor het vangnet, dus de bijdrage vervalt.",
        "U hoeft niets te doen.")
    case .morePlacements:
      .init(
        "Voorziening «{0}» heeft in schooljaar {1} {2} plaatsingen; het plan noemt er {3}.",
        "De plaatsingen zijn geboekt; kijk of dit zo is afgesproken.")
    case .largerIntake:
      .init(
        "Voorziening «{0}» heeft in schooljaar {1} {2} plaatsingen op één dag; het plan noemt er {3}.",
        "De plaatsingen zijn geboekt; kijk of dit zo is afgesproken.")
    case .countedAtNewSchool:
      .init(
        "De leerling van overstap «{0}» telde op de 1 oktober erna al bij de nieuwe school.",
        "De oude school betaalt toch de maanden van het hele schooljaar; kijk of dat de bedoeling is."
      )
    case .beyondDossier:
      .init(
        "Een deel van overstap «{0}» valt buiten de jaren van het dossier.",
        "Dat deel wordt niet geboekt. Zet de overstap ook in het dossier van dat jaar.")
    case .growthDiffers:
      .init(
        "Vestiging «{0}» groeide in {1} volgens de tellingen met {2} en volgens de overstappen met {3}.",
        "De tellingen gelden. Vul de overstappen aan, of verbeter ze.")
    default: nil
    }
  }
}
