import Dossiers
import Results

/// Random dossiers with what the engine and the reference decide about them, made once for all tests.
struct SampleRun: Sendable {
  let model: Model
  let engine: Ledger
  let reference: Ledger
  /// The checks of the outcome that failed.
  let failed: [Check.Subject]

  static let seed: UInt64 = 2026

  /// The dossiers; those that the law below speaks of stand apart.
  static let all: [SampleRun] = ModelGenerator.models(2500, seed: seed).compactMap { model in
    let reference = Reference.ledger(of: model)
    if model.dividesPerUnitOverNobody(reference) { return nil }
    let run = EngineRun(model.tables)
    let checks = run.year(Model.year)?.checks ?? []
    return SampleRun(
      model: model, engine: Ledger(run, year: Model.year), reference: reference,
      failed: checks.filter { $0.verdict == .failed }.map(\.subject))
  }

  /// Those that could be published.
  static let sound = all.filter(\.engine.isSound)
}

extension Model {
  /// Whether the run stops at a `per_eenheid` step whose keys are all zero.
  func dividesPerUnitOverNobody(_ ledger: Ledger) -> Bool {
    steps.contains { $0.isPerUnit && ledger.findings == ["U003 \($0.number)"] }
  }
}
