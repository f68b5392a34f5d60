import Formats

/// A number of pupils of which DUO hides some cells: each hidden one is 1 to 4.
struct PupilRange {
  /// The pupils that are not hidden.
  var known: Int64 = 0
  /// The number of cells that are hidden.
  var hidden: Int64 = 0
  /// The most that there can be, when another count bounds it.
  var bound: Int64?

  /// The fewest and the most that a hidden cell may stand for.
  static let cell: ClosedRange<Int64> = 1...4
  /// The most pupils that a cell may hold; more is no count of a location.
  static let largestCell: Int64 = 999_999

  var lower: Int64 { known + hidden * Self.cell.lowerBound }

  var upper: Int64 {
    let all = known + hidden * Self.cell.upperBound
    guard let bound else { return all }
    let most = max(lower, min(all, bound))
    // What DUO hides stays hidden, whatever follows from another file for the hidden cells together.
    return hidden > 0 && most - known <= Self.cell.upperBound ? all : most
  }

  /// Whether more than one number is possible.
  var isUncertain: Bool { lower < upper }

  /// The number by the answer to what is hidden.
  func pupils(_ hidden: HiddenPupils) -> Int64 {
    switch hidden {
    case .refused, .lower: lower
    case .upper: upper
    case .each(let pupils): min(max(known + self.hidden * pupils, lower), upper)
    }
  }

  static func + (left: PupilRange, right: PupilRange) -> PupilRange {
    PupilRange(known: left.known + right.known, hidden: left.hidden + right.hidden)
  }
}

/// The answer to what DUO hides.
public enum HiddenPupils: Hashable, Sendable {
  /// A hidden cell stops the import.
  case refused
  /// As few pupils as possible.
  case lower
  /// As many pupils as possible.
  case upper
  /// So many for each hidden cell, 1 to 4.
  case each(Int64)
}
