import Results
import TestSupport
import Testing

/// Each rule for transfers has a folder with its tables, what should come out, and its paragraph.
@Suite struct `The rules for transfers` {
  @Test(arguments: TransferCase.all)
  func `give the claims and remarks of their case`(_ example: TransferCase) throws {
    let run = EngineRun(try example.tables())
    #expect(run.errors.isEmpty, "\(run.errors)")
    let claims = try example.expectedClaims().sorted()
    #expect(run.claims.sorted() == claims)
    let remarks = try example.expectedRemarks().sorted()
    #expect(run.transferRemarks.sorted() == remarks)
    #expect(try !example.paragraph().isEmpty)
  }

  @Test func `have cases`() {
    #expect(TransferCase.all.count >= 70)
  }

  @Test(arguments: TransferCase.all)
  func `leave no check of the settlement failing`(_ example: TransferCase) throws {
    let run = EngineRun(try example.tables())
    let failed = (run.outcome?.years ?? []).flatMap(\.checks).filter { $0.verdict == .failed }
    #expect(failed.isEmpty, "\(failed)")
  }
}
