import Formats
import Tables

/// What a user typed, checked against the list of commands.
struct Invocation: Equatable {
  var command: String
  var operands: [String] = []
  var options: [String: [String]] = [:]

  /// The last value of an option.
  func option(_ name: String) -> String? { options[name]?.last }

  /// Whether an option without a value is there.
  func has(_ name: String) -> Bool { options[name] != nil }

  /// What came of the words of the command line.
  enum Reading: Equatable {
    case run(Invocation)
    case help(command: String?)
    case version
    case refused(String)
  }

  /// Reads the words after the program's own name.
  static func read(_ words: [String]) -> Reading {
    guard let first = words.first else { return .help(command: nil) }
    if ["--help", "-h", "help"].contains(first) {
      return .help(command: words.count > 1 ? words[1] : nil)
    }
    if first == "--version" { return .version }
    let specifications = CommandSpecification.all
    guard let specification = specifications.first(where: { $0.name == first }) else {
      return .refused(unknown("De opdracht", first, specifications.map(\.name)))
    }
    return read(Array(words.dropFirst()), specification)
  }

  private static func read(_ words: [String], _ specification: CommandSpecification) -> Reading {
    var invocation = Invocation(command: specification.name)
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      if onlyOperands || !word.hasPrefix("-") || word == "-" {
        if !word.isEmpty { invocation.operands.append(word) }
      } else if word == "--" {
        onlyOperands = true
      } else if word == "--help" || word == "-h" {
        return .help(command: specification.name)
      } else {
        let parts = word.drop { $0 == "-" }.split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts.first ?? "")
        guard word.hasPrefix("--"),
          let option = specification.options.first(where: { $0.name == name })
        else {
          let typed = word.prefix { $0 != "=" }
          return .refused(
            unknown("De optie", String(typed), specification.options.map { "--\($0.name)" }))
        }
        if option.isFlag {
          guard parts.count == 1 else {
            return .refused("Bij --\(name) hoort geen waarde.")
          }
          invocation.options[name] = []
          continue
        }
        guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst(), !value.isEmpty
        else {
          return .refused("Bij --\(name) hoort een waarde: \(option.usage).")
        }
        if invocation.options[name] != nil, !option.mayRepeat {
          return .refused("De optie --\(name) mag maar één keer.")
        }
        invocation.options[name, default: []].append(value)
      }
    }
    return invocation.checked(specification)
  }

  private func checked(_ specification: CommandSpecification) -> Reading {
    if operands.count < specification.operands.count {
      let missing = specification.operands[operands.count]
      return .refused("«\(command)» verwacht nog: \(missing.name) (\(missing.meaning)).")
    }
    if operands.count > specification.operands.count,
      specification.operands.last?.mayRepeat != true
    {
      return .refused("«\(operands[specification.operands.count])» is een woord te veel.")
    }
    for option in specification.options where option.isRequired && options[option.name] == nil {
      return .refused("«\(command)» verwacht \(option.usage) (\(option.meaning)).")
    }
    if let year = option("year"), Int(year) == nil || year.utf8.count != 4 {
      return .refused("--year verwacht een jaar van vier cijfers, zoals --year 2026.")
    }
    // A scenario that is laid twice would multiply twice.
    var laid: Set<String> = []
    for name in (options["with"] ?? []) + (options["scenario"] ?? [])
    where !laid.insert(name).inserted {
      return .refused("Het scenario «\(name)» staat er twee keer.")
    }
    for option in specification.options {
      guard let range = option.range, let text = self.option(option.name) else { continue }
      guard let value = UInt64(text), range.contains(value), !text.hasPrefix("+") else {
        let (low, high) = (Int128(range.lowerBound), Int128(range.upperBound))
        return .refused(
          "--\(option.name) verwacht een heel getal van \(DutchText.whole(low)) tot en met "
            + "\(DutchText.whole(high)), zonder punten; «\(text)» is dat niet.")
      }
    }
    return .run(self)
  }

  private static func unknown(_ what: String, _ word: String, _ known: [String]) -> String {
    let near = Suggestion.nearest(to: word, among: known).map { " Bedoelt u «\($0)»?" } ?? ""
    return "\(what) «\(word)» bestaat niet.\(near)"
  }
}
