import Dossiers
import Numbers
import Results

extension Dossier {
  /// What departs from an agreement, as findings at the transfers: it is booked, and somebody should
  /// look.
  func warnings(on outcome: Outcome) -> [Finding] {
    var findings = outcome.remarks.compactMap { warning($0) }
    for use in outcome.facilities {
      let facility = facilities[use.facility]
      let schoolYear = "\(use.schoolYear)/\(use.schoolYear + 1)"
      if let most = facility.perIntake, use.largestIntake > most {
        findings.append(
          Finding(
            .largerIntake, at: facility.provenance.origin,
            [facility.code, schoolYear, String(use.largestIntake), String(most)]))
      }
      guard let places = facility.places, use.placements.count > places else { continue }
      switch facility.placesKind {
      case .staffed, .atMost:
        findings.append(
          Finding(
            .morePlacements, at: facility.provenance.origin,
            [
              facility.code, schoolYear, String(use.placements.count), String(places),
            ]))
      case .atLeast, .about, nil: break
      }
    }
    for year in outcome.years {
      for location in year.settlement.vangnet where location.unexplained != 0 {
        let moved = location.arrivals.count - location.departures.count
        findings.append(
          Finding(
            .growthDiffers,
            at: locations.first { $0.code == location.location }?.provenance.origin ?? .none,
            [location.location, String(year.year), String(location.growth), String(moved)]))
      }
    }
    return findings
  }

  private func warning(_ remark: TransferRemark) -> Finding? {
    let transfer = transfers[remark.transfer]
    let (code, facts): (FindingCode, [String])
    switch remark.kind {
    case .trialOnly, .notReferred, .backAtPayer, .noMonthsLeft, .tussenvoorziening, .noAmount,
      .beforeContribution, .lapses:
      return nil
    case .notCounted: (code, facts) = (.notCounted, [])
    case .outside: (code, facts) = (.outsideConsortium, [])
    case .waitsForProof: (code, facts) = (.waitsForProof, [])
    case .noDecision: (code, facts) = (.noDecision, [])
    case .countsForVangnet: (code, facts) = (.contributionGivesWay, [])
    case .longTrial(let months): (code, facts) = (.longTrial, [String(months)])
    case .longSymbiosis(let months): (code, facts) = (.longSymbiosis, [String(months)])
    case .notOnMoment: (code, facts) = (.notOnMoment, [])
    case .proofAboveMaximum(let most):
      (code, facts) = (.proofAboveMaximum, [String(most.cents)])
    case .countedAtNewSchool: (code, facts) = (.countedAtNewSchool, [])
    case .adviceNotEstablished: (code, facts) = (.adviceNotEstablished, [])
    case .beyondDossier(let months): (code, facts) = (.beyondDossier, [String(months)])
    }
    return Finding(code, at: transfer.provenance.origin, [transfer.code] + facts)
  }
}
