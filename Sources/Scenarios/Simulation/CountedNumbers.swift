/// Numbers that are counted in bins, to be found by their rank.
struct CountedNumbers {
  let bins: Bins
  /// The last bin; what lies outside is counted in it and in the first.
  let last: Int
  /// The bins that are not empty, with their numbers, from low to high.
  let counts: [(bin: Int, count: Int128)]
  /// Numbers that are counted apart as well, from low to high.
  let often: [(number: Int128, count: Int128)]

  /// How many there are.
  var total: Int128 { counts.reduce(Int128(0)) { $0 + $1.count } }

  /// How far a number that is found may be from the one of that rank.
  var precision: Int128 { (Int128(1) << Int128(bins.shift)) - 1 }

  /// The number that `part` of a hundred are not above: the lowest of which at least so many are.
  func quantile(_ part: Int128) -> Int128 {
    number(max(1, (total * part + 99) / 100))?.number ?? bins.first
  }

  /// How far P5, P25, P50, P75 or P95 may be from those of endless runs in 19 of 20 cases.
  ///
  /// Of so many runs the number below the quantile differs by 1,96 × √(n p (1 − p)) at most, so the
  /// quantile of endless runs lies between the numbers of these ranks, whatever the distribution is.
  /// Nothing when there are no such ranks, or when they lie where numbers are counted together.
  var margin: Int128? {
    let total = total
    var most: Int128 = 0
    for part in [5, 25, 50, 75, 95] as [Int128] {
      let share = Double(total) * Double(part) / 100
      let distance = 1.96 * (share * Double(100 - part) / 100).squareRoot()
      guard let lowest = number(Int128((share - distance).rounded(.down))),
        let highest = number(Int128((share + distance).rounded(.up)) + 1),
        lowest.bin > 0 || bins.isExact(lowest.number),
        highest.bin < last || bins.isExact(highest.number)
      else { return nil }
      let middle = quantile(part)
      most = max(most, middle - lowest.number, highest.number - middle)
    }
    return most + precision
  }

  /// The number with a rank, 1 up to all, and its bin.
  private func number(_ wanted: Int128) -> (number: Int128, bin: Int)? {
    guard wanted >= 1 else { return nil }
    var rank = wanted
    for (bin, count) in counts {
      if rank <= count { return (number(rank, of: count, inBin: bin), bin) }
      rank -= count
    }
    return nil
  }

  /// A number of a bin by its rank, 1 to `count`.
  ///
  /// All but those that are counted apart stand equally far from each other, as far as we know.
  private func number(_ rank: Int128, of count: Int128, inBin bin: Int) -> Int128 {
    let width = Int128(1) << Int128(bins.shift)
    let edge = bins.first + Int128(bin) * width
    let inside = often.filter { $0.number >= edge && $0.number < edge + width }
    let others = count - inside.reduce(0) { $0 + $1.count }
    var rank = rank
    for (number, count) in inside {
      let below = (number - edge) * others / width
      if rank <= below { break }
      if rank <= below + count { return number }
      rank -= count
    }
    return edge + (2 * rank - 1) * width / (2 * max(others, 1))
  }
}

extension Bins {
  /// Whether a number is one of those that are counted apart.
  func isExact(_ number: Int128) -> Bool { often.contains(number) }
}
