import Dossiers
import Results

/// Says whether a simulation may be printed for everybody.
///
/// What schools divide and what the budget comes to moves with everything that varies. Where that is
/// an amount, or a term, of transfers, the spread would tell how many pupils there are.
public struct SimulationGuard: Sendable {
  /// The names of what varies and belongs to transfers of pupils; empty when all may be printed.
  public let refused: [String]
  /// The measures that may be printed, as indices into the dossier's own.
  public let openMeasures: Set<Int>

  /// The guard of a simulation of a dossier whose outcome without chance is `outcome`.
  public init(_ dossier: Dossier, _ outcome: Outcome) {
    let open = Set(outcome.published(for: .open, dossier).dossier.measures.map(\.name))
    openMeasures = Set(dossier.measures.indices.filter { open.contains(dossier.measures[$0].name) })
    guard !dossier.transfers.isEmpty || !dossier.locationCounts.isEmpty else {
      refused = []
      return
    }
    let names = Set(TransferTerm.allCases.map(\.rawValue))
    let rates = Set(
      dossier.vangnet.map(\.rate) + dossier.facilities.compactMap(\.contribution)
        + dossier.transfers.compactMap(\.funding.parameter))
    let counted = Set(dossier.vangnet.map(\.telgroep))
    refused = dossier.uncertainties.compactMap { row in
      switch row.subject {
      case .parameter(let place):
        let name = dossier.parameters[place].name
        return names.contains(name) || rates.contains(place) ? name : nil
      case .telgroep(let place):
        return counted.contains(place) ? dossier.telgroepen[place] : nil
      }
    }
  }
}
