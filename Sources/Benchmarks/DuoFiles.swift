/// Files in the form of DUO's 01 and 03, of invented locations; and a dossier that has some of them.
enum DuoFiles {
  /// The locations of the dossier come first; each institution has up to a hundred.
  static let inDossier = 83

  /// The code of a location, as DUO makes them.
  static func code(_ location: Int) -> String {
    let institution = location / 4
    let letters = (0..<2).map { place in
      String(UnicodeScalar(UInt8(ascii: "A") + UInt8(institution / (place == 0 ? 26 : 1) % 26)))
    }
    let tens = 10 + institution / 676 % 90
    return "\(tens)\(letters.joined())0\(location % 4)"
  }

  /// File 03, CRLF and windows-1252, of so many locations.
  static func pupils(locations: Int) -> [UInt8] {
    var random = Random(state: 3)
    var file = Array(
      "\"BEVOEGD GEZAG NUMMER\";\"INSTELLINGSCODE\";\"VESTIGINGSCODE\";\"INSTELLINGSNAAM VESTIGING\";"
        .utf8)
    file += Array(
      "\"PLAATSNAAM\";\"GEMEENTENUMMER\";\"GEMEENTENAAM\";\"PROVINCIE\";\"AANTAL LEERLINGEN\";".utf8
    )
    file += Array("\"AANTAL VO LEERLINGEN UITBESTEED AAN VAVO\"\r\n".utf8)
    for location in 0..<locations {
      let code = code(location)
      file += Array("\"\(10_000 + location / 40)\";\"\(code.prefix(4))\";\"\(code)\";\"Coll".utf8)
      // The é of windows-1252.
      file.append(0xE9)
      file += Array("ge; vestiging \(location)\";\"STAD\";\"0\(location / 20)\";".utf8)
      file += Array("\"Gemeente \(location / 20)\";\"Provincie\";".utf8)
      file += Array("\(4_000 + random.number(below: 500));<5\r\n".utf8)
    }
    return file
  }

  /// File 01 of about so many bytes: many rows a location, most cells hidden or empty.
  static func types(locations: Int, size: Int) -> [UInt8] {
    var random = Random(state: 1)
    let types = [
      "Brugjaar 1-2", "VMBO BL lj 3-4", "VMBO KL lj 3-4", "VMBO GL lj 3-4", "VMBO TL lj 3-4",
      "HAVO/VWO lj 3", "HAVO lj 4-5", "VWO lj 4-6", "Praktijkonderwijs alle vj",
    ]
    var file = Array(
      ("INSTELLINGSCODE;VESTIGINGSCODE;INSTELLINGSNAAM VESTIGING;PLAATSNAAM;PROVINCIE;"
        + "SAMENWERKINGSVERBAND;ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR;VMBO SECTOR;AFDELING;"
        + "OPLEIDINGSCODE;OPLEIDINGSNAAM;"
        + (1...6).map {
          "LEER- OF VERBLIJFSJAAR \($0) - MAN;LEER- OF VERBLIJFSJAAR \($0) - VROUW"
        }.joined(separator: ";") + "\r\n").utf8)
    file.reserveCapacity(size + 1_000)
    var row = 0
    while file.count < size {
      let code = code(row % locations)
      let type = types[row / locations % types.count]
      file += Array(
        "\(code.prefix(4));\(code.suffix(2));Vestiging \(row % locations);STAD;Provincie;VO\(row);"
          .utf8)
      file += Array("\(type);Sector;Afdeling \(row);\(row);Opleiding".utf8)
      for _ in 0..<12 {
        switch random.number(below: 10) {
        case 0...4: file += Array(";0".utf8)
        case 5...8: file += Array(";<5".utf8)
        default: file += Array(";\(5 + random.number(below: 5))".utf8)
        }
      }
      file += [0x0D, 0x0A]
      row += 1
    }
    return file
  }

  /// The tables of a dossier with the first locations.
  static var dossier: [(path: String, text: String)] {
    var schools = "school;naam;schoolbestuur;soort;vanaf;tot;status;bron\n"
    var locations = "vestiging;school;naam;vanaf;tot;voorganger;status;bron\n"
    for location in 0..<inDossier {
      schools +=
        "s\(location);School \(location);Bestuur \(location / 40);regulier;;;voorbeeld;duo\n"
      locations += "\(code(location));s\(location);School \(location);;;;voorbeeld;duo\n"
    }
    var groups = "telgroep;onderwijstype;leerjaar;status;bron\nleerlingen;;;voorbeeld;duo\n"
    for (group, type) in [("bb34", "BL"), ("kb34", "KL"), ("gt34", "GL"), ("gt34", "TL")] {
      for year in 3...4 { groups += "\(group);VMBO \(type) lj 3-4;\(year);voorbeeld;duo\n" }
    }
    let properties =
      "eigenschap;waarde\nformaat;1\nnaam;Meting\nbegin;2026\neind;2026\n"
      + "afronding_verdeling;0,01\nafronding_begroting;1\n"
    return [
      ("dossier.csv", properties), ("bronnen.csv", "bron;titel;datum;vindplaats\nduo;DUO;;\n"),
      ("peilmomenten.csv", "peilmoment;maand;dag;jaar\nokt;10;1;-1\n"), ("scholen.csv", schools),
      ("vestigingen.csv", locations), ("telgroepen.csv", groups),
    ]
  }
}
