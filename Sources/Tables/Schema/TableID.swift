/// Every table that a dossier may hold; the raw value is the name of its file.
public enum TableID: String, CaseIterable, Sendable {
  case dossier, bronnen, scholen, vestigingen, groepen, schoolgegevens, peilmomenten, tellingen
  case totalen, parameters, potten, verdeling, begroting, balans, resultaatbestemming, maatstaven
  case plancijfers, verklaringen, overstappen, risicos, onzekerheid

  /// The name of the file, or the pattern of its names.
  public var fileName: String {
    self == .tellingen ? "tellingen/<datum>/<naam>.csv" : "\(rawValue).csv"
  }
}
