import Numbers

/// What ``Instruction/limit(_:)`` reads and writes.
///
/// Each member has an amount of last year and one of now. What it gets more is its gain, what it gets
/// less its loss. Losses beyond the cap are made up for by those that gain, gains beyond the cap by
/// what those that lose get back; together that is exactly zero.
public struct Limit: Hashable, Sendable {
  /// What each member gets now.
  public let now: Column
  /// What it got last year.
  public let before: Column
  /// The most that it may gain or lose; below zero is zero.
  public let cap: Column
  /// What it gets more, or less, because of the cap.
  public let into: Column
  /// Whether it received a unit of the remainder: 0 or 1.
  public let extra: Column
  /// What those that lose get back together.
  public let moved: Scalar
  /// What stays beyond the caps.
  public let unmet: Scalar
  /// The unit of the division, where all amounts are multiples of it.
  public let unit: Int64
  /// Whether losses are capped.
  public let capsLosses: Bool
  /// Whether gains are capped.
  public let capsGains: Bool
  /// The members.
  public let members: Members
}

extension Registers {
  /// What one member gains or loses, and how much of it lies beyond the cap.
  private struct Part {
    var gain: Int128 = 0
    var loss: Int128 = 0
    var beyondGain: Int128 = 0
    var beyondLoss: Int128 = 0
  }

  /// Executes ``Instruction/limit(_:)``.
  mutating func execute(_ limit: Limit, members: [Int32]) -> Fault.Cause? {
    let start = Int(limit.members.start)
    let places = start..<start + Int(limit.members.count)
    var total = Part()
    var unit = Int128(limit.unit)
    for place in places {
      guard let part = part(Int(members[place]), limit),
        let sum = Self.sum(total, part)
      else { return .overflow }
      total = sum
      if (part.gain + part.loss) % unit != 0 || part.beyondGain % unit != 0
        || part.beyondLoss % unit != 0
      {
        unit = 1
      }
    }
    // What is taken from gains is what is given to losses, whichever asks for more.
    let given = min(max(total.beyondGain, total.beyondLoss), min(total.gain, total.loss))
    self[limit.moved] = given
    self[limit.unmet] = max(total.beyondGain, total.beyondLoss) - given
    if let cause = share(given, of: limit, members, unit, .gains, total) { return cause }
    return share(given, of: limit, members, unit, .losses, total)
  }

  private enum Side { case gains, losses }

  /// Divides what is taken from gains, or given to losses: first what lies beyond the caps, and what is
  /// more than that over the rest; when it is less, it is divided over what lies beyond.
  private mutating func share(
    _ given: Int128, of limit: Limit, _ members: [Int32], _ unit: Int128, _ side: Side,
    _ total: Part
  ) -> Fault.Cause? {
    let start = Int(limit.members.start)
    let count = Int(limit.members.count)
    let beyond = side == .gains ? total.beyondGain : total.beyondLoss
    let isShort = given < beyond
    for place in 0..<count {
      guard let part = part(Int(members[start + place]), limit) else { return .overflow }
      let (all, own) =
        side == .gains ? (part.gain, part.beyondGain) : (part.loss, part.beyondLoss)
      division.keys[place] = (isShort ? own : all - own) / unit
    }
    do {
      try division.divide((isShort ? given : given - beyond) / unit, count: count)
    } catch {
      return .overflow
    }
    for place in 0..<count {
      let school = Int(members[start + place])
      guard let part = part(school, limit) else { return .overflow }
      let own = side == .gains ? part.beyondGain : part.beyondLoss
      let amount = division.shares[place] * unit + (isShort ? 0 : own)
      let extra: Int128 = division.extra[place] ? 1 : 0
      // Nobody gains and loses.
      if side == .gains {
        self[limit.into, school] = -amount
        self[limit.extra, school] = extra
      } else if part.loss > 0 {
        self[limit.into, school] = amount
        self[limit.extra, school] = extra
      }
    }
    return nil
  }

  private func part(_ school: Int, _ limit: Limit) -> Part? {
    let (difference, overflow) = self[limit.now, school].subtractingReportingOverflow(
      self[limit.before, school])
    guard !overflow, difference != .min else { return nil }
    let cap = max(self[limit.cap, school], 0)
    var part = Part(gain: max(difference, 0), loss: max(-difference, 0))
    if limit.capsGains { part.beyondGain = max(part.gain - cap, 0) }
    if limit.capsLosses { part.beyondLoss = max(part.loss - cap, 0) }
    return part
  }

  private static func sum(_ left: Part, _ right: Part) -> Part? {
    let gain = left.gain.addingReportingOverflow(right.gain)
    let loss = left.loss.addingReportingOverflow(right.loss)
    guard !gain.overflow, !loss.overflow else { return nil }
    // What lies beyond is never more than the whole.
    return Part(
      gain: gain.partialValue, loss: loss.partialValue,
      beyondGain: left.beyondGain + right.beyondGain,
      beyondLoss: left.beyondLoss + right.beyondLoss)
  }
}
