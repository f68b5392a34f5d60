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
    case .transitionBalance(let step):
      "Stap \(dossier.steps[step].number): de overgangsregeling geeft evenveel als zij inhoudt"
    case .transitionCap(let step):
      "Stap \(dossier.steps[step].number): scholen buiten de grens van de overgangsregeling"
    case .schoolTotals:
      "De bedragen per school tellen op tot de uitgaven van de potten"
    case .linePostings(let line):
      "Begrotingsregel \(dossier.lines[line].code): gelijk aan de bedragen die erin landen"
    case .allPostings:
      "Elk bedrag landt in precies één begrotingsregel"
    case .settlementLine(let line):
      "Begrotingsregel \(dossier.lines[line].code): gelijk aan de verrekeningen die erin landen"
    case .settlementBalance:
      "Verrekeningen: wat scholen per saldo ontvangen, staat in de begroting"
    case .vangnetGrowth(let location):
      "Vangnet \(dossier.locations[location].code): de groei volgens de tellingen en volgens de overstappen"
    case .monthsPerPupil:
      "Leerlingen voor wie een school meer maanden betaalt dan de leerling weg is"
    case .countTotal(let total):
      "Telling \(name(total, dossier)) sluit aan op het totaal van de bron"
    case .countForecast(let total):
      "Telling \(name(total, dossier)) naast de prognose"
    case .printedFigure(let figure):
      "\(place(figure, dossier)) naast het plan"
    case .printedTotal(let figure):
      "\(place(figure, dossier)): de afgedrukte regels tellen op tot het afgedrukte totaal"
    case .printedResult(let figure):
      "\(place(figure, dossier)): het afgedrukte resultaat is baten min lasten"
    case .printedBalance(let figure):
      "\(place(figure, dossier)): de afgedrukte activa zijn gelijk aan de passiva"
    case .printedEquity(let figure):
      "\(place(figure, dossier)): het afgedrukte eigen vermogen is dat van een jaar eerder plus het resultaat"
    case .printedCash(let figure):
      "\(place(figure, dossier)): de afgedrukte liquide middelen volgen uit die van een jaar eerder en alle andere bewegingen"
    case .printedYears(let figure):
      "\(dossier.figures[figure].overview): de koppen volgen elkaar per jaar op"
    case .printedStep(let figure):
      "\(place(figure, dossier)): de stap is gelijk aan de stap ervoor"
    case .impliedBase(let figure):
      "\(place(figure, dossier)) en de andere regels met dezelfde grondslag: het aantal waarop de afgedrukte bedragen rusten"
    case .acceptedDifference(let row):
      "Verklaring van «\(dossier.accepted[row].check)» (\(dossier.accepted[row].year)): het verschil is er, met precies dit bedrag"
    case .openingBalance:
      "Beginbalans: activa gelijk aan passiva"
    case .equityRolls:
      "Het eigen vermogen is dat van een jaar eerder plus het resultaat"
    case .resultAppropriated:
      "Van het resultaat van eerdere jaren is niets onbestemd"
    case .cashLeft:
      "De liquide middelen zijn niet negatief"
    case .lowest(let measure):
      "\(dossier.measures[measure].description): ten minste de ondergrens"
    case .highest(let measure):
      "\(dossier.measures[measure].description): ten hoogste de bovengrens"
    case .tussenvoorzieningenApart:
      "Tussenvoorzieningen die meedelen in een stap die ook andere scholen betaalt"
    case .oneKindPerSchool:
      "Scholen die als reguliere school én als tussenvoorziening ontvangen"
    }
  }

  /// How many checks there are, and how many of them need a reader.
  ///
  /// - Parameters:
  ///   - planChecks: how many of them are about the figures of the plan.
  ///   - place: where, when the reader does not know, as the begin of a sentence: `In scenario krimp`.
  public static func summary(
    of checks: [Check], onPlan planChecks: Int = 0, _ place: String? = nil
  ) -> String {
    func count(_ verdict: Check.Verdict) -> Int { checks.filter { $0.verdict == verdict }.count }
    let failed = count(.failed)
    let share = planChecks > 0 ? " (\(planChecks) over het plan)" : ""
    let all = "van de \(checks.count) controles\(share)"
    let verb = failed == 1 ? "klopt" : "kloppen"
    var text =
      switch (failed > 0, place) {
      case (false, nil): "Geen \(all) faalt."
      case (false, let place?): "\(place) faalt geen \(all)."
      case (true, nil): "**\(failed) \(all) \(verb) niet.**"
      case (true, let place?): "**\(place) \(verb) \(failed) \(all) niet.**"
      }
    let (explained, outside) = (count(.explained), count(.outOfBounds))
    if explained > 0 {
      text += " \(explained) \(explained == 1 ? "verschil is" : "verschillen zijn") verklaard."
    }
    if outside > 0 {
      text += " \(outside) keer staat een kengetal buiten zijn grenzen."
    }
    return text
  }

  /// What else is checked, on another page.
  static func further(ofPlan count: Int, _ scenarios: [String]) -> String {
    let basis = scenarios.isEmpty ? "" : " op scenario \(scenarios.joined(separator: " + "))"
    return "De aansluiting met het plan\(basis) telt nog \(count) "
      + (count == 1 ? "controle" : "controles")
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
    case .years: String(value.coefficient)
    case .number(let unit): measure(value, unit)
    }
  }

  /// A number with its unit: `€ 1.234,50`, `2,75%`, `1,85`.
  public static func measure(_ value: Decimal, _ unit: Unit) -> String {
    if unit.isAddable(to: .euro), let cents = value.rounded(toScale: 2),
      let money = Money(exactly: cents.coefficient)
    {
      return DutchText.money(money)
    }
    return unit.isPercentage ? DutchText.percentage(value) : DutchText.number(value)
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
    case .outOfBounds: "buiten de grens"
    case .rounding: "afronding"
    case .follows: "volgt uit een ander verschil"
    case .explained: "verklaard"
    case .underivable: "niet herleidbaar"
    case .informative: "ter informatie"
    }
  }

  private static func place(_ figure: Int, _ dossier: Dossier) -> String {
    let row = dossier.figures[figure]
    return "\(row.line) (\(row.overview), \(row.year))"
  }

  private static func name(_ total: Int, _ dossier: Dossier) -> String {
    let row = dossier.totals[total]
    return "\(dossier.telgroepen[row.telgroep]) (\(dossier.moments[row.moment].name) \(row.year))"
  }
}
