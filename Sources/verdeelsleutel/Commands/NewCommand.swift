import Formats
import Reports
import Tables

/// `new`: an empty dossier with every table, ready to be filled in.
struct NewCommand {
  let invocation: Invocation
  var storage = Storage()

  func run() throws(StorageError) -> ExitCode {
    let path = invocation.operands[0]
    guard storage.kind(path) == .nothing else {
      Terminal.complain("\(path) bestaat al; er is niets veranderd.\n")
      return .cannotWrite
    }
    let files = NewDossier.files.map { ReportFile(path: $0.path, bytes: $0.bytes) }
    do throws(Publisher.Refusal) {
      try Publisher(storage: storage).publish(files, to: path)
      let (parent, name) = Publisher.split(path)
      try? storage.removeTree("\(parent)/.\(name).slot")
    } catch {
      switch error {
      case .storage(let fault), .untidy(let fault): throw fault
      case .busy(let path):
        Terminal.complain("Een andere run maakt \(path) op dit moment. Probeer het zo weer.\n")
      case .notAFolder(let path), .holdsOtherFiles(let path):
        Terminal.complain("\(path) is niet te schrijven.\n")
      }
      return .cannotWrite
    }
    Terminal.print(
      "\(path) is gemaakt. Vul de tabellen in en controleer ze met: verdeelsleutel check \(path)\n")
    return .done
  }
}
