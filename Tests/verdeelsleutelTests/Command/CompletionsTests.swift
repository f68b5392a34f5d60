import TestSupport
import Testing

@testable import verdeelsleutel

@Suite struct `What the shell completes` {
  @Test(arguments: [Completions.bash, Completions.zsh])
  func `know every command, option and choice`(_ script: String) {
    for command in CommandSpecification.all {
      #expect(script.contains(command.name))
      for option in command.options {
        #expect(script.contains("--\(option.name)"))
        #expect(script.contains(option.choices.joined(separator: " ")))
      }
    }
    #expect(script.hasSuffix("\n"))
  }

  @Test func `of zsh hold no quote or bracket of a meaning`() {
    let lines = Completions.zsh.split(separator: "\n")
    for line in lines where line.contains("[") && line.hasPrefix("      '") {
      #expect(line.count { $0 == "'" } % 2 == 0, "\(line)")
    }
  }

  @Test func `are printed for the shells that are known`() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun("completions", "bash", in: folder.path).output == Completions.bash)
    #expect(try CommandRun("completions", "zsh", in: folder.path).output == Completions.zsh)
    let other = try CommandRun("completions", "fish", in: folder.path)
    #expect(other.code == ExitCode.wrongUse.rawValue)
    #expect(other.complaints == "De shell «fish» is niet bekend. Kies uit: bash, zsh.\n")
  }
}
