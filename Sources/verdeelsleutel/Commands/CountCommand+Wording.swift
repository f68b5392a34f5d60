import Formats
import Tables

extension CountCommand {
  /// What was written, and what in it is not certain.
  static func sentence(
    _ telling: ImportedTelling, isFinal: Bool, hidden: HiddenPupils
  ) -> String {
    let pupils = telling.pupils.map { "\($0.telgroep) \(DutchText.whole($0.pupils))" }
    var text =
      "\(telling.path) is geschreven, \(isFinal ? "definitief" : "voorlopig"): "
      + "\(locations(telling.locations)); \(pupils.joined(separator: ", ")).\n"
    if telling.uncertainLocations > 0 {
      text +=
        "Bij \(locations(telling.uncertainLocations)) schermt DUO aantallen af: samen "
        + "\(DutchText.whole(telling.uncertainty.lowerBound)) tot "
        + "\(DutchText.whole(telling.uncertainty.upperBound)) leerlingen. "
        + "Gekozen is \(words(hidden)).\n"
    }
    return text
  }

  private static func locations(_ count: Int) -> String {
    count == 1 ? "1 vestiging" : "\(count) vestigingen"
  }

  private static func words(_ hidden: HiddenPupils) -> String {
    switch hidden {
    case .refused, .lower: "de ondergrens"
    case .upper: "de bovengrens"
    case .each(let pupils): "\(pupils) per afgeschermde cel"
    }
  }
}
