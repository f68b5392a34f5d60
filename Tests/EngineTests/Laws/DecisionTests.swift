import Dossiers
import Results
import TestSupport
import Testing

@testable import Engine

@Suite("What a balance sheet rests on is told with its money")
struct DecisionTests {
  /// A reserve, a debt and an appropriation that are weaker than a forecast.
  private let run = EngineRun(
    BalanceDossier().tables
      .replacing("1.900,00;;;Post;definitief", by: "1.900,00;;;Post;aanname", in: "balans.csv")
      .replacing("610,00;Post;definitief", by: "610,00;Post;schatting", in: "balans.csv")
      .replacing(";;definitief", by: ";;opdracht", in: "resultaatbestemming.csv"))

  private func told(_ year: Int, ofPeriod: Bool = true) throws -> [String] {
    run.dossier.decisions(in: try #require(run.year(year)), ofPeriod: ofPeriod).map { decision in
      switch decision.subject {
      case .item(let item):
        "\(run.dossier.items[item].code) \(decision.status) \(decision.cents)"
      case .appropriation(let row): "bestemming \(row) \(decision.status) \(decision.cents)"
      default: "\(decision.subject)"
      }
    }
  }

  @Test func `an opening balance with the first year, a given item and an appropriation with each`()
    throws
  {
    #expect(run.errors.isEmpty)
    #expect(try told(2026) == ["reserve aanname 190000", "schulden schatting 65000"])
    #expect(try told(2027) == ["schulden schatting 61000", "bestemming 0 opdracht 10000"])
  }

  @Test func `nothing where a run is of one year of several`() throws {
    #expect(try told(2027, ofPeriod: false).isEmpty)
  }
}

@Suite("When schools are paid is told where nobody decided it")
struct PaymentDecisionTests {
  private func told(_ status: String) throws -> [String] {
    let run = EngineRun(
      SmallDossier.tables.with([
        "betaalritme.csv":
          "vanaf;maand;deel;status;bron\n2026;1;1;vastgesteld;b\n2026;7;1;\(status);b\n"
      ]))
    #expect(run.errors.isEmpty)
    let outcome = try #require(run.outcome?.years.first)
    return run.dossier.decisions(in: outcome, ofPeriod: false).compactMap { decision in
      guard case .paymentRhythm = decision.subject else { return nil }
      return "\(decision.status) \(decision.cents)"
    }
  }

  @Test func `with its weakest row, and without money`() throws {
    #expect(try told("aanname") == ["aanname 0"])
    #expect(try told("vastgesteld").isEmpty)
  }
}
