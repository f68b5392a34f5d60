import Dossiers

extension FindingWording {
  static func fileWording(_ code: FindingCode) -> FindingWording? {
    switch code {
    case .fileMissing:
      .init(
        "Het bestand {0} ontbreekt.",
        "Voeg {0} toe. Met «verdeelsleutel new» maakt u een leeg dossier met alle koppen.")
    case .fileEmpty:
      .init("Het bestand is leeg.", "Zet ten minste de kop met de kolomnamen in het bestand.")
    case .tableWithoutRows:
      .init("De tabel heeft een kop, maar geen rijen.", "Vul de tabel of verwijder het bestand.")
    case .utf16:
      .init(
        "Het bestand is opgeslagen als UTF-16 (Unicode-tekst).",
        "Sla het op als «CSV UTF-8 (door scheidingstekens gescheiden)».")
    case .nulByte:
      .init(
        "Er staat een NUL-teken in het bestand; het is geen gewone tekst.",
        "Sla de tabel opnieuw op als «CSV UTF-8».")
    case .fileTooLarge:
      .init(
        "Het bestand is te groot: {0} bytes; ten hoogste {1}.",
        "Splits het bestand of kijk of het wel het juiste is.")
    case .cellTooLong:
      .init(
        "De cel is te lang: {0} tekens; ten hoogste {1}.",
        "Kijk of er een aanhalingsteken te veel staat, of kort de tekst in.")
    case .unclosedQuote:
      .init(
        "Hier begint een aanhalingsteken dat nergens wordt gesloten.",
        "Zet een aanhalingsteken aan het eind van de cel, of haal dit weg.")
    case .strayQuote:
      .init(
        "Er staat een aanhalingsteken midden in een cel zonder aanhalingstekens.",
        "Zet de hele cel tussen aanhalingstekens en verdubbel dit teken, of haal het weg.")
    case .textAfterQuote:
      .init(
        "Na de cel die hier met een aanhalingsteken begint, staat nog tekst.",
        "Verdubbel een aanhalingsteken dat bij de tekst hoort (\"\"), of sluit de cel af.")
    case .raggedRow:
      .init(
        "De rij heeft {1} cellen; de kop heeft er {0}.",
        "Vul de rij aan, of zet een cel met een puntkomma erin tussen aanhalingstekens.")
    case .windows1252:
      .init(
        "Het bestand is opgeslagen als windows-1252 en zo gelezen.",
        "Kloppen de accenten niet, sla het dan op als «CSV UTF-8».")
    case .unknownColumn:
      .init(
        "De kolom «{0:of zonder naam}» hoort niet in deze tabel. {1?}",
        "Hernoem of verwijder de kolom.")
    case .duplicateColumn:
      .init("De kolom «{0}» staat twee keer in de kop.", "Verwijder of hernoem er een.")
    case .missingColumn:
      .init(
        "De kolom «{0}» ontbreekt.",
        "Voeg de kolom toe, aan de kop en aan elke rij.")
    case .unknownFile:
      .init(
        "Het bestand {0} hoort niet in een dossier en telt niet mee. {1?}",
        "Hernoem of verwijder het.")
    case .countFolderName:
      .init(
        "De map van deze telling is geen datum: {0}.",
        "Zet de telling in een map als tellingen/2025-10-01.")
    case .scenarioProperties:
      .init(
        "Een scenario kan de eigenschappen van het dossier niet veranderen: {0}.",
        "Verwijder het bestand. Wat per scenario verschilt, hoort in een andere tabel, zoals parameters.csv."
      )
    default: nil
    }
  }

  static func cellWording(_ code: FindingCode) -> FindingWording? {
    switch code {
    case .emptyCell:
      .init(
        "De cel «{0}» is leeg, maar moet een waarde hebben.", "Vul de waarde in; leeg is nooit nul."
      )
    case .notANumber:
      .init("«{0}» is geen getal.", "Schrijf een getal als 1234,56 of 1.234,56.")
    case .pointInDutchFile:
      .init(
        "«{0}» heeft een decimale punt, maar in een bestand met puntkomma's is de komma het decimaalteken.",
        "Schrijf een komma, of bij duizendtallen telkens drie cijfers na de punt.")
    case .commaInPointFile:
      .init(
        "«{0}» heeft een komma, maar in een bestand met komma's als scheiding is de punt het decimaalteken.",
        "Schrijf een punt, zonder scheiding van duizendtallen.")
    case .badGrouping:
      .init(
        "In «{0}» staan de punten niet om de drie cijfers.", "Schrijf 1.234.567,89 of 1234567,89.")
    case .tooManyDigits:
      .init(
        "«{0}» heeft meer dan twaalf cijfers voor of na de komma.",
        "Rond het getal af of kies een andere eenheid.")
    case .notWhole:
      .init("«{0}» is geen heel getal.", "Vul een heel getal in.")
    case .negative:
      .init("Het getal {0} is negatief; dat kan hier niet.", "Vul nul of een positief getal in.")
    case .outOfRange:
      .init(
        "{0} ligt buiten het bereik van {1} tot en met {2}.", "Vul een waarde binnen het bereik in."
      )
    case .notADate:
      .init("«{0}» is geen {1:~}.", "Schrijf een {1:~} als {1:=}.")
    case .noSuchDay:
      .init("De dag «{0}» bestaat niet.", "Verbeter de datum.")
    case .masked:
      .init(
        "Hier staat «<5»: DUO heeft het aantal afgeschermd.",
        "Vul het aantal in dat u kent, of maak een schatting en zet de status op «schatting».")
    case .notAllowed:
      .init("«{0}» kan hier niet. {2?}", "Kies uit: {1:*}.")
    case .badIdentifier:
      .init(
        "«{0:of zonder naam}» is geen geldige naam.",
        "Gebruik kleine letters, cijfers en _, en begin met een letter; een code mag ook hoofdletters hebben."
      )
    case .periodReversed:
      .init("«tot» ligt voor «{0}».", "Verbeter een van beide; «tot» telt zelf nog mee.")
    case .duplicateKey:
      .init("«{0}» staat al op regel {1}.", "Verwijder of verander een van de rijen.")
    case .overlappingRows:
      .init(
        "Twee rijen van «{0}» gelden tegelijk.",
        "Laat de eerste rij eindigen (tot) voor de tweede begint (vanaf).")
    case .personalNumber:
      .init(
        "Hier staat een getal van negen cijfers dat een BSN of onderwijsnummer kan zijn; het wordt niet getoond.",
        "Verwijder het nummer. Persoonsgegevens horen niet in een dossier.")
    case .expressionSyntax:
      .init(
        "De uitdrukking «{0}» is niet te lezen: hier hoort {1:~}.",
        "Gebruik alleen namen, getallen, +, -, * en haakjes.")
    case .signMismatch:
      .init("Het teken {0} past niet bij de eenheid.", "Verbeter de waarde of de eenheid.")
    case .partsOfACent:
      .init("Het bedrag heeft delen van een cent.", "Rond het bedrag af op centen.")
    case .unknownFormat:
      .init(
        "Het dossier heeft formaat {0}; deze versie van het programma kent formaat {1}.",
        "Gebruik de versie van het programma die bij het dossier hoort.")
    case .missingProperty:
      .init(
        "In dossier.csv ontbreekt de eigenschap «{0}», of ze is leeg.", "Voeg een rij «{0}» toe.")
    case .yearsReversed:
      .init("Het eerste jaar is {0} en het laatste {1}.", "Kies een periode van 1 tot 100 jaar.")
    case .formatNotFirst:
      .init(
        "De eerste rij onder de kop van dossier.csv is «{0}» en niet «formaat».",
        "Zet de rij «formaat;1» bovenaan.")
    case .telgroepTwice:
      .init(
        "De telgroep «{0}» staat ook in {1}, van dezelfde teldatum.",
        "Laat haar in één bestand staan; alleen een voorlopige naast een definitieve telling mag.")
    case .unitChanges:
      .init("«{0}» heeft eerder eenheid «{1}» en hier «{2}».", "Gebruik overal dezelfde eenheid.")
    default: nil
    }
  }

  static func nameWording(_ code: FindingCode) -> FindingWording? {
    switch code {
    case .unknownSchool:
      .init(
        "De school «{0}» staat niet in scholen.csv. {1?}", "Verbeter de code of voeg de school toe."
      )
    case .unknownName:
      .init(
        "De naam «{0}» is geen parameter, schoolgegeven of telgroep{2:verder}. {1?}",
        "Verbeter de naam of voeg haar toe.")
    case .unknownPot:
      .init("De pot «{0}» staat niet in potten.csv. {1?}", "Verbeter de naam of voeg de pot toe.")
    case .unknownLine:
      .init(
        "«{0}» staat niet in begroting.csv{2:ook}. {1?}", "Verbeter de naam of voeg haar toe.")
    case .unknownTarget:
      .init(
        "«{0}» is geen soort school en geen groep. {1?}",
        "Kies regulier, pro, vso, tussenvoorziening of een groep uit groepen.csv.")
    case .unknownSource:
      .init(
        "De bron «{0}» staat niet in bronnen.csv. {1?}",
        "Begin de cel met de korte naam van een bron, of voeg de bron toe.")
    case .unknownItem:
      .init("De balanspost «{0}» bestaat niet. {1?}", "Verbeter de code of voeg de post toe.")
    case .unknownMoment:
      .init(
        "Het peilmoment «{0}» staat niet in peilmomenten.csv. {1?}",
        "Verbeter de naam of voeg het toe.")
    case .ambiguousName:
      .init("De naam «{0}» is zowel {1:~} als {2:~}.", "Geef een van beide een andere naam.")
    case .unknownLocation:
      .init(
        "De vestiging «{0}» staat niet in vestigingen.csv. {1?}",
        "Voeg de vestiging toe bij de school waar zij bij hoort, of verbeter de code.")
    case .unknownTelgroep:
      .init(
        "Geen telling of totaal heeft de telgroep «{0}». {1?}", "Verbeter de naam of voeg haar toe."
      )
    case .unknownScenario:
      .init(
        "Er is geen map scenarios/{0} met tabellen. {1?}",
        "Zet tabellen in die map{2:wel}.")
    case .unusedNames:
      .init(
        "Nergens gebruikt: {1:*}.",
        "Kijk of de naam elders anders is gespeld; anders kunt u hem laten staan of weghalen.")
    case .figureOfNothing:
      .init(
        "Het plancijfer «{0}» wordt met niets vergeleken. {1?}",
        "Gebruik de code van een begrotingsregel of balanspost, of de naam van een totaal, maatstaf of telgroep."
      )
    case .locationNotOnDate:
      .init(
        "De vestiging «{0}» bestaat niet op {1}.",
        "Verbeter «vanaf» of «tot» in vestigingen.csv, of de code in de telling.")
    case .locationNotCounted:
      .init(
        "De vestiging «{0}» ontbreekt in {1}, terwijl andere vestigingen van «{2}» er wel in staan.",
        "Voeg de vestiging toe aan de telling, of sluit haar af met «tot».")
    case .overlayMissingKey:
      .init(
        "Het dossier heeft geen rij «{0}» om te veranderen. {1?}",
        "Verbeter de sleutel, of zet «nieuw» in de kolom bewerking.")
    case .overlayExistingKey:
      .init("Het dossier heeft al een rij «{0}».", "Gebruik «wordt» in plaats van «nieuw».")
    case .overlayOnText:
      .init("«{0}» kan alleen op een getal; in het dossier staat {1:of niets}.", "Gebruik «wordt».")
    case .overlayWithoutNumber:
      .init(
        "Bij «{0}» staat in deze rij geen getal om mee te rekenen.",
        "Zet het getal in de kolom die verandert, of gebruik «wordt».")
    default: nil
    }
  }
}
