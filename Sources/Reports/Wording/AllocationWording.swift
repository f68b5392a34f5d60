import Dossiers
import Results

/// The Dutch words for the allocation over schools and for pots.
public enum AllocationWording {
  /// That the sources give no school an amount; `years` as a reader lists them.
  public static func underivable(_ years: String) -> String {
    "Voor \(years) geven de bronnen geen verdeling over scholen: niet herleidbaar."
  }

  /// The status of what is in a pot; an empty one has none.
  static func status(_ pot: PotOutcome) -> String { pot.isEmpty ? "leeg" : pot.status.rawValue }

  /// What moves between schools, and how many of them get more or less.
  static func moved(_ comparison: Comparison) -> String {
    let more = comparison.schools.count { $0.difference > 0 }
    let less = comparison.schools.count { $0.difference < 0 }
    if comparison.moved != 0 {
      return "verschuift \(Euros.text(comparison.moved)) tussen scholen: "
        + "\(schools(more)) meer, \(schools(less)) minder"
    }
    let changed = max(more, less)
    let isAll = changed == comparison.schools.count && changed > 1
    return "verschuift niets tussen scholen: \(isAll ? "alle " : "")\(schools(changed)) "
      + (more > 0 ? "meer" : "minder")
      + (isAll ? "" : more > 0 ? ", geen enkele minder" : ", geen enkele meer")
  }

  private static func schools(_ count: Int) -> String {
    count == 1 ? "1 school krijgt" : "\(count) scholen krijgen"
  }
}
