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

  /// All dossiers.
  static let all: [SampleRun] = ModelGenerator.models(2200, seed: seed).map { model in
    let reference = Reference.ledger(of: model)
    let run = EngineRun(model.tables)
    let checks = run.year(Model.year)?.checks ?? []
    return SampleRun(
      model: model, engine: Ledger(run, year: Model.year), reference: reference,
      failed: checks.filter { $0.verdict == .failed }.map(\.subject))
  }

  /// Those that could be published.
  static let sound = all.filter(\.engine.isSound)
}
