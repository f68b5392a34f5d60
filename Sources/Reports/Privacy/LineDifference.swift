import Dossiers
import Numbers
import Results

/// The pupils by whom a printed budget line of transfers differs between two outcomes: set beside
/// each other, the two tell what those come to.
struct LineDifference {
  typealias Run = (dossier: Dossier, outcome: Outcome)

  /// Whether no printed line differs by one to four pupils, for any reader.
  let isShown: Bool

  init(_ one: Run, _ other: Run, fold: LineFold) {
    let rules = ClaimRule.allCases.filter { rule in
      [one, other].contains { fold.isLine(of: rule, in: $0.dossier) == .printed }
    }
    let pupils = Self.pupils(one.dossier, other.dossier)
    let years = Set((one.outcome.years + other.outcome.years).map(\.year))
    isShown = years.allSatisfy { year in
      rules.allSatisfy { rule in
        let before = Self.entries(rule, year, one)
        let after = Self.entries(rule, year, other)
        return !Self.difference(before, after, pupils).isSmall
      }
    }
  }

  // MARK: What stands behind a line

  /// What a claim is about, by names that both dossiers have.
  private enum Subject: Hashable {
    case transfer(String)
    case growth(location: String, category: String?)
  }

  private struct Entry {
    var cents: Int128
    /// The amount of one pupil a year, where the amount is that of several.
    let rate: Decimal?
    let months: Int
    /// The pupils who are paid for.
    let pupils: Int
    let boards: Set<Int>
  }

  /// A pupil in whom the outcomes differ.
  private enum Pupil: Hashable {
    case named(Int)
    case counted(location: String, number: Int)
  }

  private static func entries(
    _ rule: ClaimRule, _ year: Int, _ run: Run
  ) -> [Subject: Entry] {
    guard let year = run.outcome.years.first(where: { $0.year == year }) else { return [:] }
    var entries: [Subject: Entry] = [:]
    for claim in year.settlement.claims
    where claim.rule == rule && (claim.payer == .consortium || claim.payee == .consortium) {
      let subject: Subject =
        switch claim.subject {
        case .transfer(let transfer): .transfer(run.dossier.transfers[transfer].code)
        case .growth(let location, let category):
          .growth(
            location: year.settlement.vangnet[location].location,
            category: category.map { run.dossier.vangnet[$0].name })
        }
      let entry = Entry(
        cents: Int128(claim.amount.cents), rate: claim.rate, months: claim.months,
        pupils: claim.funded, boards: year.boards(of: claim, in: run.dossier))
      if entries[subject] == nil {
        entries[subject] = entry
      } else {
        entries[subject]?.cents += entry.cents
      }
    }
    return entries
  }

  /// A number for the pupil of each transfer, the same in both dossiers.
  private static func pupils(_ one: Dossier, _ other: Dossier) -> [String: Int] {
    var pupils: [String: Int] = [:]
    for transfer in one.transfers { pupils[transfer.code] = transfer.pupil }
    var same: [Int: Int] = [:]
    for transfer in other.transfers {
      if let pupil = pupils[transfer.code] { same[transfer.pupil] = pupil }
    }
    for transfer in other.transfers where pupils[transfer.code] == nil {
      pupils[transfer.code] = same[transfer.pupil] ?? -1 - transfer.pupil
    }
    return pupils
  }

  // MARK: What differs

  private static func difference(
    _ before: [Subject: Entry], _ after: [Subject: Entry], _ pupils: [String: Int]
  ) -> KnownGroup<Pupil> {
    var group = KnownGroup<Pupil>()
    for subject in Set(before.keys).union(after.keys) {
      let (one, other) = (before[subject], after[subject])
      guard one?.cents != other?.cents else { continue }
      let boards = [one, other].compactMap { $0?.boards }.reduce(nil) { known, boards in
        known.map { $0.intersection(boards) } ?? boards
      }
      switch subject {
      case .transfer(let code):
        group.add(.named(pupils[code] ?? -1), knownTo: boards ?? [])
      case .growth(let location, _):
        // Growth at one rate differs by the pupils that come or go; another rate is of them all.
        let (fewer, more) = (one?.pupils ?? 0, other?.pupils ?? 0)
        let isSameRate = one?.rate == other?.rate && one?.months == other?.months
        let count =
          isSameRate ? max((fewer - more).magnitude, 1) : UInt(max(fewer, more, 1))
        for number in 0..<Int(min(count, UInt(KnownGroup<Pupil>.smallest))) {
          group.add(.counted(location: location, number: number), knownTo: boards ?? [])
        }
      }
    }
    return group
  }
}

extension Claim {
  fileprivate var rate: Decimal? {
    switch derivation {
    case .months(let rate, _, _), .growth(let rate, _, _, _, _), .fixed(let rate): rate.reduced
    case .balance, .proof: nil
    }
  }

  fileprivate var months: Int {
    switch derivation {
    case .months(_, let months, _), .growth(_, let months, _, _, _), .balance(_, let months, _, _):
      months
    case .fixed, .proof: 0
    }
  }

  /// The pupils behind the claim as far as they are funded.
  fileprivate var funded: Int {
    switch derivation {
    case .growth(_, _, _, let funded, let heads), .balance(_, _, let funded, let heads):
      heads > 0 ? Int(clamping: Int128(pupils) * funded / heads) : pupils
    case .months, .fixed, .proof: pupils
    }
  }
}
