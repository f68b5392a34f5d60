import Dossiers
import Tables
import TestSupport

/// A dossier of invented schools with codes as DUO gives them, and DUO's files about it.
enum DuoDossier {
  static let tables = TableTexts([
    "dossier.csv": """
    eigenschap;waarde
    formaat;1
    naam;Samenwerkingsverband Bomenland (verzonnen)
    begin;2026
    eind;2026
    afronding_verdeling;0,01
    afronding_begroting;1
    """,
    "bronnen.csv": """
    bron;titel;datum;vindplaats
    plan;Plan (verzonnen);;
    duo_2025;Telling (verzonnen);;
    duo_2024;Telling (verzonnen);;
    """,
    "peilmomenten.csv": "peilmoment;maand;dag;jaar\nokt;10;1;-1\n",
    "scholen.csv": """
    school;naam;schoolbestuur;soort;vanaf;tot;status;bron
    beuk;Beuk;Stichting Bos;regulier;;;voorbeeld;plan
    eik;Eik;Stichting Bos;regulier;;;voorbeeld;plan
    els;Els;Stichting Laan;regulier;;;voorbeeld;plan
    linde;Linde;Stichting Laan;regulier;;;voorbeeld;plan
    populier;Populier;Stichting Laan;pro;;;voorbeeld;plan
    wilg;Wilg;Stichting Laan;vso;;;voorbeeld;plan
    elders;Nog niet benoemd;Stichting Laan;tussenvoorziening;;;voorbeeld;plan
    """,
    "vestigingen.csv": """
    vestiging;school;naam;vanaf;tot;voorganger;status;bron
    90AA00;beuk;Beuk Noord;;;;voorbeeld;plan
    90AA01;beuk;Beuk Oost;;2025-07-31;;voorbeeld;plan
    90AA02;beuk;Beuk Zuid;2025-08-01;;90AA01;voorbeeld;plan
    90BB00;eik;Eik;;;;voorbeeld;plan
    90EE00;els;Els;;;;voorbeeld;plan
    90CC00;linde;Linde;;;;voorbeeld;plan
    90CC03;populier;Populier;;;;voorbeeld;plan
    90DD00;wilg;Wilg;;;;voorbeeld;plan
    onbenoemd;elders;Nog niet benoemd;;;;voorbeeld;plan
    """,
    "telgroepen.csv": """
    telgroep;onderwijstype;leerjaar;status;bron
    leerlingen;;;voorbeeld;plan
    bb34;VMBO BL lj 3-4;3;voorbeeld;plan
    bb34;VMBO BL lj 3-4;4;voorbeeld;plan
    gt34;VMBO GL lj 3-4;;voorbeeld;plan
    gt34;VMBO TL lj 3-4;;voorbeeld;plan
    """,
    // A year before, so that a file of the wrong year can be known.
    "tellingen/2024-10-01/duo.csv": """
    vestiging;leerlingen;status;bron
    90AA00;240;definitief;duo_2024 bestand 03
    90AA01;140;definitief;duo_2024 bestand 03
    90BB00;301;definitief;duo_2024 bestand 03
    90CC00;199;definitief;duo_2024 bestand 03
    90CC03;80;definitief;duo_2024 bestand 03
    90EE00;75;definitief;duo_2024 bestand 03
    """,
  ])

  /// File 03 of 2025: the locations of the dossier, two near it and one far away.
  static let pupils = #"""
    "BEVOEGD GEZAG NUMMER";"INSTELLINGSCODE";"VESTIGINGSCODE";"INSTELLINGSNAAM VESTIGING";"PLAATSNAAM";\#
    "GEMEENTENUMMER";"GEMEENTENAAM";"PROVINCIE";"AANTAL LEERLINGEN";"AANTAL VO LEERLINGEN UITBESTEED AAN VAVO"
    "10001";"90AA";"90AA00";"Beuk; Noord";"BOS";"9001";"Bomenland";"Nergens";250;<5
    "10001";"90AA";"90AA02";"Beuk ""Zuid""";"BOS";"9001";"Bomenland";"Nergens";150;0
    "10001";"90BB";"90BB00";"Eik, Lycée";"BOS";"9001";"Bomenland";"Nergens";300;7
    "10002";"90CC";"90CC00";"Linde";"LAAN";"9002";"Lanen";"Nergens";200;0
    "10002";"90CC";"90CC03";"Populier";"LAAN";"9002";"Lanen";"Nergens";82;0
    "10002";"90EE";"90EE00";"Els";"LAAN";"9002";"Lanen";"Nergens";76;0
    "10001";"90AA";"90AA07";"Beuk Elders";"VER";"9009";"Verweg";"Nergens";33;0
    "10009";"91XX00";"91XX00";"Spar";"BOS";"9001";"Bomenland";"Nergens";44;0
    "10008";"92YY";"92YY00";"Den";"VER";"9009";"Verweg";"Nergens";55;0

    """#.carriageReturns()

  /// File 03 of 2024, in which Spar stood already.
  static let earlier = #"""
    "BEVOEGD GEZAG NUMMER";"INSTELLINGSCODE";"VESTIGINGSCODE";"INSTELLINGSNAAM VESTIGING";"GEMEENTENAAM";"AANTAL LEERLINGEN"
    "10001";"90AA";"90AA00";"Beuk; Noord";"Bomenland";240
    "10001";"90AA";"90AA01";"Beuk Oost";"Bomenland";140
    "10001";"90BB";"90BB00";"Eik";"Bomenland";301
    "10002";"90CC";"90CC00";"Linde";"Lanen";199
    "10002";"90CC";"90CC03";"Populier";"Lanen";80
    "10003";"90EE";"90EE00";"Els";"Lanen";75
    "10009";"91XX";"91XX00";"Spar";"Bomenland";40

    """#.carriageReturns()

  /// File 02 of 2025.
  static let locations = """
    PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;\
    POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;ONDERWIJSSTRUCTUUR
    Nergens;10001;90AA;90AA00;Beuk Noord;Laan;1; ;BOS;9001;Bomenland; ; ; ;VBO/MAVO
    Nergens;10001;90AA;90AA02;Beuk Zuid;Laan;2; ;BOS;9001;Bomenland; ; ; ;HAVO/VWO
    Nergens;10001;90BB;90BB00;Eik;Laan;3; ;BOS;9001;Bomenland; ; ; ;VBO/MAVO
    Nergens;10002;90CC;90CC00;Linde;Laan;4; ;LAAN;9002;Lanen; ; ; ;MAVO
    Nergens;10002;90CC;90CC03;Populier;Laan;5; ;LAAN;9002;Lanen; ; ; ;PRO
    Nergens;10002;90EE;90EE00;Els;Laan;6; ;LAAN;9002;Lanen; ; ; ;MAVO

    """.carriageReturns()

  /// The header of file 01.
  static let typesHeader =
    "INSTELLINGSCODE;VESTIGINGSCODE;INSTELLINGSNAAM VESTIGING;PLAATSNAAM;PROVINCIE;SAMENWERKINGSVERBAND;"
    + "ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR;VMBO SECTOR;AFDELING;OPLEIDINGSCODE;OPLEIDINGSNAAM;"
    + (1...6).map {
      "LEER- OF VERBLIJFSJAAR \($0) - MAN;LEER- OF VERBLIJFSJAAR \($0) - VROUW"
    }.joined(separator: ";")

  /// A row of file 01 with the cells of leerjaar 1 to 6, men and women.
  static func typesRow(
    _ institution: String, _ location: String, _ type: String, _ sector: String = "",
    cells: [String]
  ) -> String {
    "\(institution);\(location);Naam;BOS;Nergens;VO9999;\(type);\(sector);;1;x;"
      + cells.joined(separator: ";")
  }

  /// File 01 of 2025; Beuk Noord hides three cells, one of them in bb.
  static let types =
    ([
      typesHeader,
      typesRow("90AA", "0", "Brugjaar 1-2", cells: "60;58;76;<5;0;0;0;0;0;0;0;0".cells),
      typesRow(
        "90AA", "00", "VMBO BL lj 3-4", "Techniek", cells: "0;0;0;0;12;<5;10;8;0;0;0;0".cells),
      typesRow("90AA", "00", "VMBO TL lj 3-4", cells: "0;0;0;0;6;5;5;5;0;0;0;0".cells),
      typesRow("90AA", "00", "VMBO uitbest. aan VAVO", cells: "0;0;0;0;0;0;0;9;0;0;0;0".cells),
      typesRow("90AA", "2", "HAVO/VWO lj 3", cells: ";;;;75;75;;;;;;".cells),
      typesRow("90BB", "00", "VMBO BL lj 3-4", "Groen", cells: "0;0;0;0;20;10;0;0;0;0;0;0".cells),
      typesRow("90BB", "00", "VMBO BL lj 3-4", "Techniek", cells: "0;0;0;0;5;5;5;5;0;0;0;0".cells),
      typesRow("90BB", "00", "VMBO GL lj 3-4", cells: "0;0;0;0;7;7;0;0;0;0;0;0".cells),
      typesRow("90BB", "00", "HAVO lj 4-5", cells: "0;0;0;0;0;0;59;59;59;59;0;0".cells),
      typesRow("90CC", "00", "VMBO TL lj 3-4", cells: "0;0;0;0;50;50;50;50;0;0;0;0".cells),
      typesRow("90CC", "3", "Praktijkonderwijs alle vj", cells: "9;9;9;9;9;9;9;9;5;<5;-1;0".cells),
      typesRow("90EE", "00", "VMBO TL lj 3-4", cells: "0;0;0;0;38;38;0;0;0;0;0;0".cells),
      typesRow("92YY", "00", "VMBO TL lj 3-4", cells: "0;0;0;0;99;99;0;0;0;0;0;0".cells),
    ].joined(separator: "\n") + "\n").carriageReturns()

  /// The dossier of ``tables``, read once.
  static let reading = reading(of: tables)

  static func reading(of tables: TableTexts) -> DossierReading {
    DossierReader.read(tables.files.map { DossierFile(path: $0.path, bytes: $0.bytes) })
  }

  static func file(_ name: String, _ text: String) -> DossierFile {
    DossierFile(path: name, bytes: Array(text.utf8))
  }
}

extension String {
  /// The text with every line ended by CRLF, as DUO writes it.
  func carriageReturns() -> String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
  }

  fileprivate var cells: [String] {
    split(separator: ";", omittingEmptySubsequences: false).map(String.init)
  }

  /// The text with a piece replaced everywhere; the piece must be there.
  func with(_ old: String, _ new: String) -> String {
    var text = self
    var start = text.startIndex
    precondition(text.firstRange(of: old) != nil, "no \(old)")
    while let found = text[start...].firstRange(of: old) {
      let before = text[..<found.lowerBound] + new
      let place = before.count
      text = String(before) + text[found.upperBound...]
      start = text.index(text.startIndex, offsetBy: place)
    }
    return text
  }
}
