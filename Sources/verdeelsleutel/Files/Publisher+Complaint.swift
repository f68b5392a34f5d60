import Reports

extension Publisher {
  /// Publishes `files` as the folder `target`; where that fails, tells why and gives the exit code.
  func published(_ files: [ReportFile], to target: String) -> ExitCode? {
    do throws(Refusal) {
      try publish(files, to: target)
      return nil
    } catch {
      switch error {
      case .storage(let fault):
        Terminal.complain("\(fault.sentence)\nDe vorige rapporten zijn ongemoeid.\n")
      case .untidy(let fault):
        Terminal.complain(
          "\(fault.sentence)\nDe nieuwe rapporten staan er heel; alleen het opruimen is niet gelukt. "
            + "De volgende run ruimt op.\n")
      case .busy(let path):
        Terminal.complain("Een andere run schrijft \(path) op dit moment. Probeer het zo weer.\n")
      case .notAFolder(let path):
        Terminal.complain("\(path) is geen map; er is niets geschreven.\n")
      case .holdsOtherFiles(let path):
        Terminal.complain(
          "In \(path) staan andere bestanden dan rapporten; er is niets geschreven. "
            + "Kies met --out een map die leeg is of nog niet bestaat.\n")
      }
      return .cannotWrite
    }
  }
}
