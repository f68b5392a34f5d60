import Reports

/// Makes the report of an invocation and publishes it: `run`, `compare`, `batch`.
struct ReportCommand {
  let invocation: Invocation
  var storage = Storage()

  func run() throws(StorageError) -> ExitCode {
    let folder = DossierFolder(path: invocation.operands[0], storage: storage)
    let dossier = try ReadDossier(folder)
    guard let rendering = invocation.rendering(of: dossier, log: Terminal.print) else {
      return .wrongUse
    }
    Terminal.complain(rendering.complaints)
    guard let report = rendering.report else { return rendering.code }
    let target = invocation.option("out") ?? report.place
    if invocation.command == "batch", isThere(report, at: target) {
      Terminal.print("\(target): \(report.files.count) bestanden, niets veranderd.\n")
      return rendering.code
    }
    if let code = Publisher(storage: storage).published(report.files, to: target) { return code }
    Terminal.print("\(target): \(report.files.count) bestanden geschreven.\n")
    return rendering.code
  }

  /// Whether exactly this report stands there already: a batch that runs twice changes nothing.
  private func isThere(_ report: Rendering.Report, at target: String) -> Bool {
    guard storage.kind(target) == .folder,
      let folder = try? ReportOnDisk(path: target, storage: storage)
    else { return false }
    var verification = Verification(folder)
    do {
      try verification.compare(with: report.files) { _, _ in false }
    } catch {
      return false
    }
    return verification.count == 0
  }
}
