import Dossiers
import Numbers
import Results

/// Explains every posting of one school, and every claim that it pays or is paid: the rule in words,
/// the source, what went in, the quota, the rounding and the amount.
public struct Explanation: Sendable {
  let dossier: Dossier
  let outcome: Outcome
  let school: Int
  /// Only the steps of this pot.
  let pot: Int?

  /// Explains what a school receives, by its index.
  public init(dossier: Dossier, outcome: Outcome, school: Int, pot: Int? = nil) {
    self.dossier = dossier
    self.outcome = outcome
    self.school = school
    self.pot = pot
  }

  /// The explanation as plain text.
  public var text: String {
    outcome.years.map { parts($0).map(\.text).joined(separator: "\n") }.joined(separator: "\n")
  }

  private func parts(_ year: YearOutcome) -> [Part] {
    guard let head = head(year) else {
      return [Part(title: "\(dossier.schools[school].code) bestaat niet in \(year.year).")]
    }
    guard !year.steps.isEmpty else {
      return [head, Part(title: AllocationWording.underivable(String(year.year)))]
    }
    let postings = postings(year)
    let pots = postings.reduce(into: [Int]()) { pots, posting in
      if !pots.contains(posting.pot) { pots.append(posting.pot) }
    }
    let total = postings.reduce(Int128(0)) { $0 + $1.cents }
    let what = pot.map { "Totaal uit pot \(dossier.pots[$0].name)" } ?? "Totaal \(year.year)"
    return [head] + postings.map(\.part) + [Part(title: "\(what): \(Euros.text(total))")]
      + potOrigins(pots, year) + (pot == nil ? claims(year) : claimsLeftOut(year))
  }

  /// Which school it is in a year, and its locations; nothing when it does not exist then.
  func head(_ year: YearOutcome) -> Part? {
    guard let row = dossier.schools[school].row(inYear: year.year) else { return nil }
    var part = Part(
      title: "\(row.name) (\(dossier.schools[school].code)), \(row.kind.rawValue), \(year.year)")
    part.add("Schoolbestuur: \(dossier.boards[row.board])", depth: 0)
    part.add("Bron: \(row.provenance.source) (\(row.provenance.status.rawValue))", depth: 0)
    for place in Membership(dossier, inYear: year.year).locations(ofSchool: school) {
      let location = dossier.locations[place]
      part.add(
        "Vestiging \(location.code): \(location.name)"
          + " (\(location.provenance.status.rawValue), \(location.provenance.source))", depth: 0)
    }
    return part
  }

  /// Every posting of the school in a year, with its pot and its amount in cents.
  func postings(_ year: YearOutcome) -> [(part: Part, pot: Int, cents: Int128)] {
    let membership = Membership(dossier, inYear: year.year)
    var postings: [(part: Part, pot: Int, cents: Int128)] = []
    for step in year.steps {
      let paying = dossier.steps[step.row].pot
      guard pot == nil || paying == pot else { continue }
      for posting in step.postings where posting.school == school {
        let derivation = PostingDerivation(
          dossier: dossier, year: year, step: step, posting: posting, membership: membership)
        postings.append((derivation.part, paying, Int128(posting.amount.cents)))
      }
    }
    return postings
  }

  /// For each of the pots, and for those that feed them, what came in and what went out.
  func potOrigins(_ pots: [Int], _ year: YearOutcome) -> [Part] {
    PotDerivation.chain(pots, in: PotDerivation.all(year, in: dossier)).map(\.part)
  }
}
