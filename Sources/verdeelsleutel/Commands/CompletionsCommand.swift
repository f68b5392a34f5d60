/// `completions`: the script with which a shell completes what is typed.
struct CompletionsCommand {
  let invocation: Invocation

  func run() -> ExitCode {
    switch invocation.operands[0] {
    case "bash": Terminal.print(Completions.bash)
    case "zsh": Terminal.print(Completions.zsh)
    default:
      Terminal.complain(
        "De shell «\(invocation.operands[0])» is niet bekend. "
          + "Kies uit: \(Completions.shells.joined(separator: ", ")).\n")
      return .wrongUse
    }
    return .done
  }
}
