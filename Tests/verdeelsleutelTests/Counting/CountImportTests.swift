import Dossiers
import Formats
import Numbers
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite struct `A telling from files of DUO` {
  /// The cells of a telling by location and column.
  private func cells(_ telling: ImportedTelling) throws -> [String: [String: String]] {
    let document = try CSVDocument.read(telling.bytes).get()
    var cells: [String: [String: String]] = [:]
    for record in 1..<document.recordCount {
      var row: [String: String] = [:]
      for column in 1..<document.columnCount {
        row[document.text(record: 0, column: column)] =
          document.text(record: record, column: column)
      }
      cells[document.text(record: record, column: 0)] = row
    }
    return cells
  }

  private func types(_ hidden: HiddenPupils) throws -> [String: [String: String]] {
    let (result, text) = try CountCase(
      "geen", with: [DuoDossier.file("duo-01-2025.csv", DuoDossier.types)], hidden: hidden
    ).run()
    #expect(text == "")
    #expect(
      result.tellings.map(\.path) == [
        "tellingen/2025-10-01/duo.csv", "tellingen/2025-10-01/duo_onderwijstypen.csv",
      ])
    let last = try #require(result.tellings.last)
    return try cells(last)
  }

  @Test func `holds the locations of the dossier, and nobody else's`() throws {
    let telling = try #require(try CountCase("geen").run().result.tellings.first)
    #expect(
      String(decoding: telling.bytes, as: UTF8.self) == """
        \u{FEFF}vestiging;leerlingen;status;bron
        90AA00;250;voorlopig;duo_2025 bestand 03
        90AA02;150;voorlopig;duo_2025 bestand 03
        90BB00;300;voorlopig;duo_2025 bestand 03
        90CC00;200;voorlopig;duo_2025 bestand 03
        90CC03;82;voorlopig;duo_2025 bestand 03
        90EE00;76;voorlopig;duo_2025 bestand 03

        """)
  }

  /// Beuk Noord has 30 pupils in bb and one hidden cell; file 03 has 250 of it, of which at least 210
  /// are elsewhere.
  @Test(arguments: [
    (HiddenPupils.lower, 31), (.upper, 34), (.each(1), 31), (.each(2), 32), (.each(4), 34),
  ])
  func `says what is hidden by the answer that was given`(
    _ answer: HiddenPupils, _ pupils: Int
  ) throws {
    let row = try #require(try types(answer)["90AA00"])
    #expect(row["bb34"] == "\(pupils)" && row["bb34_ondergrens"] == "31")
    #expect(row["bb34_bovengrens"] == "34" && row["gt34"] == "21")
    #expect(row["status"] == "schatting")
    let words: String
    switch answer {
    case .lower, .refused: words = "ondergrens"
    case .upper: words = "bovengrens"
    case .each(let each): words = "\(each) per cel"
    }
    #expect(row["bron"] == "duo_2025 bestand 01, 1 cel afgeschermd: \(words)")
    let certain = try #require(try types(answer)["90BB00"])
    #expect(certain["bb34"] == "50" && certain["gt34"] == "14")
    #expect(certain["status"] == "voorlopig" && certain["bron"] == "duo_2025 bestand 01")
  }

  @Test func `is bound by the total of file 03`() throws {
    // 241 pupils: 194 known in leerjaar 1 and one hidden, 21 in gt; so at most 25 are left for bb, of
    // which 18 are known and two cells hidden.
    let total = DuoDossier.pupils.with(";250;", ";241;")
    let types = DuoDossier.types.with("0;0;0;0;12;<5;10;8", "0;0;0;0;<5;<5;10;8")
    let (result, text) = try CountCase(
      "geen", pupils: total, with: [DuoDossier.file("duo-01-2025.csv", types)],
      hidden: .upper
    ).run()
    #expect(text == "")
    let last = try #require(result.tellings.last)
    let row = try #require(try cells(last)["90AA00"])
    #expect(row["bb34"] == "25" && row["bb34_bovengrens"] == "25")
    #expect(row["bb34_ondergrens"] == "20")
  }

  @Test func `is the same whatever the form of the file`() throws {
    let expected = try #require(try CountCase("geen").run().result.tellings.first).bytes
    let pupils = DuoDossier.pupils
    let rows = pupils.split(separator: "\r\n").map(String.init)
    // The name with a semicolon in it keeps a simple split from reading the columns.
    let simple = rows.map { $0.with("Beuk; Noord", "Beuk", isOptional: true) }
    let shuffled = simple.map { row in
      Array(row.split(separator: ";", omittingEmptySubsequences: false).reversed())
        .joined(separator: ";")
    }
    let renamed =
      [
        rows[0].with("INSTELLINGSCODE", "BRIN NUMMER").with("VESTIGINGSCODE", "VESTIGINGSNUMMER")
      ] + rows.dropFirst()
    let short = simple.map { row in
      ["90AA", "90BB", "90CC", "90EE"].reduce(row) { text, brin in
        text.with("\"\(brin)0", "\"", isOptional: true)
      }
    }
    let commas = simple.map {
      $0.with("Eik, Lycée", "Eik", isOptional: true).with(";", ",", isOptional: true)
    }
    let texts = [
      shuffled, renamed, short, commas, rows.map { $0.with(";<5", ";-1", isOptional: true) },
      [rows[0].lowercased()] + rows.dropFirst(), rows.map { $0 + ";" },
      rows.flatMap { [$0, ";;;;;;;;;"] },
    ].map { $0.joined(separator: "\r\n") + "\r\n" }
    var forms = texts.map { Array($0.utf8) }
    forms.append([0xEF, 0xBB, 0xBF] + Array(pupils.utf8))
    forms.append(pupils.unicodeScalars.map { UInt8($0.value) })
    forms.append(Array(rows.joined(separator: "\n").utf8) + [10])
    for (place, bytes) in forms.enumerated() {
      var example = CountCase("geen")
      example.given = [DossierFile(path: "duo-03-2025.csv", bytes: bytes)]
      // Names that were changed for a form are no news.
      example.previous = [DossierFile(path: "duo-03-2024.csv", bytes: bytes + [10])]
      let (result, text) = try example.run()
      #expect(text == "" && result.tellings.first?.bytes == expected, "form \(place): \(text)")
    }
  }

  /// A plain sum over the rows, apart from how the program reads them.
  @Test(arguments: 0..<20)
  func `adds up as a plain sum does`(seed: UInt64) throws {
    var random = SeededGenerator(seed: 7_000 + seed)
    let locations = ["90AA00", "90AA02", "90BB00", "90CC00", "90CC03", "90EE00"]
    let names = ["VMBO BL lj 3-4", "VMBO GL lj 3-4", "VMBO TL lj 3-4", "HAVO lj 4-5"]
    var rows: [String] = []
    var least: [String: Int] = [:]
    var most: [String: Int] = [:]
    for location in locations + ["92YY00"] {
      for (place, type) in names.enumerated() where random.happens(percent: 80) {
        let cells = (0..<12).map { _ in
          random.happens(percent: 30)
            ? random.pick("<5", "-1") : random.happens(percent: 20) ? "" : "\(random.whole(0...60))"
        }
        rows.append(
          DuoDossier.typesRow(
            String(location.prefix(4)), String(location.suffix(2)), type, "\(place)", cells: cells))
        let own: [Substring]
        switch place {
        // bb counts leerjaar 3 and 4, gt every leerjaar.
        case 0: own = cells[4..<8].map { $0[...] }
        case 1, 2: own = cells.map { $0[...] }
        default: continue
        }
        let group = "\(location) \(place == 0 ? "bb34" : "gt34")"
        for cell in own {
          let isHidden = cell == "<5" || cell == "-1"
          least[group, default: 0] += isHidden ? 1 : Int(cell) ?? 0
          most[group, default: 0] += isHidden ? 4 : Int(cell) ?? 0
        }
      }
      // A location that is in the file has a row.
      rows.append(
        DuoDossier.typesRow(
          String(location.prefix(4)), String(location.suffix(2)), "Brugjaar 1-2",
          cells: Array(repeating: "1", count: 12)))
    }
    rows.shuffle(using: &random)
    let text = ([DuoDossier.typesHeader] + rows).joined(separator: "\r\n") + "\r\n"
    let example = CountCase("geen", given: [DuoDossier.file("duo-01-2025.csv", text)])
    for (answer, sums) in [(HiddenPupils.lower, least), (.upper, most)] {
      var asked = example
      asked.hidden = answer
      let (result, _) = try asked.run()
      let first = try #require(result.tellings.first)
      let cells = try cells(first)
      #expect(cells.count == locations.count)
      for location in locations {
        for group in ["bb34", "gt34"] {
          let row = try #require(cells[location])
          #expect(row[group] == "\(sums["\(location) \(group)"] ?? 0)", "\(location) \(group)")
        }
      }
    }
  }

  @Test func `of Amsterdam is the telling that the dossier has`() throws {
    let given = try RepositoryFiles.dossier("amsterdam-diemen-2024-2028")
      .map { DossierFile(path: $0.path, bytes: $0.bytes) }
    let dossier = try #require(DossierReader.read(given).dossier)
    for (year, isFinal) in [(2024, true), (2025, false)] {
      let path = "tellingen/\(year)-10-01/duo.csv"
      let telling = try #require(given.first { $0.path == path })
      let document = try CSVDocument.read(telling.bytes).get()
      // A file as DUO serves it, with the codes and numbers of the dossier and nothing else.
      var text =
        "BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;INSTELLINGSNAAM VESTIGING;GEMEENTENAAM;"
        + "AANTAL LEERLINGEN\r\n"
      for record in 1..<document.recordCount {
        let code = document.text(record: record, column: 0)
        let board = dossier.locations.first { $0.code == code }?.school
          .map { dossier.schools[$0].rows[0].board }
        text += "\(90_000 + (board ?? 0));\(code.prefix(4));\(code);\"\";;"
        text += document.text(record: record, column: 1) + "\r\n"
      }
      let day = try #require(Day(year: year, month: 10, day: 1))
      let result = CountImport(
        [DossierFile(path: "duo-03-\(year).csv", bytes: Array(text.utf8))], into: dossier,
        .init(date: day, isFinal: isFinal, hidden: .refused))
      #expect(result.findings.isEmpty && result.dossierFindings.isEmpty)
      #expect(result.tellings.first?.bytes == [0xEF, 0xBB, 0xBF] + telling.bytes)
    }
  }
}

extension String {
  /// The text with a piece replaced, where it is there.
  fileprivate func with(_ old: String, _ new: String, isOptional: Bool) -> String {
    firstRange(of: old) == nil ? self : with(old, new)
  }
}
