/// Every table that a dossier may hold; the raw value is the name of its file.
public enum TableID: String, CaseIterable, Sendable {
  case dossier, bronnen, scholen, vestigingen, groepen, schoolgegevens, peilmomenten, tellingen
  case telgroepen, totalen, parameters, potten, verdeling, begroting, balans, resultaatbestemming,
    maatstaven
  case plancijfers, verklaringen, overstappen, vangnet, voorzieningen, kalender, betaalritme,
    risicos, onzekerheid

  /// The name of the file, or the pattern of its names.
  public var fileName: String {
    self == .tellingen ? "tellingen/<datum>/<naam>.csv" : "\(rawValue).csv"
  }

  /// The table that the file at a path holds, if any.
  ///
  /// A table that may be divided has further files in a folder of its name: `overstappen/naam.csv`.
  static func table(at path: String) -> TableID? {
    guard path.hasSuffix(".csv") else { return nil }
    let parts = path.dropLast(4).split(separator: "/", omittingEmptySubsequences: false)
    guard let id = parts.first.flatMap({ TableID(rawValue: String($0)) }), parts.count < 3 else {
      return nil
    }
    return parts.count == 1 || Schema[id].isDivisible ? id : nil
  }
}
