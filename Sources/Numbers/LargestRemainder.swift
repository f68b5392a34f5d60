/// Division by largest remainder (Hamilton), the way every pot is divided to the last unit.
///
/// Each key first gets the whole units of its quota `units × key / total`; what is left goes, one unit
/// each, to the keys with the largest remainders, ties to the lowest index. Indices follow the order
/// of the school codes, so the tie rule is "by school code".
///
/// The value is a workspace: it is made once for the largest group, the caller fills ``keys`` and
/// reads ``shares`` and ``extra``, and ``divide(_:count:)`` allocates nothing.
///
/// Range: |units| < 2^63 and, after reduction by the common divisor, total < 2^63; then every product
/// is below 2^126 and exact in `Int128`. What does not fit is refused, never wrapped.
public struct LargestRemainder: Sendable {
  /// Why a division could not be made.
  public enum Refusal: Error, Equatable, Sendable {
    /// The key at this index is below zero.
    case negativeKey(index: Int)
    /// There are units to divide, but no key is above zero.
    case zeroTotal
    /// The units or the total of the keys do not fit the proof above.
    case tooLarge
  }

  /// The keys, filled by the caller; only the first `count` take part.
  public var keys: [Int128]
  /// The units of each key, in the order of ``keys``.
  public private(set) var shares: [Int128]
  /// Whether the key received one of the units that were left over.
  public private(set) var extra: [Bool]
  private var remainders: [Int128]
  private var order: [Int32]

  /// A workspace for groups of at most `capacity` keys; no two arrays share memory, so that the first
  /// division allocates as little as the next.
  public init(capacity: Int) {
    keys = Array(repeating: 0, count: capacity)
    shares = Array(repeating: 0, count: capacity)
    extra = Array(repeating: false, count: capacity)
    remainders = Array(repeating: 0, count: capacity)
    order = Array(repeating: 0, count: capacity)
  }

  /// Divides `units` (negative too) over the first `count` keys.
  public mutating func divide(_ units: Int128, count: Int) throws(Refusal) {
    let total = try reducedTotal(count)
    for index in 0..<count {
      shares[index] = 0
      extra[index] = false
    }
    if units == 0 { return }
    guard total > 0 else { throw .zeroTotal }
    guard units.magnitude < 1 << 63 else { throw .tooLarge }
    let amount = Int128(units.magnitude)
    var left = amount
    for index in 0..<count {
      let (share, remainder) = (amount * keys[index]).quotientAndRemainder(dividingBy: total)
      shares[index] = share
      remainders[index] = remainder
      order[index] = Int32(index)
      left -= share
    }
    if left > 0 { selectLargest(Int(left), of: count) }
    for position in 0..<Int(left) {
      shares[Int(order[position])] += 1
      extra[Int(order[position])] = true
    }
    if units < 0 {
      for index in 0..<count { shares[index].negate() }
    }
  }

  /// The total of the keys, after dividing all of them by their common divisor where that is needed.
  private mutating func reducedTotal(_ count: Int) throws(Refusal) -> Int128 {
    for index in 0..<count where keys[index] < 0 { throw .negativeKey(index: index) }
    if let total = total(count) { return total }
    var divisor: Int128 = 0
    for index in 0..<count { divisor = Self.commonDivisor(divisor, keys[index]) }
    for index in 0..<count { keys[index] /= divisor }
    guard let total = total(count) else { throw .tooLarge }
    return total
  }

  /// The total of the keys, or nothing when it is not below 2^63.
  private func total(_ count: Int) -> Int128? {
    var total: Int128 = 0
    for index in 0..<count {
      let (sum, overflow) = total.addingReportingOverflow(keys[index])
      guard !overflow, sum < 1 << 63 else { return nil }
      total = sum
    }
    return total
  }

  private static func commonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (large, small) = (left, right)
    while small != 0 { (large, small) = (small, large % small) }
    return large
  }

  /// Whether index `left` comes before index `right` in line for a unit that is left over.
  private func precedes(_ left: Int32, _ right: Int32) -> Bool {
    let (first, second) = (remainders[Int(left)], remainders[Int(right)])
    return first == second ? left < right : first > second
  }

  /// Brings the `wanted` indices that are first in line to the front of `order` (quickselect).
  private mutating func selectLargest(_ wanted: Int, of count: Int) {
    var low = 0
    var high = count - 1
    while low < high {
      let pivot = order[low + (high - low) / 2]
      var left = low
      var right = high
      while left <= right {
        while precedes(order[left], pivot) { left += 1 }
        while precedes(pivot, order[right]) { right -= 1 }
        if left <= right {
          order.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if wanted - 1 <= right {
        high = right
      } else if wanted - 1 >= left {
        low = left
      } else {
        return
      }
    }
  }
}
