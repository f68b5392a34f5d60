/// The help, made from the list of commands.
enum Help {
  static let version = "verdeelsleutel 0.1.0"

  static func text(for name: String?) -> String {
    guard let name, let command = CommandSpecification.all.first(where: { $0.name == name }) else {
      return overview
    }
    var lines = [command.summary, "", "Gebruik:", "  \(usage(command))", ""]
    let operands = command.operands.map { ($0.name, $0.meaning) }
    let options = command.options.map { ($0.usage, $0.meaning) } + [("--help", "toont deze hulp")]
    let width = (operands + options).map(\.0.count).max() ?? 0
    for (name, meaning) in operands + options {
      lines.append("  \(name)\(String(repeating: " ", count: width - name.count + 2))\(meaning)")
    }
    lines += ["", command.details, "", "Voorbeeld:", "  \(command.example)"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// How a command is typed, on as many lines as it needs.
  private static func usage(_ command: CommandSpecification) -> String {
    var words = ["verdeelsleutel \(command.name)"]
    words += command.operands.map { $0.name + ($0.mayRepeat ? "..." : "") }
    for option in command.options {
      let word = option.usage
      words.append((option.isRequired ? word : "[\(word)]") + (option.mayRepeat ? "..." : ""))
    }
    return wrapped(words)
  }

  /// The words in lines of at most 100 characters with their indent, each next one deeper.
  private static func wrapped(_ words: [String]) -> String {
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty, line.count + word.count > 97 {
        lines.append(line)
        line = "     "
      }
      line += line.isEmpty ? word : " \(word)"
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private static var overview: String {
    let width = CommandSpecification.all.map(\.name.count).max() ?? 0
    let commands = CommandSpecification.all.map {
      "  \($0.name)\(String(repeating: " ", count: width - $0.name.count + 2))\($0.summary)"
    }
    return """
      Verdeelsleutel rekent de meerjarenbegroting en de verdeling van een samenwerkingsverband door.

      Gebruik: verdeelsleutel OPDRACHT ...

      \(commands.joined(separator: "\n"))

        --help OPDRACHT  hulp bij een opdracht
        --version        versie van het programma

      Uitkomst: 0 gelukt, 1 een controle klopt niet, 64 verkeerd gebruik, 65 fouten in de tabellen,
      73 niet te schrijven, 74 niet te lezen, 75 de telling is er nog niet, 130 afgebroken met Ctrl-C.

      """
  }

  /// The help of every command as one page: `docs/commands.md`.
  static var page: String {
    var text = "# De opdrachten\n\nDeze pagina wordt gemaakt uit de code "
    text += "(`verdeelsleutel docs commands`).\n\n```\n\(overview)```\n"
    for command in CommandSpecification.all {
      text += "\n## \(command.name)\n\n```\n\(Self.text(for: command.name))```\n"
    }
    return text
  }
}
