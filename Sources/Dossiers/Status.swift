/// How firm a value is, from firm to weak, in the order of the cases.
///
/// A posting has the weakest status of its own cells; a run that rests on anything weaker than
/// ``prognose`` is a *rekenvoorbeeld* and says so on every page.
public enum Status: String, CaseIterable, Comparable, Sendable {
  /// Final: will not change.
  case definitief
  /// Adopted by the body that decides on it.
  case vastgesteld
  /// Published, but replaced later.
  case voorlopig
  /// A forecast by a named source.
  case prognose
  /// Ordered by the owner; no other source.
  case opdracht
  /// Estimated from real figures.
  case schatting
  /// Assumed: no source gives it.
  case aanname
  /// Invented, for the tutorial only.
  case voorbeeld

  /// 0 for the firmest status, rising as they weaken.
  @inline(__always)
  public var weakness: Int {
    switch self {
    case .definitief: 0
    case .vastgesteld: 1
    case .voorlopig: 2
    case .prognose: 3
    case .opdracht: 4
    case .schatting: 5
    case .aanname: 6
    case .voorbeeld: 7
    }
  }

  /// Whether money that rests on it makes a run a *rekenvoorbeeld*: weaker than `prognose`.
  public var needsDecision: Bool { weakness > Status.prognose.weakness }

  /// Firmer comes first.
  public static func < (left: Status, right: Status) -> Bool { left.weakness < right.weakness }
}
