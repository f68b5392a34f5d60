import Dossiers
import Reports
import Tables

/// The way from the plan's own basis to a run: the plan, then other counts (*volume*), then other
/// amounts in parameters (*prijs*), then everything else (*beleid*).
struct Bridge {
  let files: DossierFiles
  let scenarios: [String]

  /// The stages, or nothing when the run itself is on the plan's basis; the last one is the run.
  ///
  /// A stage is the plan's scenarios without the files that it has already taken from the run, and
  /// for the policy the scenarios of the run instead.
  func stages(to run: Calculation) -> (stages: [RunReport.BridgeStage], failed: Calculation?) {
    guard let dossier = run.dossier, !dossier.planScenarios.isEmpty,
      dossier.planScenarios != scenarios
    else { return ([], nil) }
    let plan = dossier.planScenarios
    let steps: [(RunReport.BridgeStage.Part, Calculation)] = [
      (.plan, Calculation(files, scenarios: plan)),
      (.volume, Calculation(files.without(.counts, of: plan), scenarios: plan)),
      (.price, Calculation(files.without(.countsAndParameters, of: plan), scenarios: plan)),
      (.policy, Calculation(files, scenarios: scenarios)),
    ]
    var stages: [RunReport.BridgeStage] = []
    for (part, calculation) in steps {
      guard let dossier = calculation.dossier, let outcome = calculation.outcome else {
        return ([], calculation)
      }
      stages.append(.init(part, dossier: dossier, outcome: outcome))
    }
    return (stages, nil)
  }
}
