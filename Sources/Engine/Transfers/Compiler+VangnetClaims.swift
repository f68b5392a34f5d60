import Dossiers
import Numbers
import Results

/// The three counts of the vangnet.
typealias VangnetDays = (october: Day, february: Day, june: Day)

extension Compiler {
  /// How many months the vangnet funds, and from which month of the school year to which.
  private func period(_ days: VangnetDays) -> (months: Int, range: Range<Int>, status: Status) {
    let year = SchoolYear(of: days.june)
    let first = year.firstMonth(from: days.february.next, .firstDay)
    let choice = dossier.choice(.period, as: VangnetPeriod.self, inYear: self.year)
    let status = choice?.status ?? .definitief
    switch choice?.value ?? .schoolYear {
    case .schoolYear: return (12 - first, first..<12, status)
    case .betweenCounts:
      let last = year.firstMonth(from: days.june.next, .firstDay)
      return (last - first, first..<last, status)
    case .year: return (12, first..<12, status)
    }
  }

  // MARK: Support

  /// The samenwerkingsverband pays the support of the funded growth to the location's schoolbestuur.
  mutating func compileSupport(
    _ location: VangnetPlan, _ place: Int, _ growths: [Scalar], _ days: VangnetDays,
    _ plan: inout YearPlan
  ) {
    let rates = dossier.vangnet.map { rate(ofParameter: $0.rate, at: $0.provenance.origin) }
    guard !rates.contains(where: { $0 == nil }) else { return }
    let supports = rates.compactMap { $0 }
    let (months, _, firmness) = period(days)
    let choice = dossier.choice(.categories, as: VangnetCounting.self, inYear: year)
    let common = [location.status, firmness, choice?.status ?? .definitief]
      .reduce(.definitief, max)
    let (twelve, count) = (constant(12), constant(Int128(months)))
    func claim(
      _ category: Int?, _ amount: Scalar, _ pupils: Scalar, _ status: Status,
      _ derivation: ClaimPlan.Derivation
    ) -> ClaimPlan {
      ClaimPlan(
        rule: .vangnetSupport, subject: .growth(location: place, category: category),
        payer: .consortium, payee: .school(location.school), amount: amount,
        derivation: derivation, day: days.june, pupils: pupils, status: max(common, status))
    }
    let rising = growths.map { larger($0, builder.zero) }
    switch choice?.value ?? .proportional {
    case .proportional:
      let all = sum(rising)
      for (place, category) in location.categories.enumerated() {
        let rate = supports[category.category]
        let amount = cents(
          rate, times: [location.funded, rising[place], count], over: [all, twelve])
        plan.claims.append(
          claim(
            category.category, amount, rising[place], rate.status,
            .growth(
              rate: rate, months: months, pupils: rising[place], funded: location.funded,
              heads: all)))
      }
    case .lowest, .highest:
      let order = order(supports, highestFirst: choice?.value == .highest)
      var left = location.funded
      let one = constant(1)
      for place in order {
        let taken = builder.scalar()
        builder.emit(.smaller(into: taken, left, rising[place]))
        left = difference(left, taken)
        let amount = cents(supports[place], times: [taken, count], over: [twelve])
        plan.claims.append(
          claim(
            place, amount, taken, supports[place].status,
            .growth(rate: supports[place], months: months, pupils: taken, funded: one, heads: one)))
      }
    case .balance:
      let euros = balance(growths, supports)
      let divisor = larger(location.growth, constant(1))
      let amount = larger(
        cents(euros, times: [location.funded, count], over: [divisor, twelve]), builder.zero)
      plan.claims.append(
        claim(
          nil, amount, location.funded, euros.status,
          .balance(
            euros: euros, months: months, funded: location.funded, growth: location.growth)))
    }
  }

  /// The categories by their amount; of equal ones the first in the table goes first.
  private func order(_ rates: [ClaimPlan.Rate], highestFirst: Bool) -> [Int] {
    let amounts = dossier.vangnet.map {
      dossier.parameters[$0.rate].value(inYear: year)?.number ?? Decimal(coefficient: 0, scale: 0)
    }
    return rates.indices.sorted { left, right in
      let scale = max(amounts[left].scale, amounts[right].scale)
      let first = amounts[left].coefficient(atScale: scale) ?? 0
      let second = amounts[right].coefficient(atScale: scale) ?? 0
      if first == second { return left < right }
      return highestFirst ? first > second : first < second
    }
  }

  /// The growth of each category × its amount, added up; shrinkage counts against growth.
  private mutating func balance(
    _ growths: [Scalar], _ rates: [ClaimPlan.Rate]
  ) -> ClaimPlan.Rate {
    let scale = rates.reduce(0) { max($0, $1.scale) }
    let terms = zip(growths, rates).map { growth, rate -> Scalar in
      let into = builder.scalar()
      builder.emit(.widen(into: into, rate.register, digits: UInt8(scale - rate.scale)))
      let product = builder.scalar()
      builder.emit(.multiply(into: product, into, growth))
      return product
    }
    return ClaimPlan.Rate(
      register: sum(terms), scale: scale, status: rates.reduce(.definitief) { max($0, $1.status) })
  }

  // MARK: Basic funding

  /// The school that had the pupil on 1 October pays the months from the pupil's first day at the
  /// location; growth that names no such school stays with the samenwerkingsverband.
  mutating func compileBasicFunding(
    _ location: VangnetPlan, _ place: Int, _ arrivals: [TransferHistory.Arrival],
    _ days: VangnetDays, _ plan: inout YearPlan
  ) {
    let (_, range, firmness) = period(days)
    let schoolYear = SchoolYear(of: days.june)
    let (twelve, one) = (constant(12), constant(1))
    for arrival in arrivals {
      guard let payer = arrival.payer, payer != location.school else { continue }
      let transfer = dossier.transfers[arrival.row]
      let origin = transfer.provenance.origin
      let months =
        history?.stay(ofRow: arrival.row).map { stay in
          stay.schoolYear == schoolYear ? stay.months.clamped(to: range).count : 0
        } ?? 0
      guard areOpen([payer], transfer),
        let rate = rate(transfer.funding, ofSchool: payer, inYear: year, at: origin)
      else { continue }
      let amount = cents(
        rate, times: [constant(Int128(months)), location.funded], over: [location.heads, twelve])
      plan.claims.append(
        ClaimPlan(
          rule: .vangnetBasic, subject: .transfer(arrival.row), payer: .school(payer),
          payee: .school(location.school), amount: amount,
          derivation: .growth(
            rate: rate, months: months, pupils: one, funded: location.funded,
            heads: location.heads),
          day: days.june,
          status: [transfer.provenance.status, location.status, firmness, rate.status]
            .reduce(.definitief, max)))
    }
    compileUnnamed(location, place, months: range.count, firmness, days, &plan)
  }

  private mutating func compileUnnamed(
    _ location: VangnetPlan, _ place: Int, months: Int, _ firmness: Status, _ days: VangnetDays,
    _ plan: inout YearPlan
  ) {
    let origin = dossier.vangnet[0].provenance.origin
    guard let rate = amount(.unnamedFunding, .euroPerPupil, at: origin) else { return }
    let amount = cents(
      rate, times: [constant(Int128(months)), location.funded, location.unnamed],
      over: [location.heads, constant(12)])
    plan.claims.append(
      ClaimPlan(
        rule: .vangnetUnnamed, subject: .growth(location: place, category: nil),
        payer: .consortium, payee: .school(location.school), amount: amount,
        derivation: .growth(
          rate: rate, months: months, pupils: location.unnamed, funded: location.funded,
          heads: location.heads),
        day: days.june, pupils: location.unnamed,
        status: [location.status, firmness, rate.status].reduce(.definitief, max)))
  }
}
