import Dossiers
import Numbers
import Results
import TestSupport
import Testing

/// Laws that hold for every list of transfers, on random ones.
@Suite struct `Random transfers` {
  /// Each list, with the random numbers that made it.
  static let seeds: [UInt64] = Array(1...120)

  @Test(arguments: seeds)
  func `come to what each month comes to`(seed: UInt64) throws {
    let list = try RandomTransfers(seed: seed)
    let run = EngineRun(list.tables)
    #expect(run.errors.isEmpty, "\(run.errors)")
    let ledger = MonthLedger(run.dossier, rate: list.rate)
    var found: [MonthLedger.Key: Int128] = [:]
    for year in run.outcome?.years ?? [] {
      for claim in year.settlement.claims where claim.rule == .follows {
        guard case .school(let payer) = claim.payer, case .school(let payee) = claim.payee else {
          Issue.record("a claim between schools has schools as parties")
          continue
        }
        let key = MonthLedger.Key(year: year.year, payer: payer, payee: payee)
        found[key, default: 0] += Int128(claim.amount.cents)
      }
    }
    #expect(found == ledger.cents.filter { $0.value != 0 })
  }

  @Test(arguments: seeds)
  func `are the same in two files, in any order`(seed: UInt64) throws {
    let list = try RandomTransfers(seed: seed)
    let (one, two) = (EngineRun(list.tables), EngineRun(list.split))
    #expect(one.claims == two.claims)
    #expect(one.transferRemarks == two.transferRemarks)
  }

  /// Worked out from the rows, and held against every claim by the month: those between schools and
  /// those of the vangnet.
  @Test(arguments: seeds)
  func `let no school pay more months than it was without the pupil`(seed: UInt64) throws {
    let list = try RandomTransfers(seed: seed)
    let run = EngineRun(list.tables)
    for year in run.outcome?.years ?? [] {
      var paid: [MonthLedger.PupilKey: Int] = [:]
      for claim in year.settlement.claims {
        guard case .transfer(let row) = claim.subject, case .school(let payer) = claim.payer,
          let months = claim.months
        else { continue }
        let pupil = run.dossier.transfers[row].pupil
        let key = MonthLedger.PupilKey(pupil: pupil, payer: payer, schoolYear: year.year)
        paid[key, default: 0] += months
      }
      for (key, months) in paid {
        let without = MonthLedger.monthsWithout(
          key.pupil, atSchool: key.payer, inYear: year.year, run.dossier)
        #expect(months <= without, "\(run.dossier.schools[key.payer].code) \(year.year)")
      }
    }
    let failed = (run.outcome?.years ?? []).flatMap(\.checks).filter { $0.verdict == .failed }
    #expect(failed.isEmpty, "\(failed)")
  }

  /// A month later costs exactly that month, whatever the rate; the months add up to the cent.
  @Test(arguments: [100_000, 825_000, 12_345, 1, 799_999, 1_000_001])
  func `change by one month when they begin a month later`(rate: Int) throws {
    let months = ["08", "09", "10", "11", "12", "01", "02", "03", "04", "05", "06", "07"]
    let totals = try months.map { month -> Int128 in
      let year = (Int(month) ?? 0) >= 8 ? 2025 : 2026
      return try RandomTransfers.total(from: "\(year)-\(month)-01", cents: rate)
    }
    for (place, month) in months.enumerated() {
      let next = place + 1 < totals.count ? totals[place + 1] : 0
      let left = (Int(month) ?? 0) >= 8 ? 13 - (Int(month) ?? 0) : 8 - (Int(month) ?? 0)
      #expect(totals[place] - next == Self.month(left, Int128(rate)), "\(month)")
    }
  }

  /// The lists are worth something.
  ///
  /// Most move money, some to vso, and among them are stays that are cut, where the months rounded by
  /// themselves would come to another cent: the twin that the laws must catch.
  @Test func `tell the engine from one that rounds each stay apart`() throws {
    var (moving, caught, inVso) = (0, 0, 0)
    for seed in Self.seeds {
      let run = EngineRun(try RandomTransfers(seed: seed).tables)
      let claims = (run.outcome?.years ?? []).flatMap(\.settlement.claims)
      if !claims.isEmpty { moving += 1 }
      if claims.contains(where: { $0.rule == .vangnetBasic }) { inVso += 1 }
      if claims.contains(where: { Self.apart($0) != Int128($0.amount.cents) }) { caught += 1 }
    }
    #expect(moving >= 80)
    #expect(caught >= 10)
    #expect(inVso >= 10)
  }

  private static func apart(_ claim: Claim) -> Int128? {
    guard case .months(let rate, let months, let after) = claim.derivation,
      let cents = rate.coefficient(atScale: 2)
    else { return nil }
    return rounded(cents * Int128(months - after), 12)
  }

  private static func month(_ left: Int, _ rate: Int128) -> Int128 {
    rounded(rate * Int128(left), 12) - rounded(rate * Int128(left - 1), 12)
  }

  private static func rounded(_ value: Int128, _ divisor: Int128) -> Int128 {
    (2 * value + divisor) / (2 * divisor)
  }
}
