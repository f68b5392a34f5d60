import Dossiers
import Formats
import Numbers

/// Reads the rows of the tables of transfers, each on its own.
///
/// A row with a fault is left out, and its pupil is remembered: what the pupil's other rows say of
/// where it was cannot be judged any more.
struct TransferReader {
  /// A row that was read, with the cell that a finding about it points at.
  struct Row {
    let transfer: PupilTransfer
    /// The pupil as the table names it.
    let pupil: String
    let leavesOrigin: Origin
  }

  /// What the rows refer to, as far as it is known.
  let context: TransferContext
  var findings: [Finding] = []
  /// The rows without a fault.
  private(set) var rows: [Row] = []
  /// The pupils of whom a row was left out.
  private(set) var doubtful: Set<String> = []
  /// Names of funding that a finding has been made about.
  var reportedFunding: Set<String> = []
  var suggestionsLeft = 200
  /// Whether `vangnet.csv` is needed and missing.
  var needsVangnet = false
  private var seen: [String: (table: Int, origin: Origin)] = [:]
  private var funding: FundingName?
  // The table and the row that are being read.
  var table: Table
  var columns: TransferColumns
  var row = 0

  /// A reader of tables; nothing when there are none.
  init?(_ context: TransferContext) {
    guard let first = context.tables.first else { return nil }
    self.context = context
    table = first
    columns = TransferColumns(first)
    let count = context.tables.reduce(0) { $0 + $1.rowCount }
    rows.reserveCapacity(count)
    seen.reserveCapacity(count)
  }

  /// Reads every row.
  mutating func readAll() {
    for (index, next) in context.tables.enumerated() {
      table = next
      columns = TransferColumns(next)
      var provenances = ProvenanceReader(next, context.files)
      for row in 0..<next.rowCount {
        self.row = row
        let code = text(columns.code)
        let name = text(columns.pupil)
        // A row that names no pupil is its own.
        let pupil = name.isEmpty ? code : name
        let provenance = provenances.provenance(ofRow: row)
        guard isFirst(code, table: index), let transfer = transfer(code, provenance) else {
          doubtful.insert(pupil)
          continue
        }
        rows.append(
          Row(transfer: transfer, pupil: pupil, leavesOrigin: origin(columns.leaves)))
      }
    }
  }

  /// Whether no earlier row has the code; a second one in the same file has a finding already.
  private mutating func isFirst(_ code: String, table index: Int) -> Bool {
    guard Identifier.isCode(code) else { return false }
    guard let first = seen[code] else {
      seen[code] = (index, table.origin(ofRow: row))
      return true
    }
    if first.table != index, let place = context.files.place(of: first.origin) {
      report(.transferTwice, columns.code, [code, "\(place.path) regel \(place.line ?? 0)"])
    }
    return false
  }

  /// The transfer of a row; pupils are numbered when every row is known.
  private mutating func transfer(_ code: String, _ provenance: Provenance) -> PupilTransfer? {
    guard let kind = TransferKind(rawValue: text(columns.kind)),
      let reason = TransferReason(rawValue: text(columns.reason)), let days = days(kind)
    else { return nil }
    guard let (leaves, joins, countedAt) = places(kind, days.first) else { return nil }
    let before = findings.count
    refuseOutcome(kind)
    let category = category(kind, joins, days.first)
    let funding = fundingName(isNeeded: (kind == .voVo && reason == .referral) || kind == .voVso)
    let proof = proof()
    let outcome = text(columns.result)
    let result = TransferResult(rawValue: outcome)
    guard findings.count == before, category.isKnown, outcome.isEmpty || result != nil else {
      return nil
    }
    return PupilTransfer(
      code: code, pupil: 0, kind: kind, leaves: leaves, joins: joins,
      countedAt: countedAt, reason: reason, symbiosisFrom: days.symbiosis, trialFrom: days.trial,
      enrolledFrom: days.enrolled, through: days.through, category: category.index,
      funding: funding, livesIn: text(columns.livesIn), result: result, decidedOn: days.decided,
      proof: proof, provenance: provenance)
  }

  /// Only a change from vso has an outcome and a proof; of some others a decision is registered.
  private mutating func refuseOutcome(_ kind: TransferKind) {
    var refused: [Int?] = []
    switch kind {
    case .vsoVo: return
    case .voVso, .vsoVso, .soVo: refused = [columns.result, columns.proof]
    case .voVo, .facility, .other: refused = [columns.result, columns.proof, columns.decided]
    }
    for column in refused.compactMap(\.self)
    where !table.isEmpty(row, column, context.files) {
      report(.stepRefusesCell, column, [kind.rawValue, table.columns[column]])
    }
  }

  // MARK: Cells

  private mutating func fundingName(isNeeded: Bool) -> FundingName {
    let text = text(columns.funding)
    let name = text.isEmpty ? Schema.funding : text
    // Most rows name what the row above them does.
    let known =
      funding.map { $0.name == name ? $0 : context.funding(name) } ?? context.funding(name)
    funding = known
    if isNeeded, known.parameter == nil, known.attribute == nil {
      reportFunding(name, isGiven: !text.isEmpty)
    }
    return known
  }

  private mutating func proof() -> Money? {
    guard let column = columns.proof,
      case .value(let read) = table.decimal(row, column, context.files)
    else { return nil }
    guard read.value.coefficient >= 0 else {
      report(.negative, column, [text(column)])
      return nil
    }
    return read.value.reduced.coefficient(atScale: 2).flatMap { Money(exactly: $0) }
  }

  func text(_ column: Int?) -> String {
    column.map { table.text(row, $0, context.files) } ?? ""
  }

  func origin(_ column: Int?) -> Origin {
    column.map { table.origin(row, $0) } ?? table.origin(ofRow: row)
  }

  mutating func report(_ code: FindingCode, _ column: Int?, _ facts: [String]) {
    findings.append(Finding(code, at: origin(column), facts))
  }
}
