import TestSupport
import Testing

/// The example with a switch that pays the vso or not, and nothing in its budget of 2026.
enum SwitchedDossier {
  /// Writes it in a folder; gives its path.
  static func written(in folder: TemporaryFolder) throws -> String {
    let changes = [
      "parameters.csv": ("vso_budget;2026;5.000,00;", "vso_budget;2026;0,00;"),
      "verdeling.csv": (";per_leerling;vso_bedrag;", ";per_leerling;vso_bedrag * vso_aan;"),
    ]
    for file in try RepositoryFiles.dossier("voorbeeld") {
      var text = String(decoding: file.bytes, as: UTF8.self)
      if let (old, new) = changes[file.path] {
        #expect(text.contains(old))
        text = text.replacing(old, with: new)
      }
      if file.path == "parameters.csv" {
        text += "vso_aan;2025;1;schakelaar;voorbeeld;plan §3.5;Of het vso wordt betaald.\n"
      }
      try folder.write(Array(text.utf8), to: "dossier/\(file.path)")
    }
    return "dossier"
  }
}
