/// The scripts with which bash and zsh complete commands, made from the list of commands.
enum Completions {
  static let shells = ["bash", "zsh"]

  /// What a value is completed with.
  private enum Source {
    case words([String])
    case dossiers, scenarios, folders, files, nothing
  }

  private static func source(of option: CommandSpecification.Option) -> Source {
    if !option.choices.isEmpty { return .words(option.choices) }
    switch option.value {
    case "DOSSIER": return .dossiers
    case "MAP": return .folders
    case "DUO-BESTAND": return .files
    default: return ["scenario", "with"].contains(option.name) ? .scenarios : .nothing
    }
  }

  private static func source(of operand: CommandSpecification.Operand) -> Source {
    if !operand.choices.isEmpty { return .words(operand.choices) }
    switch operand.name {
    case "DOSSIER": return .dossiers
    case "DUO-BESTAND": return .files
    default: return .folders
    }
  }

  // MARK: bash

  /// The script for bash; needs nothing but bash itself.
  static var bash: String {
    let commands = CommandSpecification.all
    var text = """
      # Aanvulling van verdeelsleutel in bash: source <(verdeelsleutel completions bash)
      _verdeelsleutel() {
        local word="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
        local command="${COMP_WORDS[1]}"
        COMPREPLY=()
        if (( COMP_CWORD == 1 )); then
          _verdeelsleutel_words "\(commands.map(\.name).joined(separator: " ")) --help --version"
          return
        fi
        case "$command $previous" in

      """
    for command in commands {
      for option in command.options where !option.isFlag {
        text += "    '\(command.name) --\(option.name)') \(bash(source(of: option))); return ;;\n"
      }
    }
    text += "  esac\n  case \"$command\" in\n"
    for command in commands {
      let options = (command.options.map { "--\($0.name)" } + ["--help"]).joined(separator: " ")
      let operand = command.operands.first.map { bash(source(of: $0)) } ?? ":"
      text += "    \(command.name))\n"
      text += "      if [[ $word == -* ]]; then _verdeelsleutel_words \"\(options)\"\n"
      text += "      else \(operand); fi ;;\n"
    }
    let names = commands.map(\.name).joined(separator: " ")
    text += "    --help) _verdeelsleutel_words \"\(names)\" ;;\n"
    return text + "  esac\n}\n" + bashHelpers
  }

  private static func bash(_ source: Source) -> String {
    switch source {
    case .words(let words): "_verdeelsleutel_words \"\(words.joined(separator: " "))\""
    case .dossiers: "_verdeelsleutel_dossiers"
    case .scenarios: "_verdeelsleutel_scenarios"
    case .folders: "_verdeelsleutel_paths -d"
    case .files: "_verdeelsleutel_paths -f"
    case .nothing: ":"
    }
  }

  private static let bashHelpers = """
    _verdeelsleutel_words() {
      mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word")
    }
    _verdeelsleutel_paths() {
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen "$1" -- "$word")
    }
    # Mappen met een dossier.csv, hier en onder budgets; anders elke map.
    _verdeelsleutel_dossiers() {
      local folder
      for folder in */ budgets/*/; do
        folder="${folder%/}"
        [[ -f $folder/dossier.csv && $folder == "$word"* ]] && COMPREPLY+=("$folder")
      done
      (( ${#COMPREPLY[@]} )) || _verdeelsleutel_paths -d
    }
    # De scenario's van het dossier dat al is getypt.
    _verdeelsleutel_scenarios() {
      local typed folder
      for typed in "${COMP_WORDS[@]:2}"; do
        [[ -f $typed/dossier.csv ]] || continue
        for folder in "$typed"/scenarios/*/; do
          folder="${folder%/}"; folder="${folder##*/}"
          [[ $folder != '*' && $folder == "$word"* ]] && COMPREPLY+=("$folder")
        done
      done
    }
    complete -F _verdeelsleutel verdeelsleutel

    """

  // MARK: zsh

  /// The script for zsh, to be sourced after `compinit` or put in a folder of `fpath`.
  static var zsh: String {
    let commands = CommandSpecification.all
    var text = """
      #compdef verdeelsleutel
      # Aanvulling van verdeelsleutel in zsh: source <(verdeelsleutel completions zsh)
      _verdeelsleutel() {
        local -a commands
        commands=(

      """
    for command in commands {
      text += "    '\(quoted(command.name)):\(quoted(command.summary))'\n"
    }
    text += """
        )
        if (( CURRENT == 2 )); then
          _describe 'opdracht' commands
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in

      """
    for command in commands {
      var specs = command.options.map { option in
        "'\(option.mayRepeat ? "*" : "")--\(option.name)[\(quoted(option.meaning))]"
          + (option.isFlag ? "'" : ":\(option.value):\(zsh(source(of: option)))'")
      }
      specs.append("'--help[toont deze hulp]'")
      specs += command.operands.enumerated().map { place, operand in
        "'\(operand.mayRepeat ? "*" : "\(place + 1)"):\(operand.name):\(zsh(source(of: operand)))'"
      }
      text += "    \(command.name)) _arguments \\\n      "
      text += specs.joined(separator: " \\\n      ") + " ;;\n"
    }
    return text + "    --help) (( CURRENT == 2 )) && _describe 'opdracht' commands ;;\n"
      + "  esac\n}\n" + zshHelpers
  }

  private static func zsh(_ source: Source) -> String {
    switch source {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .dossiers: "_verdeelsleutel_dossiers"
    case .scenarios: "_verdeelsleutel_scenarios"
    case .folders: "_files -/"
    case .files: "_files"
    case .nothing: " "
    }
  }

  /// Text within single quotes, without what `_arguments` would take for a mark.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for character in text {
      switch character {
      case "'": quoted += "'\\''"
      case "[", "]", ":", "\\": quoted += "\\\(character)"
      default: quoted.append(character)
      }
    }
    return quoted
  }

  private static let zshHelpers = """
    _verdeelsleutel_dossiers() {
      local -a found
      found=(*/dossier.csv(N:h) budgets/*/dossier.csv(N:h))
      (( $#found )) && compadd -a found || _files -/
    }
    _verdeelsleutel_scenarios() {
      local typed
      local -a found
      for typed in $words; do
        [[ -f $typed/dossier.csv ]] && found+=($typed/scenarios/*(N/:t))
      done
      compadd -a found
    }
    if [[ $funcstack[1] == _verdeelsleutel ]]; then
      _verdeelsleutel "$@"
    else
      compdef _verdeelsleutel verdeelsleutel
    fi

    """
}
