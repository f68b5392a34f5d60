/// The command line: reads what was typed and runs the command.
enum Program {
  static func run(_ words: [String]) -> ExitCode {
    switch Invocation.read(words) {
    case .help(let command):
      Terminal.print(Help.text(for: command))
      return Terminal.ending(.done)
    case .version:
      Terminal.print(Help.version + "\n")
      return Terminal.ending(.done)
    case .refused(let sentence):
      Terminal.complain("\(sentence)\nHulp: verdeelsleutel --help\n")
      return .wrongUse
    case .run(let invocation):
      do throws(StorageError) {
        let code = try run(invocation)
        // Of the others what they print is only how it went.
        return Invocation.reporting.contains(invocation.command) ? code : Terminal.ending(code)
      } catch {
        Terminal.complain("\(error.sentence)\n")
        switch error {
        case .reading: return .cannotRead
        case .writing, .stopped: return .cannotWrite
        }
      }
    }
  }

  private static func run(_ invocation: Invocation) throws(StorageError) -> ExitCode {
    switch invocation.command {
    case "check": return try CheckCommand(invocation: invocation).run()
    case "run", "compare", "sensitivity", "simulate", "batch":
      return try ReportCommand(invocation: invocation).run()
    case "solve": return try SolveCommand(invocation: invocation).run()
    case "explain": return try ExplainCommand(invocation: invocation).run()
    case "verify": return try VerifyCommand(invocation: invocation).run()
    case "count": return try CountCommand(invocation: invocation).run()
    case "new": return try NewCommand(invocation: invocation).run()
    case "docs": return DocsCommand(invocation: invocation).run()
    case "completions": return CompletionsCommand(invocation: invocation).run()
    default: return .wrongUse
    }
  }
}
