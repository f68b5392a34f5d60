import Dossiers
import Testing

@testable import Reports

@Suite("What the equality with a printed figure proves")
struct FigureOriginTests {
  @Test(arguments: [
    ("kopie", FigureOrigin.copied), ("vast", .copied), ("som", .added),
    ("kopie_van_kopie", .copied),
    ("stap", .steps), ("verschil", .measure), ("baten", .added),
  ])
  func `a measure of one name is what has that name, and of more it is a sum`(
    measure: String, origin: FigureOrigin
  ) throws {
    let run = try ReportRun([
      (
        "maatstaven.csv", "lwoo_besteed;",
        """
        kopie;;vso_budget;€;;;plan §4
        vast;;bijdrage_besturen;€;;;plan §4
        som;;vso_budget + vrijval_vso;€;;;plan §4
        kopie_van_kopie;;kopie;€;;;plan §4
        stap;;lwoo_scholen;€;;;plan §4
        verschil;;vso_budget - vrijval_vso;€;;;plan §4
        baten;;totale_baten;€;;;plan §4
        lwoo_besteed;
        """
      )
    ])
    let figure = PrintedFigure(
      overview: "plan", line: measure, year: 2026, value: nil, unit: .euro, source: "",
      origin: .none)
    #expect(FigureOrigins(run.dossier).origin(of: figure) == origin)
  }
}
