import Dossiers
import Formats
import Results
import Tables
import Testing

/// The transfers of the example, each amount worked out by hand in exact fractions.
@Suite("The transfers of the worked example")
struct VoorbeeldOverstapTests {
  let run: VoorbeeldRun

  init() throws {
    run = try VoorbeeldRun()
  }

  @Test func `2025 has the months of autumn`() throws {
    #expect(
      try run.claims(2025) == [
        // 8.000 × 2/12; Linde has a rijksbekostiging of its own: 7.700 × 1/12; 8.000 × 2/12
        "v06 geld_volgt_leerling beuk → linde 1.333,33",
        "v08 geld_volgt_leerling linde → eik 641,67",
        "v09 geld_volgt_leerling eik → linde 1.333,33",
      ])
  }

  @Test func `2026 has every kind at once`() throws {
    #expect(
      try run.claims(2026) == [
        // Wilg grew by 4: cat1 +4, cat2 +1, cat3 −1; of the five heads 4/5 is funded
        "wilg cat1 vangnet_ondersteuning swv → wilg 8.000,00",
        "wilg cat2 vangnet_ondersteuning swv → wilg 3.100,00",
        "v04 vangnet_basis eik → wilg 2.200,00", "v07 vangnet_basis beuk → wilg 1.650,00",
        "v12 vangnet_basis linde → wilg 2.633,33",
        // v14 came from outside, and one head is in no transfer
        "wilg vangnet_zonder_school swv → wilg 4.800,00",
        "v01 geld_volgt_leerling beuk → eik 3.437,50",
        // Until the pupil went to vso on 1 May: 4.812,50 − 2.062,50
        "v06 geld_volgt_leerling beuk → linde 2.750,00",
        // Returned on 31 March: 4.608,33 − 2.633,33
        "v08 geld_volgt_leerling linde → eik 1.975,00",
        // Went on to Populier on 1 March: 4.812,50 − 3.437,50
        "v09 geld_volgt_leerling eik → linde 1.375,00",
        "v10 geld_volgt_leerling eik → populier 3.437,50",
        "v11 geld_volgt_leerling beuk → linde 3.437,50",
        "v22 geld_volgt_leerling linde → populier 1.316,67",
        "v02 vso_vo swv → linde 10.000,00", "v03 vso_vo swv → beuk 6.400,00",
        "v05 bijdrage_bovenschools linde → swv 1.500,00", "v13 vso_vo swv → eik 10.000,00",
        "v17 bijdrage_bovenschools eik → swv 900,00", "v21 vso_vo swv → populier 10.000,00",
      ])
  }

  @Test func `2027 has the rest of a school year`() throws {
    #expect(try run.claims(2027) == ["v22 geld_volgt_leerling linde → populier 4.695,83"])
  }

  /// Bijlage 10 can be read in two ways and names no period; the first row is the example's own.
  @Test(arguments: [
    (["vangnet_lezing": "alle_groei"], "11.100,00", "4.800,00"),
    (["vangnet_lezing": "onevenredige_groei"], "8.325,00", "3.600,00"),
    (["vangnet_categorieen": "laagste"], "10.000,00", "4.800,00"),
    (["vangnet_categorieen": "hoogste"], "11.375,00", "4.800,00"),
    (["vangnet_categorieen": "saldo"], "8.625,00", "4.800,00"),
    (["vangnet_periode": "tussen_tellingen"], "8.880,00", "3.840,00"),
    (["vangnet_periode": "jaar"], "26.640,00", "4.800,00"),
  ])
  func `each choice of the vangnet has its amounts`(
    choice: [String: String], support: String, unnamed: String
  ) throws {
    let run = try VoorbeeldRun(changing: choice)
    let lines = try run.lines(2026)
    #expect(lines.contains("vangnet \(support)"), "\(lines)")
    #expect(lines.contains("vangnet_overig \(unnamed)"), "\(lines)")
  }

  @Test func `each remark of a rule is shown`() {
    let kinds = run.outcome.remarks.map { "\(run.dossier.transfers[$0.transfer].code) \($0.kind)" }
    for expected in [
      "v03 notOnMoment", "v11 longTrial(months: 3)", "v16 countsForVangnet", "v18 trialOnly",
      "v19 notReferred", "v20 outside", "v23 notCounted", "v26 noDecision",
      "v27 longSymbiosis(months: 6)",
    ] {
      #expect(kinds.contains { $0.replacing("Results.", with: "") == expected }, "\(expected)")
    }
  }
}

extension VoorbeeldRun {
  /// The example with other values in `parameters.csv`.
  init(changing values: [String: String]) throws {
    try self.init { file in
      guard file.path == "parameters.csv" else { return file }
      let rows = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map { row in
        var cells = row.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        if let value = values[cells[0]] { cells[2] = value }
        return cells.joined(separator: ";")
      }
      return DossierFile(path: file.path, bytes: Array((rows.joined(separator: "\n") + "\n").utf8))
    }
  }

  /// Every claim of a year: what it is about, the rule, payer, payee and euros.
  func claims(_ year: Int) throws -> [String] {
    let outcome = try self.year(year)
    func name(_ party: Party) -> String {
      switch party {
      case .school(let school): dossier.schools[school].code
      case .consortium: "swv"
      }
    }
    return outcome.settlement.claims.map { claim in
      let subject =
        switch claim.subject {
        case .transfer(let row): dossier.transfers[row].code
        case .growth(let location, let category):
          ([outcome.settlement.vangnet[location].location]
            + (category.map { [dossier.vangnet[$0].name] } ?? [])).joined(separator: " ")
        }
      return "\(subject) \(claim.rule.rawValue) \(name(claim.payer)) → \(name(claim.payee)) "
        + DutchText.money(claim.amount).dropFirst(2)
    }
  }
}
