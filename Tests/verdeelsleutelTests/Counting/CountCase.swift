import Dossiers
import Formats
import Glibc
import Numbers
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

/// Files of DUO with one thing wrong or worth asking, and what `count` prints about it.
///
/// What is expected stands in `Cases/<name>.txt`; the name begins with the code.
struct CountCase: CustomTestStringConvertible {
  let name: String
  /// Other tables than those of ``DuoDossier``.
  var tables: TableTexts?
  var given = [DuoDossier.file("duo-03-2025.csv", DuoDossier.pupils)]
  var previous = [DuoDossier.file("duo-03-2024.csv", DuoDossier.earlier)]
  var date = "2025-10-01"
  var hidden = HiddenPupils.refused
  var source: String?

  init(
    _ name: String, tables: TableTexts? = nil, pupils: String = DuoDossier.pupils,
    with others: [DossierFile] = [], previous: String? = quiet, date: String = "2025-10-01",
    hidden: HiddenPupils = .refused
  ) {
    self.name = name
    self.tables = tables
    given = [DuoDossier.file("duo-03-2025.csv", pupils)] + others
    self.previous = previous.map { [DuoDossier.file("duo-03-2024.csv", $0)] } ?? []
    self.date = date
    self.hidden = hidden
  }

  /// Other files than file 03.
  init(
    _ name: String, given: [DossierFile], previous: String? = quiet,
    tables: TableTexts? = nil
  ) {
    self.init(name, tables: tables, previous: previous)
    self.given = given
  }

  /// An earlier count about which there is nothing to say.
  static let quiet =
    DuoDossier.pupils + "10008;92YY;92YY01;Den Twee;VER;9009;Verweg;Nergens;12;0\r\n"

  var testDescription: String { name }
  /// The code that the case is about.
  var code: String { String(name.prefix { $0 != "-" }) }

  static let folder = RepositoryFiles.root + "/Tests/verdeelsleutelTests/Counting/Cases"

  var expected: String? {
    try? String(decoding: RepositoryFiles.bytes(of: "\(Self.folder)/\(name).txt"), as: UTF8.self)
  }

  /// Records what is printed; a test that records fails.
  func record(_ text: String) {
    guard let file = fopen("\(Self.folder)/\(name).txt", "wb") else { return }
    defer { fclose(file) }
    fputs(text, file)
  }

  /// The import and what is printed about it.
  func run() throws -> (result: CountImport, text: String) {
    let reading = tables.map { DuoDossier.reading(of: $0) } ?? DuoDossier.reading
    let dossier = try #require(reading.dossier)
    guard case .value(let day) = NumberText.day(date) else { throw NoDay() }
    let request = CountImport.Request(date: day, isFinal: false, hidden: hidden, source: source)
    let result = CountImport(given, previous: previous, into: dossier, request)
    let text =
      FindingPrinter(folder: "", files: result.files).text(result.findings)
      + FindingPrinter(folder: "dossier", files: reading.files).text(result.dossierFindings)
    return (result, text)
  }

  struct NoDay: Error {}
}

extension CountCase {
  private static func types(_ text: String = DuoDossier.types) -> DossierFile {
    DuoDossier.file("duo-01-2025.csv", text)
  }

  private static let locations = DuoDossier.file("duo-02-2025.csv", DuoDossier.locations)
  private static let pupils = DuoDossier.pupils

  static let all: [CountCase] = [
    CountCase(
      "D001-examenbestand",
      given: [
        DuoDossier.file(
          "duo-examens-2025.csv",
          "INSTELLINGSCODE;VESTIGINGSCODE;LEERWEG;GESLAAGD\n90AA;90AA00;BL;20\n")
      ]),
    CountCase("D002-kolom-hernoemd", pupils: pupils.with("\"AANTAL LEERLINGEN\"", "AANTAL LLN")),
    CountCase(
      "D003-twee-keer-bestand-03", with: [DuoDossier.file("duo-03-2025-kopie.csv", pupils)]),
    CountCase("D004-alleen-vestigingen", given: [locations]),
    CountCase("D005-geen-vestigingscode", pupils: pupils.with("90CC03", "Populier 3")),
    CountCase(
      "D006-vestiging-twee-keer",
      pupils: pupils
        + "10001;90BB;90BB00;Eik;BOS;9001;Bomenland;Nergens;310;0\r\n"),
    CountCase(
      "D006-rij-twee-keer-in-bestand-01",
      with: [
        types(
          DuoDossier.types
            + DuoDossier.typesRow(
              "90BB", "00", "VMBO GL lj 3-4", cells: ["0", "0", "0", "0", "7", "7"] + zeros)
            + "\r\n")
      ], hidden: .lower),
    CountCase(
      "D007-afgebroken-in-het-laatste-getal",
      with: [types(cut(DuoDossier.types, before: "\r\n92YY"))], hidden: .lower),
    CountCase(
      "D008-naam-noemt-ander-jaar", given: [DuoDossier.file("map/duo-03-2024.csv", pupils)]),
    CountCase("D009-naam-zonder-jaar", given: [DuoDossier.file("bestand03.csv", pupils)]),
    CountCase(
      "D010-aantallen-van-vorig-jaar",
      pupils: pupils.with(";250;", ";240;").with(";150;", ";140;").with(";300;", ";301;")
        .with(";200;", ";199;").with(";82;", ";80;").with(";76;", ";75;")),
    CountCase(
      "D011-geen-1-oktober",
      tables: DuoDossier.tables.with([
        "peilmomenten.csv": "peilmoment;maand;dag;jaar\nokt;10;1;-1\nnov;11;1;-1\n"
      ]), date: "2025-11-01"),
    CountCase("D012-jaar-buiten-het-dossier", tables: later, date: "2025-10-01"),
    CountCase("D013-vestiging-verdwenen", pupils: withoutRow("90BB00")),
    CountCase(
      "D013-verdwenen-en-opgevolgd", pupils: pupils.with("90CC03", "90CC04"), with: [locations]),
    CountCase(
      "D014-geen-enkele-vestiging",
      pupils: pupils.with("90AA", "95AA").with("90BB", "95BB").with("90CC", "95CC")
        .with("90EE", "95EE"), previous: nil),
    CountCase(
      "D015-nieuwe-vestiging", previous: withoutRow("90AA07")),
    CountCase("D016-zonder-vorige-telling", previous: nil),
    CountCase("D017-andere-naam", previous: pupils.with("Populier", "Populierencollege")),
    CountCase("D018-ander-schoolbestuur", previous: swapped("90EE00", "\"10002\"", "\"10003\"")),
    CountCase("D019-nummers-lopen-uiteen", pupils: changed, previous: changed + "\r\n"),
    CountCase("D020-schoolbesturen-samengegaan", pupils: merged, previous: merged + "\r\n"),
    CountCase("D021-afgeschermd-totaal", pupils: pupils.with(";82;", ";<5;")),
    CountCase("D021-afgeschermd-per-type", with: [types()]),
    CountCase(
      "D022-onderwijstype-verkeerd-gespeld",
      tables: DuoDossier.tables.replacing(
        "VMBO GL lj 3-4", by: "VMBO-GL lj 3-4", in: "telgroepen.csv"),
      with: [types()], hidden: .upper),
    CountCase(
      "D023-meer-dan-het-totaal", pupils: pupils.with(";76;", ";70;"), with: [types()],
      hidden: .lower),
    CountCase(
      "D024-bron-onbekend",
      tables: DuoDossier.tables.replacing(
        "duo_2025;Telling (verzonnen);;\n", by: "", in: "bronnen.csv")),
    CountCase(
      "D025-geen-telgroep",
      tables: DuoDossier.tables.replacing(
        "leerlingen;;;voorbeeld;plan\n", by: "", in: "telgroepen.csv")),
    CountCase(
      "D026-rijen-ontbreken-in-bestand-01",
      with: [
        types(
          DuoDossier.types.split(separator: "\r\n", omittingEmptySubsequences: false)
            .filter { $0.firstRange(of: "HAVO lj 4-5") == nil }.joined(separator: "\r\n"))
      ], hidden: .lower),
    CountCase(
      "D027-half-bestand",
      pupils: pupils.split(separator: "\r\n").prefix(2).map { $0 + "\r\n" }.joined()),
    CountCase(
      "D028-vorige-is-bestand-02",
      pupils: rows {
        $0.firstRange(of: "91XX00") ?? $0.firstRange(of: "90AA07") == nil ? String($0) : nil
      }, previous: DuoDossier.locations),
    CountCase("D029-vorige-is-dezelfde", previous: pupils),
    // Findings that tables have too.
    CountCase(
      "N014-bestaat-niet-op-de-datum",
      pupils: pupils + "10001;90AA;90AA01;Beuk Oost;BOS;9001;Bomenland;Nergens;9;0\r\n"),
    CountCase(
      "T011-afgebroken-in-een-rij", pupils: cut(pupils, before: ";\"Lanen\";\"Nergens\";76")),
    CountCase("T020-leeg-aantal", pupils: pupils.with(";82;", ";;")),
    CountCase("T021-geen-aantal", pupils: pupils.with(";82;", ";veel;")),
    CountCase("T027-negatief-aantal", pupils: pupils.with(";82;", ";-7;")),
    CountCase(
      "T004-utf-16",
      given: [
        DossierFile(
          path: "duo-03-2025.csv",
          bytes: [0xFF, 0xFE]
            + pupils.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
      ]),
    CountCase(
      "T003-alleen-een-kop",
      given: [
        DuoDossier.file("duo-03-2025.csv", String(pupils.prefix { $0 != "\r\n" }) + "\r\n")
      ]),
    CountCase(
      "T014-kolom-twee-keer",
      pupils: pupils.with("\"PLAATSNAAM\"", "AANTAL LEERLINGEN")),
  ]

  private static let zeros = Array(repeating: "0", count: 6)

  private static let later = DuoDossier.tables.replacing(
    "begin;2026", by: "begin;2028", in: "dossier.csv"
  )
  .replacing("eind;2026", by: "eind;2028", in: "dossier.csv")

  private static var changed: String { swapped("90CC03", "\"10002\"", "\"10005\"") }

  private static var merged: String { pupils.with("\"10002\"", "\"10001\"") }

  private static func cut(_ text: String, before piece: String) -> String {
    text.firstRange(of: piece).map { String(text[..<$0.lowerBound]) } ?? ""
  }

  private static func rows(_ change: (Substring) -> String?) -> String {
    pupils.split(separator: "\r\n", omittingEmptySubsequences: false).compactMap(change)
      .joined(separator: "\r\n")
  }

  private static func withoutRow(_ code: String) -> String {
    rows { $0.firstRange(of: code) == nil ? String($0) : nil }
  }

  /// The file with a piece replaced in the row of one location.
  private static func swapped(_ code: String, _ old: String, _ new: String) -> String {
    rows { $0.firstRange(of: code) == nil ? String($0) : String($0).with(old, new) }
  }
}
