import Testing

@testable import verdeelsleutel

@Suite struct `The command line` {
  private func read(_ words: String) -> Invocation.Reading {
    Invocation.read(words.split(separator: " ").map(String.init))
  }

  @Test func `is read to a command with its values`() {
    #expect(
      read("run budgets/x --year 2026 --scenario a --scenario=b --out map")
        == .run(
          Invocation(
            command: "run", operands: ["budgets/x"],
            options: ["year": ["2026"], "scenario": ["a", "b"], "out": ["map"]])))
    #expect(
      read("explain --school beuk x --pot=lwoo")
        == .run(
          Invocation(
            command: "explain", operands: ["x"], options: ["school": ["beuk"], "pot": ["lwoo"]])))
    #expect(read("check x") == .run(Invocation(command: "check", operands: ["x"])))
    #expect(read("new --") == .refused("«new» verwacht nog: MAP (map die nog niet bestaat)."))
    #expect(read("new -- --x") == .run(Invocation(command: "new", operands: ["--x"])))
    #expect(read("check -") == .run(Invocation(command: "check", operands: ["-"])))
    #expect(
      read("run x --out=a=b")
        == .run(Invocation(command: "run", operands: ["x"], options: ["out": ["a=b"]])))
  }

  @Test(
    arguments: [
      ("", nil), ("--help", nil), ("-h", nil), ("help", nil), ("help run", "run"),
      ("--help check", "check"), ("run --help", "run"), ("run x -h", "run"),
      ("explain --school beuk --help", "explain"), ("help onbekend", "onbekend"),
    ] as [(String, String?)])
  func `asks for help`(_ words: String, command: String?) {
    #expect(read(words) == .help(command: command))
  }

  @Test func `an option without a value takes none`() {
    #expect(
      read("run x --html --year 2026")
        == .run(
          Invocation(
            command: "run", operands: ["x"], options: ["html": [], "year": ["2026"]])))
    #expect(read("run x --html=ja") == .refused("Bij --html hoort geen waarde."))
    #expect(read("run --html") == .refused("«run» verwacht nog: DOSSIER (map met de tabellen)."))
  }

  @Test func `asks for the version`() {
    #expect(read("--version") == .version)
  }

  @Test(arguments: [
    ("chekc x", "De opdracht «chekc» bestaat niet. Bedoelt u «check»?"),
    ("rapport x", "De opdracht «rapport» bestaat niet."),
    ("--year 2026", "De opdracht «--year» bestaat niet."),
    ("run x --yaer 2026", "De optie «--yaer» bestaat niet. Bedoelt u «--year»?"),
    ("run x --yaer=2026", "De optie «--yaer» bestaat niet. Bedoelt u «--year»?"),
    ("run x --scenaro=zo", "De optie «--scenaro» bestaat niet. Bedoelt u «--scenario»?"),
    ("run x -year 2026", "De optie «-year» bestaat niet. Bedoelt u «--year»?"),
    ("run x -y", "De optie «-y» bestaat niet."),
    ("check x --out y", "De optie «--out» bestaat niet."),
    ("run x --year", "Bij --year hoort een waarde: --year JAAR."),
    ("run x --out=", "Bij --out hoort een waarde: --out MAP."),
    ("run x --year 2026 --year 2027", "De optie --year mag maar één keer."),
    ("run x --year 26", "--year verwacht een jaar van vier cijfers, zoals --year 2026."),
    ("run x --year twee", "--year verwacht een jaar van vier cijfers, zoals --year 2026."),
    ("run x --year --out", "--year verwacht een jaar van vier cijfers, zoals --year 2026."),
    ("run", "«run» verwacht nog: DOSSIER (map met de tabellen)."),
    ("run x y", "«y» is een woord te veel."),
    ("explain x", "«explain» verwacht --school CODE (code van de school)."),
  ])
  func `is refused`(_ words: String, _ sentence: String) {
    #expect(read(words) == .refused(sentence))
  }

  @Test func `does not take an empty word for a folder`() {
    #expect(
      Invocation.read(["check", ""])
        == .refused("«check» verwacht nog: DOSSIER (map met de tabellen)."))
  }
}

@Suite struct `The help` {
  @Test(arguments: [nil] + CommandSpecification.all.map(\.name))
  func `fits a terminal`(of command: String?) {
    let lines = Help.text(for: command).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 100 }, "\(lines.max { $0.count < $1.count } ?? "")")
    #expect(lines.count <= 24)
  }

  @Test func `names every command`() {
    let text = Help.text(for: nil)
    for command in CommandSpecification.all {
      #expect(text.contains("\n  \(command.name) "))
      #expect(text.contains(command.summary))
    }
  }

  @Test(arguments: CommandSpecification.all.map(\.name))
  func `shows an example that is right`(of name: String) throws {
    let command = try #require(CommandSpecification.all.first { $0.name == name })
    let words = command.example.split(separator: " ").map(String.init)
    #expect(words.first == "verdeelsleutel")
    guard case .run(let invocation) = Invocation.read(Array(words.dropFirst())) else {
      Issue.record("the example of \(name) is refused")
      return
    }
    #expect(invocation.command == name)
  }

  @Test(arguments: CommandSpecification.all.map(\.name))
  func `names every option`(of name: String) throws {
    let command = try #require(CommandSpecification.all.first { $0.name == name })
    let text = Help.text(for: name)
    #expect(command.operands.allSatisfy { text.contains("  \($0.name) ") })
    #expect(command.options.allSatisfy { text.contains("  \($0.usage) ") })
    #expect(command.options.allSatisfy { text.contains($0.meaning) })
  }
}
