/// A dossier of one budget year as plain data: the generator makes it, the tables write it down, and
/// the reference computes from it.
struct Model: Sendable {
  /// The unit in which pots are divided, in cents.
  var unit = 1
  /// In the order of the table, which is not that of the codes.
  var schools: [School] = []
  var locations: [Location] = []
  /// The order of the rows of each telling, as places in ``locations``.
  var tellingOrder: [Int] = []
  var counts: [Count] = []
  var attributes: [Attribute] = []
  var parameters: [Parameter] = []
  var lines: [Line] = []
  var pots: [Pot] = []
  var steps: [Step] = []

  static let year = 2026

  struct School: Sendable {
    var code: String
    var name: String
    var kind: String
    var groups: [String]
    /// Closed before the year begins.
    var isClosed = false
  }

  struct Location: Sendable {
    var code: String
    var school: String
  }

  /// A telgroep at a counting moment.
  struct Count: Sendable {
    var name: String
    var moment: String
    /// The pupils of each location, in the order of ``Model/locations``.
    var pupils: [Int]
    /// The forecast that is spread like the pupils, which were then counted a year earlier.
    var total: Term?

    /// How an expression names it.
    var term: String { moment == "okt" ? name : "\(name)@\(moment)" }
  }

  struct Attribute: Sendable {
    var name: String
    var unit: String
    var values: [String: Written]
  }

  struct Parameter: Sendable {
    var name: String
    var unit: String
    var value: Written
    /// A value that held until the year before.
    var earlier: Written?
  }

  struct Line: Sendable {
    var code: String
    var isIncome: Bool
    var amount: Amount

    enum Amount: Sendable {
      case fixed(cents: Int)
      case rate(Term, base: Term)
      case steps
    }
  }

  struct Pot: Sendable {
    var name: String
    var feeds: [String]
    var surplus: String
  }

  struct Step: Sendable {
    var number: Int
    var pot: String
    var kind: String
    var amount: Term?
    var key: Term?
    var target: [String] = []
    var to: String?
    var shortage = ""
    var line: String?
    var isPerUnit = false
    /// A row that held until the year before.
    var isPast = false
  }
}
