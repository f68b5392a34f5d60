import Dossiers
import Numbers

/// Where the counts and totals of a dossier stand, made once: a dossier may have thousands of them,
/// and every name in a rule looks for one.
struct CountIndex {
  private var columns: [Column: Int] = [:]
  private var ofTelgroep: [Int: [Int]] = [:]
  private var totals: [Total: Int] = [:]

  private struct Column: Hashable {
    let telgroep: Int
    let date: Day
  }

  private struct Total: Hashable {
    let telgroep: Int
    let moment: Int
    let year: Int
  }

  init(_ dossier: Dossier) {
    for (index, column) in dossier.counts.enumerated() {
      let place = Column(telgroep: column.telgroep, date: column.date)
      if columns[place] == nil { columns[place] = index }
      ofTelgroep[column.telgroep, default: []].append(index)
    }
    for (index, total) in dossier.totals.enumerated() {
      let place = Total(telgroep: total.telgroep, moment: total.moment, year: total.year)
      if totals[place] == nil { totals[place] = index }
    }
  }

  /// The telling of a telgroep on a date, as an index into ``Dossier/counts``.
  func column(_ telgroep: Int, on date: Day) -> Int? {
    columns[Column(telgroep: telgroep, date: date)]
  }

  /// Every telling of a telgroep, in the order of the dossier.
  func columns(of telgroep: Int) -> [Int] { ofTelgroep[telgroep] ?? [] }

  /// The total of a telgroep at a counting moment, as an index into ``Dossier/totals``.
  func total(_ telgroep: Int, moment: Int, year: Int) -> Int? {
    totals[Total(telgroep: telgroep, moment: moment, year: year)]
  }
}
