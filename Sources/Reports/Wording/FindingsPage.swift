import Dossiers

/// The reference of every finding, made from the codes and their wording: `docs/findings.md`.
public enum FindingsPage {
  /// The page as Markdown.
  public static var markdown: String {
    var text = """
      # Bevindingen

      Deze pagina wordt gemaakt uit de code (`verdeelsleutel docs findings`). Een fout houdt elke
      berekening tegen; een waarschuwing en een opmerking niet. Achter de code staat wat het programma
      zegt ({0}, {1} zijn namen en getallen uit uw tabel) en wat u kunt doen.

      | code | soort | wat het programma zegt | wat u kunt doen |
      |---|---|---|---|

      """
    for code in FindingCode.allCases {
      let wording = FindingWording.of(code)
      text += "| \(code.rawValue) | \(FindingWording.name(of: code.severity)) | "
      text += "\(plain(wording.sentence)) | \(plain(wording.remedy)) |\n"
    }
    return text
  }

  /// The template with a bare `{0}` for each fact; what only some findings say is left out.
  private static func plain(_ template: String) -> String {
    var text = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      switch name.dropFirst() {
      case "?", ":voor", ":verder", ":ook", ":bestaat", ":opvolger": break
      case ":=": text += FindingTerm.yearOrDay.examples
      default: text += "{\(name.prefix(1))}"
      }
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    while text.last == " " { text.removeLast() }
    return text.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
  }
}
