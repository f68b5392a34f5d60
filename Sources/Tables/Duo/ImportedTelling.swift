import Dossiers
import Formats
import Numbers

/// A telling as it will stand in the dossier, made from one file of DUO.
public struct ImportedTelling: Sendable {
  /// The path below the dossier.
  public let path: String
  /// The file.
  public let bytes: [UInt8]
  /// The number of locations.
  public let locations: Int
  /// The pupils of each telgroep, by the answer to what is hidden.
  public let pupils: [(telgroep: String, pupils: Int64)]
  /// The locations of which a number is not certain.
  public let uncertainLocations: Int
  /// The fewest and the most pupils in what is not certain, over all telgroepen that have it most.
  public let uncertainty: ClosedRange<Int64>

  init(
    _ groups: [(telgroep: String, pupils: [String: PupilRange])], _ kind: DuoKind,
    _ request: CountImport.Request
  ) {
    let name = kind == .pupils ? "duo" : "duo_onderwijstypen"
    let suffix = request.isFinal ? FinalCount.suffix : ""
    path = "tellingen/\(DutchText.isoDay(request.date))/\(name)\(suffix).csv"
    let codes = Set(groups.flatMap { $0.pupils.keys }).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    locations = codes.count
    pupils = groups.map { group in
      (group.telgroep, group.pupils.values.reduce(0) { $0 + $1.pupils(request.hidden) })
    }
    let uncertain = codes.filter { code in
      groups.contains { $0.pupils[code]?.isUncertain ?? false }
    }
    uncertainLocations = uncertain.count
    let ranges = groups.map { group in
      group.pupils.values.filter(\.isUncertain).reduce(Int64(0)...0) {
        $0.lowerBound + $1.lower...$0.upperBound + $1.upper
      }
    }
    uncertainty =
      ranges.max { $0.upperBound - $0.lowerBound < $1.upperBound - $1.lowerBound } ?? 0...0
    bytes = Self.table(groups, codes, kind, request, hasBounds: !uncertain.isEmpty)
  }

  private static func table(
    _ groups: [(telgroep: String, pupils: [String: PupilRange])], _ codes: [String],
    _ kind: DuoKind, _ request: CountImport.Request, hasBounds: Bool
  ) -> [UInt8] {
    var writer = CSVWriter()
    let names = groups.flatMap { group in
      [group.telgroep]
        + (hasBounds ? ["_ondergrens", "_bovengrens"].map { group.telgroep + $0 } : [])
    }
    writer.row(["vestiging"] + names + ["status", "bron"])
    for code in codes {
      var cells = [code]
      var hidden: Int64 = 0
      for group in groups {
        let range = group.pupils[code] ?? PupilRange()
        cells.append(String(range.pupils(request.hidden)))
        if hasBounds { cells += [String(range.lower), String(range.upper)] }
        if range.isUncertain { hidden = max(hidden, range.hidden) }
      }
      let status = hidden > 0 ? Status.schatting : request.status
      cells += [status.rawValue, source(kind, hidden, request)]
      writer.row(cells)
    }
    return writer.bytes
  }

  /// The source of a row, with the answer to what is hidden in it.
  private static func source(
    _ kind: DuoKind, _ hidden: Int64, _ request: CountImport.Request
  ) -> String {
    let file = "\(request.source) bestand \(kind.rawValue)"
    guard hidden > 0 else { return file }
    let answer =
      switch request.hidden {
      case .refused, .lower: "ondergrens"
      case .upper: "bovengrens"
      case .each(let pupils): "\(pupils) per cel"
      }
    return "\(file), \(hidden) \(hidden == 1 ? "cel" : "cellen") afgeschermd: \(answer)"
  }
}
