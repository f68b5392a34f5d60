import Dossiers
import Formats

/// What a reader may do with the figures of a page; every page says it at the top.
///
/// A page is *vastgesteld* only when it shows the dossier itself, the dossier is adopted, and nothing
/// weaker than `prognose` is in it. Anything else is a *concept*, and says why.
public struct Standing: Sendable {
  /// The weakest status that a figure rests on.
  let weakest: Status
  /// What the page shows.
  let subject: Subject
  /// The decision that adopted the dossier.
  let adoption: Dossier.Adoption

  /// What a page shows.
  public enum Subject: Sendable {
    /// The dossier as it is.
    case dossier
    /// The dossier with a scenario laid over it, which nobody decided.
    case scenario
    /// Outcomes beside each other.
    case comparison
    /// What follows when one parameter changes.
    case sensitivity
  }

  /// What a reader may do with the figures of a page.
  public init(_ subject: Subject, weakest: Status, adoption: Dossier.Adoption) {
    self.subject = subject
    self.weakest = weakest
    self.adoption = adoption
  }

  /// Whether the page may be taken for a decision.
  public var isAdopted: Bool {
    if case .dossier = subject { adoption.isComplete && !weakest.needsDecision } else { false }
  }

  /// The standing in a few words: `Concept, rekenvoorbeeld`.
  public var name: String {
    if isAdopted { return "Vastgesteld" }
    let kind: String? =
      switch subject {
      case .dossier: nil
      case .scenario: "scenario"
      case .comparison: "vergelijking"
      case .sensitivity: "gevoeligheid"
      }
    return (["Concept", kind, weakest.needsDecision ? "rekenvoorbeeld" : nil].compactMap { $0 })
      .joined(separator: ", ")
  }

  /// The standing as Markdown: its name in bold, and why.
  public var markdown: String { "**\(name).** \(reasons.joined(separator: " "))" }

  private var reasons: [String] {
    if isAdopted {
      let decision = [adoption.name, adoption.body, adoption.date].map(MarkdownText.escape)
      return [decision.joined(separator: ", ") + "."]
    }
    var reasons: [String] = []
    switch subject {
    case .dossier:
      if !adoption.isComplete { reasons.append("Dit dossier is nog niet vastgesteld.") }
    case .scenario, .comparison, .sensitivity:
      reasons.append("Dit is een doorrekening en geen besluit.")
    }
    if weakest.needsDecision {
      reasons.append(
        "Een deel van deze bedragen rust op een \(StatusWording.noun(weakest)). "
          + "Er kunnen geen rechten aan worden ontleend.")
      switch subject {
      case .dossier, .scenario:
        reasons.append("De besluitenlijst noemt elk punt met het bedrag dat ervan afhangt.")
      case .comparison, .sensitivity:
        reasons.append("De besluitenlijst van `run` noemt elk punt.")
      }
    }
    return reasons
  }
}
