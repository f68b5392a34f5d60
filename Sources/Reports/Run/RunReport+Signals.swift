import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// What the first page tells of measures outside their bounds.
  var signalParagraph: String {
    let bounded = dossier.measures.indices.filter { isSignal(dossier.measures[$0]) }
    guard !bounded.isEmpty else { return "" }
    var text = "\n### Kengetallen buiten hun grenzen\n\n"
    let lines = bounded.flatMap { signals(of: $0) }
    guard !lines.isEmpty else {
      return text + "Elk kengetal met een grens blijft daarbinnen.\n"
    }
    for line in lines { text += "- \(line)\n" }
    return text + "\nAlle kengetallen staan in [kengetallen.md](kengetallen.md).\n"
  }

  /// Bounds that leave no room are a demand, which the checks tell of.
  private func isSignal(_ measure: Measure) -> Bool {
    (measure.lowest != nil || measure.highest != nil)
      && measure.lowest?.reduced != measure.highest?.reduced
  }

  /// A sentence for each side on which a measure leaves its bounds in some year.
  private func signals(of index: Int) -> [String] {
    let measure = dossier.measures[index]
    var amounts: [(side: MeasureWording.Side, texts: [String])] = []
    for year in outcome.years {
      guard let value = year.measures.first(where: { $0.measure == index })?.value,
        let side = MeasureWording.side(value, measure)
      else { continue }
      let text = "\(MeasureWording.value(value, measure.unit)) in \(year.year)"
      if let place = amounts.firstIndex(where: { $0.side == side }) {
        amounts[place].texts.append(text)
      } else {
        amounts.append((side, [text]))
      }
    }
    return amounts.map { side, texts in
      "\(MarkdownText.escape(measure.description)): \(Self.list(texts)), "
        + "\(MeasureWording.words(side)) van "
        + "\(MeasureWording.bound(MeasureWording.bound(side, measure), measure.unit))."
    }
  }

  /// What the first page tells of the reconciliation with the plan.
  var planParagraph: String {
    guard isReconciled else { return "" }
    let told = (plan.outcome.reconciliation + budgetChecks).filter {
      $0.check.verdict == .failed || $0.check.verdict == .explained
    }
    var text = "\n### Wat in of met het plan niet klopt\n\n"
    if told.isEmpty {
      text +=
        "Elk afgedrukt cijfer is gelijk, scheelt alleen door afronding of is niet herleidbaar.\n"
    } else {
      var table = ReportTable([
        .init("jaar", "Jaar"), .init("controle", "Controle"),
        .init("verschil", "Verschil", numeric: true), .init("uitkomst", "Uitkomst"),
        .init("uitleg", "Uitleg"),
      ])
      for entry in told {
        table.row([
          .text(String(entry.year)), .text(CheckWording.subject(entry.check, plan.dossier)),
          .text(CheckWording.difference(entry.check)),
          .text(CheckWording.verdict(entry.check.verdict)),
          .text(accepted(entry)?.explanation ?? ""),
        ])
      }
      text += table.markdown
    }
    return text + "\nElk cijfer staat in [aansluiting.md](aansluiting.md).\n"
  }
}
