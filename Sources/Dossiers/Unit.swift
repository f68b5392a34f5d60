/// What a number counts: powers of the euro, the pupil and the school, and how it is written.
///
/// Units are checked before anything is computed: a product adds the powers, a sum needs them equal.
/// Weights, scores, shares and counts of other things than pupils have no dimension.
public struct Unit: Hashable, Sendable {
  /// The unit as the table writes it, such as `€ per leerling`.
  public let name: String
  /// The power of the euro: 1 for an amount of money.
  public let euros: Int
  /// The power of the pupil: 1 for a count, −1 for an amount per pupil.
  public let pupils: Int
  /// The power of the school: −1 for an amount per school, which is no amount of money in a pot.
  public let schools: Int
  /// Whether the cell is a percentage: 3,5 stands for 0,035.
  public let isPercentage: Bool
  /// Whether the cell holds a named choice instead of a number.
  public let isChoice: Bool

  init(
    _ name: String, euros: Int = 0, pupils: Int = 0, schools: Int = 0, percentage: Bool = false,
    choice: Bool = false
  ) {
    self.name = name
    self.euros = euros
    self.pupils = pupils
    self.schools = schools
    self.isPercentage = percentage
    self.isChoice = choice
  }

  /// An amount of money.
  public static let euro = Unit("€", euros: 1)
  /// What is paid for a pupil, mostly for a year.
  public static let euroPerPupil = Unit("€ per leerling", euros: 1, pupils: -1)
  /// What each school of a doelgroep gets.
  public static let euroPerSchool = Unit("€ per school", euros: 1, schools: -1)
  /// A number of pupils.
  public static let pupil = Unit("leerlingen", pupils: 1)
  /// A bare number.
  public static let bare = Unit("aantal")
  /// The year in which something begins; `vanaf` and `tot` may name it.
  public static let year = Unit("jaar")
  /// A share of a whole, written as a percentage.
  public static let percent = Unit("%", percentage: true)

  /// A switch, 0 or 1: it lets through what it is multiplied with, or not.
  public static let toggle = Unit("schakelaar")

  /// The name of a choice.
  public static let choice = Unit("keuze", choice: true)

  /// Every unit that a table may name.
  public static let all: [Unit] = [
    .euro, .euroPerPupil, .euroPerSchool,
    .pupil, .bare, Unit("gewicht"), Unit("score"), Unit("factor"), .percent, .year,
    .toggle, .choice,
  ]

  /// Whether two numbers of these units may be added.
  public func isAddable(to other: Unit) -> Bool {
    euros == other.euros && pupils == other.pupils && schools == other.schools
  }

  /// The unit of a product.
  public func times(_ other: Unit) -> Unit {
    // What a switch lets through stays what it is.
    if other == .toggle { return isPercentage ? .bare : self }
    if isBare { return other.isPercentage ? .bare : other }
    if other.isBare { return isPercentage ? .bare : self }
    let (euros, pupils) = (euros + other.euros, pupils + other.pupils)
    let schools = schools + other.schools
    let product = Unit(
      Self.spelled(euros: euros, pupils: pupils, schools: schools), euros: euros, pupils: pupils,
      schools: schools)
    return Self.all.first { $0.isAddable(to: product) } ?? product
  }

  private var isBare: Bool { euros == 0 && pupils == 0 && schools == 0 }

  private static func spelled(euros: Int, pupils: Int, schools: Int) -> String {
    var parts: [String] = []
    if euros != 0 { parts.append(euros == 1 ? "€" : "€^\(euros)") }
    if pupils != 0 { parts.append(pupils == 1 ? "leerlingen" : "leerlingen^\(pupils)") }
    if schools != 0 { parts.append(schools == 1 ? "scholen" : "scholen^\(schools)") }
    return parts.isEmpty ? "aantal" : parts.joined(separator: " × ")
  }
}
