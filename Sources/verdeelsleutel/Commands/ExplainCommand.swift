import Dossiers
import Reports
import Results
import Tables

/// `explain`: every posting of one school, with its derivation.
struct ExplainCommand {
  let invocation: Invocation

  func run() throws(StorageError) -> ExitCode {
    let folder = DossierFolder(path: invocation.operands[0])
    let files = DossierFiles(try folder.files())
    let calculation = Calculation(
      files, scenarios: invocation.options["scenario"] ?? [],
      year: invocation.option("year").flatMap { Int($0) })
    let errors = calculation.findings.filter { $0.code.severity == .error }
    Terminal.complain(
      FindingPrinter(folder: folder.path, files: calculation.reading.files).text(errors))
    guard let dossier = calculation.dossier, let outcome = calculation.outcome else {
      return .wrongData
    }
    let code = invocation.option("school") ?? ""
    guard let school = dossier.schools.firstIndex(where: { $0.code == code }) else {
      return refuse("De school", code, dossier.schools.map(\.code))
    }
    var pot: Int?
    if let name = invocation.option("pot") {
      pot = dossier.pots.firstIndex { $0.name == name }
      if pot == nil { return refuse("De pot", name, dossier.pots.map(\.name)) }
    }
    Terminal.print(
      Explanation(dossier: dossier, outcome: outcome, school: school, pot: pot).text)
    return .done
  }

  private func refuse(_ what: String, _ name: String, _ known: [String]) -> ExitCode {
    let near = Suggestion.nearest(to: name, among: known).map { " Bedoelt u «\($0)»?" } ?? ""
    Terminal.complain("\(what) «\(name)» bestaat niet in dit dossier.\(near)\n")
    return .wrongUse
  }
}
