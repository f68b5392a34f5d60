import Dossiers
import Numbers
import Tables
import TestSupport
import Testing

@Suite struct `The names in a transfer` {
  private typealias Tables = TransferTables

  @Test(arguments: [
    ("vo-vso", "a", "w", "", ["R004|vo-vso|categorie"]),
    ("vso-vso", "v1", "w", "", ["R004|vso-vso|categorie"]),
    ("overig", "buiten", "w", "", ["R004|overig|categorie"]), ("overig", "w", "buiten", "", []),
    ("vo-vso", "a", "w", "laag", []), ("vo-vso", "a", "w", "laga", ["O010|laga|laag"]),
    ("vso-vo", "w", "a", "hoog", ["O010|hoog|"]),
  ])
  func `are categories of the vangnet`(
    kind: String, from: String, to: String, category: String, told: [String]
  ) {
    #expect(Tables.read(Tables.row("o1", kind, from, to, category: category)).told == told)
  }

  @Test func `need the table of the vangnet, and say so once`() {
    var texts = Tables.base
    texts.texts["vangnet.csv"] = nil
    let reading = Tables.read(
      Tables.row("o1", "vo-vso", "a", "w", category: "laag"),
      Tables.row("o2", "vo-vso", "a", "w", category: "hoog"), in: texts)
    #expect(reading.told == ["T001|vangnet.csv|overstappen.csv"])
  }

  @Test func `are not judged beside a category that was refused`() {
    let texts = Tables.base.replacing("laag_leerlingen", by: "laag_leerling", in: "vangnet.csv")
    let reading = Tables.read(Tables.row("o1", "vo-vso", "a", "w", category: "laag"), in: texts)
    #expect(reading.told == ["N010|laag_leerling|laag_leerlingen"])
  }

  @Test func `are one word of those that there are`() {
    let told = Tables.read(
      Tables.row("o1", "vo-vo", "a", "b", reason: "verwijzng"),
      Tables.row("o2", "vo-po", "a", "b"), Tables.row("o3", "vso-vo", "w", "b", result: "gelukt")
    )
    .findings.map { [$0.code.rawValue, $0.facts[0], $0.facts[2]] }
    #expect(told.map { $0[0] } == ["T032", "T032", "T032"])
    #expect(Set(told.map { $0[1] }) == ["verwijzng", "vo-po", "gelukt"])
    #expect(told.contains { $0[2] == "verwijzing" })
  }

  // MARK: What the state pays

  private static let school =
    "school;gegeven;vanaf;waarde;eenheid;status;bron\nb;%;2025;€ 7.000,00;€ per leerling;voorbeeld;plan\n"

  private func attribute(_ name: String) -> TableTexts {
    Tables.base.with([
      "schoolgegevens.csv": Self.school.split(separator: "%").joined(separator: name)
    ])
  }

  @Test func `are a parameter, a schoolgegeven or both`() throws {
    let row = Tables.row("o1", "vo-vo", "a", "b", reason: "verwijzing")
    let parameter = try #require(
      Tables.read(row).dossier?.parameters.firstIndex { $0.name == "rijksbekostiging" })
    #expect(
      Tables.read(row).transfers.map(\.funding) == [
        FundingName(parameter: parameter, attribute: nil, name: "rijksbekostiging")
      ])
    let both = Tables.read(row, in: attribute("rijksbekostiging"))
    #expect(both.told == [])
    #expect(
      both.transfers.map(\.funding) == [
        FundingName(parameter: parameter, attribute: 0, name: "rijksbekostiging")
      ])
    let own = Tables.read(
      Tables.row("o1", "vo-vo", "a", "b", reason: "verwijzing", funding: "basis"),
      in: attribute("basis"))
    #expect(own.told == [])
    #expect(
      own.transfers.map(\.funding) == [FundingName(parameter: nil, attribute: 0, name: "basis")])
  }

  @Test func `that are a parameter and a schoolgegeven stand in no expression`() {
    let texts = attribute("rijksbekostiging").with([
      "totalen.csv":
        "peilmoment;jaar;telgroep;aantal;status;bron\nokt;2025;leerlingen;5 * rijksbekostiging;voorbeeld;plan\n"
    ])
    #expect(Tables.read(texts).told == ["N008|rijksbekostiging|parameter|schoolgegeven"])
    // Of another name it is a mistake by itself.
    let other = attribute("laag_tarief")
    #expect(Tables.read(other).told == ["N008|laag_tarief|parameter|schoolgegeven"])
  }

  @Test func `that hold nothing are told once`() {
    let texts = Tables.base.replacing(
      "rijksbekostiging;2025", by: "iets;2025", in: "parameters.csv")
    let rows = (1...3).map { Tables.row("o\($0)", "vo-vo", "a", "b", reason: "verwijzing") }
      .joined()
    let file = "overstappen.csv"
    #expect(
      Tables.read(texts.with([file: Tables.header + rows])).told
        == ["O013|rijksbekostiging|2025-2027|€ per leerling"])
    let given = (1...3).map {
      Tables.row("o\($0)", "vo-vso", "a", "w", category: "laag", funding: "ietz")
    }
    #expect(
      Tables.read(texts.with([file: Tables.header + given.joined()])).told == ["N002|ietz|iets"])
    // Only a referral and a change to vso need it.
    #expect(Tables.read(Tables.row("o1", "vo-vo", "a", "b"), in: texts).told == [])
  }

  @Test(arguments: [
    ("-1,00", ["T027|-1,00"]), ("0", []), ("6.400,001", ["T040"]), ("veel", ["T021|veel"]),
  ])
  func `stand beside an amount that was spent`(proof: String, told: [String]) {
    let reading = Tables.read(Tables.row("o1", "vso-vo", "w", "b", proof: proof))
    #expect(reading.told.map { $0.prefix(4) } == told.map { $0.prefix(4) })
  }

  // MARK: Privacy

  @Test(arguments: ["123456782", "103456783", "123.456.782", "111222333"])
  func `are never those of a pupil`(number: String) {
    let rows = [
      Tables.row(number, "vo-vo", "a", "b"), Tables.row("o1", "vo-vo", "a", "b", pupil: number),
      Tables.row("o1", "overig", "a", number), Tables.row("o1", "overig", number, "a"),
      Tables.row("o1", "vo-vo", "a", "b", counted: number),
      Tables.row("o1", "vso-vo", "w", "b", category: number),
      Tables.row("o1", "vo-vo", "a", "b", livesIn: number),
      Tables.row("o1", "vo-vo", "a", "b", source: "plan \(number)"),
    ]
    for row in rows { #expect(Tables.read(row).told == ["T037"]) }
  }

  @Test(arguments: ["1234567820", "12345678", "123456783", "103456782"])
  func `may have digits that are no personal number`(number: String) {
    #expect(
      Tables.read(Tables.row("o1", "vo-vo", "a", "b", pupil: "l\(number)", livesIn: number)).told
        == [])
  }

  @Test func `are guarded, amounts are not`() throws {
    let reading = Tables.read(Tables.row("o1", "vso-vo", "w", "b", proof: "123456782"))
    #expect(reading.told == [])
    #expect(try #require(reading.transfers.first).proof?.cents == 12_345_678_200)
  }
}
