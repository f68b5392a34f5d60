import Reports

/// What an invocation makes of a dossier before anything is written: a report, or why there is none.
///
/// `run` and the others publish it; `verify` makes it again and lays it beside the folder.
struct Rendering: Sendable {
  /// What the user must know: findings and failed checks.
  let complaints: String
  /// How the invocation ends when the report is written, or when there is none.
  let code: ExitCode
  /// The report; nothing when it could not be made.
  let report: Report?

  struct Report: Sendable {
    /// The folder in which it comes without `--out`.
    let place: String
    /// What it was made from.
    let manifest: Manifest
    /// The files, the hashes last.
    let files: [ReportFile]

    init(place: String, pages: [ReportFile], _ manifest: Manifest) {
      self.place = place
      self.manifest = manifest
      files = ReportFolder.sealed(pages, manifest)
    }
  }

  /// A report that was made.
  init(_ report: Report, complaints: String, code: ExitCode) {
    (self.report, self.complaints, self.code) = (report, complaints, code)
  }

  /// Why there is no report.
  init(refused complaints: String, _ code: ExitCode) {
    (report, self.complaints, self.code) = (nil, complaints, code)
  }
}

extension Invocation {
  /// The commands that make a report of a dossier.
  ///
  /// Each is a function of the invocation and the tables, so that `verify` can repeat it.
  static let reporting = ["run", "compare", "sensitivity", "simulate", "batch"]

  /// Options that do not change what a report says.
  private static let passing = ["out", "threads"]

  /// The report of this invocation; nothing when its command makes none.
  ///
  /// `log` is told after each step of one that takes long.
  func rendering(
    of dossier: ReadDossier, log: @escaping (String) -> Void = { _ in }
  ) -> Rendering? {
    switch command {
    case "run": RunCommand(invocation: self).rendering(of: dossier)
    case "compare": CompareCommand(invocation: self).rendering(of: dossier)
    case "sensitivity": SensitivityCommand(invocation: self).rendering(of: dossier)
    case "simulate": SimulateCommand(invocation: self).rendering(of: dossier)
    case "batch": BatchCommand(invocation: self, log: log).rendering(of: dossier)
    default: nil
    }
  }

  /// What a report says of how it was made.
  ///
  /// `facts` is what a reader wants to know beside the options; `scenarios` are those whose tables
  /// the report rests on.
  func manifest(
    _ facts: [(name: String, value: String)], _ dossier: ReadDossier, scenarios: [String],
    isInternal: Bool = false
  ) -> Manifest {
    let specification = CommandSpecification.all.first { $0.name == command }
    let lasting = (specification?.options ?? []).filter { !Self.passing.contains($0.name) }
    return Manifest(
      program: Help.version, command: command, dossier: dossier.folder.name,
      options: lasting.filter { has($0.name) }.flatMap { option in
        (option.isFlag ? [""] : options[option.name] ?? []).map { Manifest.Entry(option.name, $0) }
      },
      facts: facts.map { Manifest.Entry($0.name, $0.value) },
      inputs: dossier.inputs(of: scenarios, isInternal: isInternal))
  }
}
