import Dossiers
import Numbers
import Results

/// What an audience may see of a run and of everything that its report sets beside it.
struct AudienceView {
  let audience: Audience
  /// What everybody may see of the transfers.
  let openTransfers: OpenTransfers
  /// Whether the way from the plan can be told without giving a small group away.
  let isBridgeShown: Bool
  /// For each outcome beside the run whether it can be.
  let isBesideShown: [Bool]
  private let fold: LineFold
  private let publication: Publication
  private let years: [YearOutcome]
  private let parameters: [Parameter]
  /// The transfers' own parameters; what hangs on them could give a small group away.
  let quietParameters: Set<Int>
  private let foldedCodes: Set<String>

  typealias Run = (dossier: Dossier, outcome: Outcome)

  init(
    _ audience: Audience, _ dossier: Dossier, _ outcome: Outcome, _ stages: [Run], _ beside: [Run]
  ) {
    self.audience = audience
    let fold = LineFold(for: audience, [(dossier, outcome)] + stages + beside)
    self.fold = fold
    openTransfers = OpenTransfers(outcome, in: dossier, fold: fold)
    // Whatever stands in the report can be set beside everything else that does.
    var shown: [Run] = [(dossier, outcome)]
    func isShown(_ run: Run) -> Bool {
      audience == .internal || shown.allSatisfy { Self.isShown(run, beside: $0, fold) }
    }
    var isBridgeShown = true
    for stage in stages where isBridgeShown {
      isBridgeShown = isShown(stage)
      shown.append(stage)
    }
    if !isBridgeShown { shown.removeLast(shown.count - 1) }
    self.isBridgeShown = isBridgeShown
    var isBesideShown: [Bool] = []
    for other in beside {
      isBesideShown.append(isShown(other))
      if isBesideShown.last == true { shown.append(other) }
    }
    self.isBesideShown = isBesideShown
    publication = Publication(dossier, fold)
    years = publication.published(outcome).years
    parameters = dossier.parameters
    quietParameters =
      audience == .internal || !openTransfers.hasClaims ? [] : dossier.transferParameters
    foldedCodes = Set(publication.touched.map { dossier.lines[$0].code })
  }

  /// Whether two outcomes differ neither in what is folded nor, on a line, by one to four pupils.
  private static func isShown(_ run: Run, beside other: Run, _ fold: LineFold) -> Bool {
    fold.hidden(run.dossier, run.outcome) == fold.hidden(other.dossier, other.outcome)
      && LineDifference(run, other, fold: fold).isShown
  }

  func published(_ dossier: Dossier, _ outcome: Outcome) -> Run {
    outcome.published(for: audience, dossier, fold: fold)
  }

  func published(_ stage: RunReport.BridgeStage) -> RunReport.BridgeStage {
    let run = published(stage.dossier, stage.outcome)
    return .init(stage.part, dossier: run.dossier, outcome: run.outcome)
  }

  func published(_ other: RunReport.BesideOutcome) -> RunReport.BesideOutcome {
    let run = published(other.dossier, other.outcome)
    return .init(name: other.name, dossier: run.dossier, outcome: run.outcome)
  }

  /// The decisions; those on transfers, whose euros are not printed, come last by name, all of them:
  /// neither their order nor their absence tells which claims there are.
  func published(_ decisions: [[Decision]]) -> [[Decision]] {
    zip(years, decisions).map { year, decisions in
      let moved = publication.moved(decisions, in: year)
      return moved.filter { !isQuiet($0) } + quietDecisions(inYear: year.year)
    }
  }

  private func quietDecisions(inYear year: Int) -> [Decision] {
    quietParameters.sorted { parameters[$0].name < parameters[$1].name }.compactMap { parameter in
      guard parameters[parameter].carriesClaims,
        let value = parameters[parameter].value(inYear: year)?.provenance,
        value.status.needsDecision
      else { return nil }
      return Decision(
        .parameter(parameter), status: value.status, source: value.source, origin: value.origin,
        cents: 0)
    }
  }

  private func isQuiet(_ decision: Decision) -> Bool {
    if case .parameter(let parameter) = decision.subject {
      quietParameters.contains(parameter)
    } else {
      false
    }
  }

  /// The comparisons of each year that may be shown, without the lines that are not printed.
  func published(_ comparisons: [[Comparison]]) -> [[Comparison]] {
    comparisons.map { comparisons in
      comparisons.indices.filter { !isBesideShown.indices.contains($0) || isBesideShown[$0] }
        .map { place in
          let comparison = comparisons[place]
          return Comparison(
            before: comparison.before, after: comparison.after,
            changes: comparison.changes.filter { change in
              if case .line(let code) = change.subject {
                !foldedCodes.contains(code)
              } else {
                true
              }
            }, schools: comparison.schools, pots: comparison.pots)
        }
    }
  }
}

extension Parameter {
  /// Whether euros can hang on it: on the months that an agreement allows, and on an obligation that
  /// no claim books, none do.
  fileprivate var carriesClaims: Bool {
    switch TransferTerm(rawValue: name) {
    case .placedBackAmount, .unnamedFunding, nil: true
    case .trialMonths, .attendanceMonths, .symbiosisMonths, .exemptionMonths, .obligation: false
    }
  }
}

extension Dossier {
  /// The parameters on which claims rest: the choices, the terms and the rates of transfers.
  fileprivate var transferParameters: Set<Int> {
    let names = Set(
      TransferChoice.allCases.map(\.rawValue) + TransferTerm.allCases.map(\.rawValue))
    return Set(parameters.indices.filter { names.contains(parameters[$0].name) })
      .union(vangnet.map(\.rate)).union(facilities.compactMap(\.contribution))
      .union(transfers.compactMap(\.funding.parameter))
  }
}
