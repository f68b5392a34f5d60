import Dossiers
import Numbers

extension DossierReader {
  /// The transfers of pupils, by pupil, first day and code, whichever files they stand in.
  mutating func buildTransfers() {
    guard isChanged(.overstappen, .vangnet, .voorzieningen, .scholen, .vestigingen) else { return }
    dossier.transfers = []
    let context = transferContext
    guard var reader = TransferReader(context) else { return }
    reader.readAll()
    let order = Self.order(of: reader.rows)
    findings += reader.findings
    if reader.needsVangnet { poisoned.insert(.vangnet) }
    // Where a pupil was may stand in a file that could not be read.
    if !poisoned.contains(.overstappen) {
      var check = PupilCheck(places: context.places)
      check.check(reader.rows, in: order, without: reader.doubtful)
      findings += check.findings
    }
    dossier.transfers = Self.numbered(reader.rows, in: order)
  }

  /// The transfers in their order, with a number for each pupil.
  private static func numbered(_ rows: [TransferReader.Row], in order: [Int]) -> [PupilTransfer] {
    var pupil = -1
    var name: String?
    return order.map { place in
      if rows[place].pupil != name {
        pupil += 1
        name = rows[place].pupil
      }
      var transfer = rows[place].transfer
      transfer.pupil = pupil
      return transfer
    }
  }

  /// The places of the rows by pupil, first day and code.
  private static func order(of rows: [TransferReader.Row]) -> [Int] {
    let keys = rows.indices.map { index in
      (
        pupil: rows[index].pupil, day: rows[index].transfer.firstDay?.ordinal ?? 0,
        code: rows[index].transfer.code, index: index
      )
    }
    return keys.sorted { ($0.pupil, $0.day, $0.code) < ($1.pupil, $1.day, $1.code) }.map(\.index)
  }
}
