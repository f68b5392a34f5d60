import Dossiers

extension FindingWording {
  static func ruleWording(_ code: FindingCode) -> FindingWording? {
    switch code {
    case .unitMismatch:
      .init(
        "De eenheden passen niet bij elkaar in «{0}»: verwacht {1}, gevonden {2}.",
        "Verbeter de uitdrukking of de eenheid van de namen daarin. Een los getal heeft geen eenheid: "
          + "maak van een bedrag een parameter.")
    case .potNeverFilled:
      .init(
        "De pot «{0}» wordt in {1} uitgegeven, maar niets vult hem.",
        "Vul «gevoed_uit» in potten.csv in, of laat een eerdere stap de pot vullen.")
    case .circle:
      .init("Dit loopt in een kring: {0}.", "Laat een van deze uit iets anders volgen.")
    case .stepNeedsCell:
      .init("Bij «{0}» hoort een waarde in de kolom «{1}».", "Vul de cel in.")
    case .stepRefusesCell:
      .init("Bij «{0}» hoort de kolom «{1}» leeg te zijn.", "Maak de cel leeg of kies iets anders.")
    case .tooManyDecimals:
      .init(
        "«{0}» heeft {1} cijfers achter de komma, meer dan hier exact te rekenen is.",
        "Gebruik getallen met minder decimalen.")
    case .filledAfterSpent:
      .init(
        "De pot «{0}» wordt in stap {1} uitgegeven, maar pas in stap {2} gevuld.",
        "Verander de volgorde van de stappen.")
    case .stepRowsDiffer:
      .init(
        "De rijen van stap {0} horen niet bij elkaar.",
        "Alleen «splits» heeft meer rijen, alle uit dezelfde pot en met hetzelfde «tekort».")
    case .stepWithoutLine:
      .init(
        "De bedragen van deze stap landen in geen begrotingsregel.",
        "Vul in de kolom «regel» een begrotingsregel met wijze «stappen» in.")
    case .lineNotForSteps:
      .init(
        "De begrotingsregel «{0}» heeft een eigen bedrag; er kunnen geen stappen in landen.",
        "Kies een regel met wijze «stappen», of verander de wijze van «{0}».")
    case .noValueInYear:
      .init(
        "De parameter «{0}» heeft geen waarde voor {1}.",
        "Voeg een rij toe die op 1 januari {1} geldt.")
    case .schoolWithoutCount:
      .init(
        "Voor «{2}» is geen aantal bekend van «{0}» voor begrotingsjaar {1}.",
        "Voeg de school toe aan de telling (0 mag, leeg niet), of haal haar uit de doelgroep.")
    case .schoolWithoutAttribute:
      .init(
        "«{2}» heeft geen schoolgegeven «{0}» voor {1}.",
        "Voeg het toe aan schoolgegevens.csv, of haal de school uit de doelgroep.")
    case .noCount:
      .init(
        "Voor «{0}» is er in begrotingsjaar {1} geen telling en geen totaal (peildatum {2}).",
        "Voeg een telling toe, of een verwacht totaal in totalen.csv.")
    case .emptyTarget:
      .init("Geen enkele school hoort in {1} bij de doelgroep «{0}».", "Kijk of dat klopt.")
    case .yearOutside:
      .init("Het jaar {0} valt buiten het dossier.", "Kies een jaar van de begrotingsperiode.")
    case .potNotInYear:
      .init(
        "De pot «{0}» bestaat niet in {1}.", "Verbeter «vanaf» of «tot» van de pot of van de stap.")
    case .columnWhereScalar:
      .init("«{0}» verschilt per school, maar hier is één getal nodig.", "Gebruik een parameter.")
    case .lineWithoutAmount:
      .init("«{0}» heeft geen bedrag voor {1}.", "Vul een bedrag in; 0 mag.")
    case .choiceInExpression:
      .init("«{0}» is een keuze en geen getal.", "Gebruik een parameter met een getal.")
    case .countedSchoolNotInYear:
      .init(
        "«{0}» telt {2} leerlingen («{1}»), maar bestaat niet in begrotingsjaar {3}; ze tellen niet mee.",
        "Verbeter «vanaf» of «tot» in scholen.csv als dat niet de bedoeling is.")
    case .maskedCount:
      .init(
        "Het aantal «{0}» van «{2}» is afgeschermd («<5»); daar kan geen geld op rusten.",
        "Vul een aantal in en zet de status op «schatting».")
    case .feedFromSteps:
      .init(
        "De pot wordt gevoed uit «{0}», maar dat is een regel waarin stappen landen.",
        "Voed de pot uit een batenregel, een parameter of de ruimte.")
    case .fedTwice:
      .init(
        "Hetzelfde geld voedt de potten «{0}» en «{1}».",
        "Verdeel het over twee regels of parameters.")
    case .feedFromExpenses:
      .init(
        "De pot wordt gevoed uit «{0}», maar dat is een regel van de lasten.",
        "Voed de pot uit een batenregel, een parameter of de ruimte.")
    case .potPaysItself:
      .init(
        "De stap haalt geld uit de pot «{0}» en doet het er weer in.", "Verbeter «pot» of «naar».")
    case .stepsInIncome:
      .init(
        "De bedragen van deze stap zouden landen in «{0}», maar dat is een regel van de baten.",
        "Kies in de kolom «regel» een lastenregel met wijze «stappen».")
    case .chainTooLong:
      .init(
        "«{0}» volgt uit meer dan {1} andere namen achter elkaar.",
        "Laat het uit minder tussenstappen volgen, bijvoorbeeld uit parameters of tellingen.")
    case .filledAtYearEnd:
      .init(
        "De pot «{0}» wordt in {1} uitgegeven, maar krijgt pas aan het eind van het jaar geld: het "
          + "overschot van «{2}».",
        "Laat een stap «hevel» uit «{2}» de pot eerder vullen, of vul «gevoed_uit» in potten.csv in."
      )
    case .parameterIsNoYear:
      .init(
        "«{0}» is geen parameter met één jaar.",
        "Geef de parameter eenheid «jaar» en één rij met een jaar, zoals 2026.")
    case .rateFromSteps:
      .init(
        "Een tarief of grondslag kan niet volgen uit «{0}», want die regel is pas na de stappen "
          + "bekend.",
        "Gebruik een regel met wijze «vast» of «tarief», of een parameter.")
    case .secondClosing:
      .init(
        "In {2} zijn «{0}» en «{1}» allebei sluitpost.",
        "Vul bij één van beide een bedrag in voor dat jaar.")
    case .closingAndRoom:
      .init(
        "«{0}» sluit de begroting van {1}, maar een pot krijgt dat jaar al de ruimte. Beide kan niet.",
        "Vul voor dat jaar een bedrag in bij de sluitpost, of voed de pot uit iets anders.")
    case .balanceCannotClose:
      .init(
        "De balans kan zo niet sluiten: van soort «{0}» hoort er precies één post te zijn.",
        "Geef één post deze soort en de andere een andere. Alleen een balans zonder activa kan zonder "
          + "liquide middelen."
      )
    case .ratioInExpression:
      .init(
        "«{0}» is een verhouding, en daar kan een uitdrukking niet mee verder rekenen.",
        "Schrijf de teller en de noemer uit.")
    case .itemOnWrongSide:
      .init("Een post van soort «{0}» hoort op de balans bij «{1}».", "Verbeter zijde of soort.")
    case .appropriationOutsideEquity:
      .init(
        "«{0}» hoort niet bij het eigen vermogen; een bestemming verschuift alleen daarbinnen.",
        "Noem een post van soort «reserve» of «resultaat».")
    case .nothingToCompare:
      .init(
        "In {1} vergelijkt stap {0} met {2}, maar dat jaar geeft uit deze potten niets aan scholen.",
        "Laat de overgangsregeling een jaar later beginnen, of noem bij potten waaruit de scholen toen betaald zijn."
      )
    case .paysAfterTransition:
      .init(
        "Stap {0} betaalt uit de pot «{1}» nadat de overgangsregeling die heeft vergeleken.",
        "Geef de overgangsregeling een hoger volgnummer.")
    case .totalOnly:
      .init(
        "Van «{0}» is in {1} alleen het totaal bekend; er is geen eerdere telling om het over de "
          + "scholen te spreiden.",
        "Voeg een telling toe met deze telgroep.")
    default: nil
    }
  }

  static func outcomeWording(_ code: FindingCode) -> FindingWording {
    switch code {
    case .overflow:
      .init(
        "Een getal wordt te groot om exact mee te rekenen (begrotingsjaar {0}).",
        "Kijk of bedragen, aantallen en gewichten kloppen.")
    case .shortage:
      .init(
        "De pot «{0}» komt in {2} {1:€} tekort.",
        "Vul de pot aan, verlaag de aanspraken, of kies «resultaat» of «korten» in de kolom tekort."
      )
    case .zeroKeyTotal:
      .init(
        "Er is geld te verdelen in {0}, maar alle sleutels zijn nul.",
        "Kijk of de doelgroep leerlingen heeft, of geef het geld een andere bestemming.")
    case .negativeKey:
      .init("De sleutel van «{1}» is in {0} negatief.", "Verbeter de aantallen of de uitdrukking.")
    case .moneyLeft:
      .init(
        "In de pot «{0}» blijft in {2} {1:€} over, en dat mag niet.",
        "Laat een stap de rest verdelen, of kies bij «overschot» waar de rest heen gaat.")
    case .potBelowZero:
      .init(
        "De pot «{0}» staat in {2} {1:€} onder nul.",
        "Kijk of wat de pot voedt klopt, en of de baten de lasten dekken; een pot kan geen schuld hebben."
      )
    case .negativeAmount:
      .init(
        "Het bedrag «{0}» is in {2} lager dan nul{1:voor}.",
        "Verbeter het bedrag of de waarden waaruit het volgt; 0 mag.")
    case .nobodyToReceive:
      .init(
        "Er is geld te verdelen in {0}, maar geen enkele school hoort bij de doelgroep «{1}».",
        "Verbeter de doelgroep, of geef het geld een andere bestemming.")
    case .capNotPositive:
      .init(
        "De grens «{0}» van de overgangsregeling is in {1} nul of lager.",
        "Geef een bedrag of percentage boven nul, of laat de regeling eerder ophouden.")
    case .capsNotMet:
      .init(
        "De overgangsregeling van stap {0} haalt in {1} niet bij elke school de grens: {2:€} blijft erbuiten.",
        "De pot groeit of krimpt meer dan de grenzen toelaten. Kies een ruimere grens, of laat het zo: de regeling gaat dan zo ver als zij kan."
      )
    default:
      .init(code.rawValue, "")
    }
  }
}
