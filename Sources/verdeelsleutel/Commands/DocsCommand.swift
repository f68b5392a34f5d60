import Reports
import Tables

/// `docs`: a page of the reference, made from the same declarations that the program runs on.
struct DocsCommand {
  let invocation: Invocation

  static let pages = ["tables", "findings", "commands"]

  func run() -> ExitCode {
    switch invocation.operands[0] {
    case "tables": Terminal.print(SchemaPage.markdown)
    case "findings": Terminal.print(FindingsPage.markdown)
    case "commands": Terminal.print(Help.page)
    default:
      Terminal.complain(
        "De pagina «\(invocation.operands[0])» bestaat niet. "
          + "Kies uit: \(Self.pages.joined(separator: ", ")).\n")
      return .wrongUse
    }
    return .done
  }
}
