import Numbers

/// How the numbers of eight runs are counted at once: the same as one by one.
struct FastCounting: Sendable {
  /// A value whose spread is kept.
  private struct Spread: Sendable {
    /// Its place among the spreads.
    let place: Int
    let terms: Range<Int>
    /// What is added, so that 0 is the first edge of the bins.
    let constant: Double
    /// One over the width of a bin, and what makes the nearest whole number the one below.
    let scale, shift: Double
    /// Its bins, from here on.
    let bins: Int
    /// Whether every value is in a bin whose number fits 32 bits, of more bins than there are.
    let isNarrow: Bool
    /// The numbers that are counted apart, as places in ``often``.
    let often: Range<Int>
  }

  private struct Limit: Sendable {
    let place: Int
    let terms: Range<Int>
    let constant: Double
    let isAbove: Bool
    let limit: Double
  }

  private let spreads: [Spread]
  private let limits: [Limit]
  /// What holds for every run: the bins and the sums of what does not vary, the limits it crosses.
  private let constants: [(spread: Int, bin: Int, sum: Int128)]
  private let crossed: [Int]
  /// Numbers that are counted apart, less the first edge of their bins.
  private let often: [Double]
  private let terms: [Int32]
  private let zeros: [Int32]
  private let lastBin: Int32
  /// After so many batches sums are collected at the latest, so that they stay exact.
  let mostBatches: Int
  var spreadCount: Int { spreads.count }
  var oftenCount: Int { often.count }
  var limitCount: Int { limits.count }

  init(_ fast: FastProgram, _ plan: SimulationPlan) {
    var spreads: [Spread] = []
    var constants: [(spread: Int, bin: Int, sum: Int128)] = []
    var widest: Int128 = 1
    for (place, value) in plan.spreadValues.enumerated() {
      let bins = plan.bins[place]
      let (bounds, observed) = (fast.bounds[value], fast.observed[value])
      let start = place * plan.binCount
      if let only = bounds.only {
        constants.append(
          (place, start + bins.place(of: only, of: plan.binCount), only - bins.first))
        continue
      }
      let width = Double(Int128(1) << Int128(bins.shift))
      spreads.append(
        Spread(
          place: place, terms: observed.places,
          constant: observed.constant - Double(bins.first), scale: 1 / width,
          shift: -0.5 + 0.5 / width, bins: start,
          isNarrow: Interval(
            (bounds.low - bins.first) >> Int128(bins.shift),
            (bounds.high - bins.first) >> Int128(bins.shift)
          ).isWithin(1 << 31),
          often: plan.oftenStarts[place]..<plan.oftenStarts[place + 1]))
      widest = max(widest, bounds.high - bins.first, bins.first - bounds.low)
    }
    var limits: [Limit] = []
    var crossed: [Int] = []
    for (place, limit) in plan.observations.limits.enumerated() {
      let (bounds, observed) = (fast.bounds[limit.value], fast.observed[limit.value])
      let all = limit.isAbove ? bounds.low > limit.limit : bounds.high < limit.limit
      let none = limit.isAbove ? bounds.high <= limit.limit : bounds.low >= limit.limit
      if all { crossed.append(place) }
      if all || none { continue }
      limits.append(
        Limit(
          place: place, terms: observed.places, constant: observed.constant,
          isAbove: limit.isAbove, limit: Double(limit.limit)))
    }
    often = plan.bins.flatMap { bins in bins.often.map { Double($0 - bins.first) } }
    self.spreads = spreads
    self.limits = limits
    self.constants = constants
    self.crossed = crossed
    terms = fast.terms
    zeros = fast.zeros
    lastBin = Int32(plan.binCount - 1)
    mostBatches = Int(max(1, min(1 << 20, (1 << 53) / widest)))
  }

  /// Counts eight runs.
  func count(
    _ places: UnsafeMutablePointer<Lanes>, in sums: FastSums, _ tally: inout SimulationTally
  ) {
    let one = Lanes(repeating: 1)
    let zero = SIMD8<Int32>.zero
    let most = SIMD8<Int32>(repeating: lastBin)
    let past = Double(lastBin) + 1
    terms.withUnsafeBufferPointer { terms in
      tally.bins.withUnsafeMutableBufferPointer { all in
        guard let bins = all.baseAddress else { return }
        for (place, spread) in spreads.enumerated() {
          var value = Lanes(repeating: spread.constant)
          for term in spread.terms { value += places[Int(terms[term])] }
          sums.sums[place] += value
          for number in spread.often {
            sums.often[number] += Lanes.zero.replacing(with: one, where: value .== often[number])
          }
          var bin = value * spread.scale + spread.shift
          if !spread.isNarrow {
            bin = bin.replacing(with: -1, where: bin .< -1)
            bin = bin.replacing(with: past, where: bin .> past)
          }
          var chosen = bin.narrow
          chosen = chosen.replacing(with: zero, where: chosen .< zero)
          chosen = chosen.replacing(with: most, where: chosen .> most)
          let start = bins + spread.bins
          for lane in 0..<8 { start[Int(chosen[lane])] &+= 1 }
        }
      }
      for (place, limit) in limits.enumerated() {
        var value = Lanes(repeating: limit.constant)
        for term in limit.terms { value += places[Int(terms[term])] }
        let crosses = limit.isAbove ? value .> limit.limit : value .< limit.limit
        sums.crossings[place] += Lanes.zero.replacing(with: one, where: crosses)
      }
    }
    var unbalanced = LaneMask(repeating: false)
    for zero in zeros { unbalanced = unbalanced .| (places[Int(zero)] .!= 0) }
    if unbalanced.hasAny {
      for lane in 0..<8 where unbalanced[lane] { tally.unbalancedRuns += 1 }
    }
  }

  /// Adds to a tally what so many batches came to, and begins anew.
  func collect(_ sums: FastSums, _ batches: Int, in tally: inout SimulationTally) {
    guard batches > 0 else { return }
    let runs = batches * 8
    tally.runs += runs
    for (place, spread) in spreads.enumerated() {
      // Each is below 2^53.
      var sum: Int64 = 0
      for lane in 0..<8 { sum += Int64(sums.sums[place][lane]) }
      tally.sums[spread.place] += Int128(sum)
      sums.sums[place] = .zero
    }
    for place in often.indices {
      for lane in 0..<8 { tally.often[place] += Int(sums.often[place][lane]) }
      sums.often[place] = .zero
    }
    for (place, limit) in limits.enumerated() {
      for lane in 0..<8 { tally.crossings[limit.place] += Int(sums.crossings[place][lane]) }
      sums.crossings[place] = .zero
    }
    for constant in constants {
      tally.sums[constant.spread] += constant.sum * Int128(runs)
      tally.bins[constant.bin] += UInt32(runs)
    }
    for limit in crossed { tally.crossings[limit] += runs }
  }
}

/// The sums of some batches, for each of the eight runs apart.
struct FastSums {
  let sums: UnsafeMutablePointer<Lanes>
  let often: UnsafeMutablePointer<Lanes>
  let crossings: UnsafeMutablePointer<Lanes>

  init(_ counting: FastCounting?) {
    func zeros(_ count: Int) -> UnsafeMutablePointer<Lanes> {
      let start = UnsafeMutablePointer<Lanes>.allocate(capacity: count)
      start.initialize(repeating: .zero, count: count)
      return start
    }
    sums = zeros(counting?.spreadCount ?? 0)
    often = zeros(counting?.oftenCount ?? 0)
    crossings = zeros(counting?.limitCount ?? 0)
  }

  /// Gives the memory back.
  func free() {
    sums.deallocate()
    often.deallocate()
    crossings.deallocate()
  }
}
