import Dossiers
import Formats
import Numbers
import Results

/// The Dutch sentences for checks.
public enum CheckWording {
  /// What a check looks at.
  public static func subject(_ check: Check, _ dossier: Dossier) -> String {
    switch check.subject {
    case .potBalance(let pot):
      "Pot \(dossier.pots[pot].name): wat erin gaat, komt eruit"
    case .floor(let step):
      "Pot \(dossier.steps[step].to.map { dossier.pots[$0].name } ?? ""): ten minste het minimum van stap \(dossier.steps[step].number)"
    case .perSchool(let step):
      dossier.steps[step].shortage == .cut
        ? "Stap \(dossier.steps[step].number): aantal scholen × bedrag per school, min de korting"
        : "Stap \(dossier.steps[step].number): aantal scholen × bedrag per school"
    case .schoolTotals:
      "De bedragen per school tellen op tot de uitgaven van de potten"
    case .linePostings(let line):
      "Begrotingsregel \(dossier.lines[line].code): gelijk aan de bedragen die erin landen"
    case .allPostings:
      "Elk bedrag landt in precies één begrotingsregel"
    case .countTotal(let total):
      "Telling \(name(total, dossier)) sluit aan op het totaal van de bron"
    case .countForecast(let total):
      "Telling \(name(total, dossier)) naast de prognose"
    case .printedFigure(let figure):
      "\(dossier.figures[figure].line) (\(dossier.figures[figure].overview), \(dossier.figures[figure].year)) naast het plan"
    case .tussenvoorzieningenApart:
      "Tussenvoorzieningen die meedelen in een stap die ook andere scholen betaalt"
    case .oneKindPerSchool:
      "Scholen die als reguliere school én als tussenvoorziening ontvangen"
    }
  }

  /// A check in one sentence, with its figures.
  public static func sentence(_ check: Check, _ dossier: Dossier) -> String {
    "\(subject(check, dossier)): verwacht \(number(check.expected, check)), gevonden "
      + "\(number(check.found, check)), verschil \(difference(check))."
  }

  /// A number of a check with its unit.
  public static func number(_ value: Decimal, _ check: Check) -> String {
    switch check.measure {
    case .money: Money(exactly: value.coefficient).map { DutchText.money($0) } ?? "te groot"
    case .pupils, .schools: DutchText.whole(value.coefficient)
    }
  }

  /// What was found more than expected.
  public static func difference(_ check: Check) -> String {
    number(Decimal(coefficient: check.difference, scale: check.found.scale), check)
  }

  /// The word for a verdict.
  public static func verdict(_ verdict: Check.Verdict) -> String {
    switch verdict {
    case .passed: "klopt"
    case .failed: "klopt niet"
    case .informative: "ter informatie"
    }
  }

  private static func name(_ total: Int, _ dossier: Dossier) -> String {
    let row = dossier.totals[total]
    return "\(dossier.telgroepen[row.telgroep]) (\(dossier.moments[row.moment].name) \(row.year))"
  }
}
