import Formats
import Reports
import Tables

/// `verify`: makes a report again from the same tables and lays it beside the folder.
struct VerifyCommand {
  let invocation: Invocation
  var storage = Storage()

  func run() throws(StorageError) -> ExitCode {
    let path = invocation.operands[0]
    let folder = try ReportOnDisk(path: path, storage: storage)
    var verification = Verification(folder)
    guard folder.files[Manifest.path] != nil else {
      return try refuse(VerifyWording.noManifest, &verification)
    }
    let bytes = try folder.bytes(of: Manifest.path)
    let manifest: Manifest
    switch Manifest.read(bytes) {
    case .success(let found): manifest = found
    case .failure(let fault): return try refuse(VerifyWording.sentence(fault), &verification)
    }
    let dossierPath: String
    switch dossier(of: manifest) {
    case .success(let found): dossierPath = found
    case .failure(let refusal): return try refuse(refusal.sentence, &verification, .cannotRead)
    }
    let repeated: Invocation
    switch Self.invocation(of: manifest, dossierPath) {
    case .success(let found): repeated = found
    case .failure(let refusal): return try refuse(refusal.sentence, &verification)
    }
    let dossier = try ReadDossier(
      DossierFolder(path: dossierPath, name: manifest.dossier, storage: storage))
    let rendering = repeated.rendering(of: dossier)
    // A list of inputs that was changed says nothing of the tables.
    let isChanged = try verification.isChanged(Manifest.path)
    guard let report = rendering?.report else {
      if isChanged { return try refuse(VerifyWording.changedManifest, &verification) }
      Terminal.complain(rendering?.complaints ?? "")
      Terminal.print(VerifyWording.notRepeated(path) + "\n")
      return .wrongData
    }
    let expected = report.files
    let now = report.manifest
    let changes = isChanged ? [] : VerifyWording.changes(from: manifest, to: now)
    try verification.compare(with: expected) { file, bytes in
      file.path == Manifest.path && bytes == manifest.file.bytes && manifest.repeats(now)
        && !isChanged
    }
    if isChanged, verification.hasOtherThan(Manifest.path) {
      // What was made again is another report; the hashes tell what was changed.
      var hashes = Verification(folder)
      return try refuse(VerifyWording.changedManifest, &hashes)
    }
    let all = changes + verification.sentences
    Terminal.complain(all.map { PersonalNumber.hidden(in: $0) + "\n" }.joined())
    guard all.isEmpty else {
      Terminal.print(
        VerifyWording.different(
          path, verification.count + changes.count,
          try cause(of: changes, isChanged, manifest, folder)) + "\n")
      return .checkFailed
    }
    Terminal.print(
      VerifyWording.same(path, files: expected.count, dossier: dossierPath) + "\n")
    return .done
  }

  /// What may be behind the differences.
  private func cause(
    of changes: [String], _ isChanged: Bool, _ manifest: Manifest, _ folder: ReportOnDisk
  ) throws(StorageError) -> VerifyWording.Cause {
    if isChanged { return .manifest }
    if !changes.isEmpty { return .otherInput }
    let withheld = manifest.inputs.count(where: \.isWithheld)
    guard withheld > 0 else { return .report }
    var hashes = Verification(folder)
    try hashes.checkHashes()
    return hashes.count == 0 ? .withheld(withheld) : .report
  }

  private func refuse(
    _ sentence: String, _ verification: inout Verification, _ code: ExitCode = .checkFailed
  ) throws(StorageError) -> ExitCode {
    // What can be said without the dossier is said.
    try verification.checkHashes()
    let all = [sentence] + verification.sentences
    Terminal.complain(all.map { PersonalNumber.hidden(in: $0) + "\n" }.joined())
    Terminal.print(VerifyWording.notRepeated(invocation.operands[0]) + "\n")
    return code
  }

  private struct Refusal: Error {
    let sentence: String
  }

  // MARK: What it was made from

  /// Where the dossier of a report is: what `--dossier` says, else `budgets/<name>` in the nearest
  /// folder above the report that has it.
  private func dossier(of manifest: Manifest) -> Result<String, Refusal> {
    if let path = invocation.option("dossier") { return .success(path) }
    let name = manifest.dossier
    let isName = !name.isEmpty && ![".", ".."].contains(name) && !name.contains("/")
    var (parent, _) = Publisher.split(storage.realPath(of: invocation.operands[0]))
    while isName {
      let path = parent == "/" ? "/budgets/\(name)" : "\(parent)/budgets/\(name)"
      if storage.kind(path) == .folder { return .success(path) }
      let (above, _) = Publisher.split(parent)
      if above == parent || parent == "/" || parent == "." { break }
      parent = above
    }
    return .failure(
      Refusal(
        sentence: "Het dossier «\(ShownText.line(name))» staat niet in budgets/ boven dit rapport. "
          + "Noem het met --dossier MAP."))
  }

  /// The invocation that made a report, checked like any other.
  private static func invocation(
    of manifest: Manifest, _ dossier: String
  ) -> Result<Invocation, Refusal> {
    guard Invocation.reporting.contains(manifest.command) else {
      let sentence = "De opdracht «\(manifest.command)» maakt geen rapport."
      return .failure(Refusal(sentence: VerifyWording.notRepeatable(sentence)))
    }
    let options = manifest.options.map { "--\($0.name)" + ($0.value.isEmpty ? "" : "=\($0.value)") }
    switch Invocation.read([manifest.command] + options + ["--", dossier]) {
    case .run(let invocation): return .success(invocation)
    case .refused(let sentence):
      return .failure(Refusal(sentence: VerifyWording.notRepeatable(sentence)))
    case .help, .version: return .failure(Refusal(sentence: VerifyWording.notRepeatable("")))
    }
  }
}

extension Manifest {
  /// Whether only the program and the tables are others.
  fileprivate func repeats(_ other: Manifest) -> Bool {
    command == other.command && dossier == other.dossier && options == other.options
      && facts == other.facts
  }
}
