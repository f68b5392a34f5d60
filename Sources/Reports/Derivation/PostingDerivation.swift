import Dossiers
import Formats
import Numbers
import Results

/// How a posting came about, in words and numbers: what `explain` and the document of a schoolbestuur
/// print, so that a school can redo its amount with a pocket calculator.
struct PostingDerivation {
  let dossier: Dossier
  let year: YearOutcome
  let step: StepOutcome
  let posting: Posting
  let membership: Membership

  private var school: Int { posting.school }
  private var row: StepRow { dossier.steps[step.row] }

  /// The step, its pot and its budget line.
  var heading: String { "Stap \(row.number), \(place)" }

  /// The kind of step, its pot and its budget line.
  var place: String {
    let row = row
    var text = "\(row.kind.rawValue) uit pot \(dossier.pots[row.pot].name)"
    if let line = row.line { text += ", begrotingsregel «\(dossier.lines[line].description)»" }
    return text
  }

  /// Everything from the rule to the amount.
  var part: Explanation.Part {
    let row = row
    var part = Explanation.Part(title: heading)
    part.add("Regel", row.description)
    part.add("Bron", "\(row.provenance.source) (\(row.provenance.status.rawValue))")
    part.add(
      "Doelgroep",
      row.target.text
        + membership.sentence(ofSchool: school, in: row.target, dossier, inYear: year.year))
    for input in step.inputs {
      guard let value = input.value(ofSchool: school) else { continue }
      part.add("Gegeven", DerivationWording.describe(input, value))
      if let spread = input.spread { add(spread, input, to: &part) }
    }
    switch row.kind {
    case .perSchool, .perPupil: addClaim(to: &part)
    case .divide: addShare(to: &part)
    case .transition: addTransition(to: &part)
    case .split, .topUp, .move: break
    }
    part.add(Self.amount, "\(DutchText.money(posting.amount)) (\(posting.status.rawValue))")
    return part
  }

  /// The label of what all others lead to.
  static let amount = "Bedrag"

  /// The sources that it names.
  var sources: [String] {
    [row.provenance.source]
      + step.inputs.compactMap { $0.value(ofSchool: school)?.provenance.source }
  }

  /// How a forecast of all schools together became that of this school.
  private func add(_ spread: Input.Spread, _ input: Input, to part: inout Explanation.Part) {
    let counted = Decimal(coefficient: spread.counted[school], scale: 0)
    let all = Decimal(coefficient: spread.countedTotal, scale: 0)
    let total = spread.total.number
    var text = "\(DutchText.number(total)) leerlingen van alle scholen samen"
    if let date = input.date { text += ", verwacht op \(DutchText.day(date))" }
    text += ", verdeeld als de telling van \(DutchText.day(spread.date)): "
    part.add("Spreiding", text + "\(DutchText.number(counted)) van \(DutchText.number(all))")
    let rounding =
      DerivationWording.isWhole(total, counted, all)
      ? "precies" : "naar beneden" + (spread.hasExtra[school] ? ", plus 1 van de rest" : "")
    part.add(
      "Quotum",
      "\(DutchText.number(total)) × \(DutchText.number(counted)) / \(DutchText.number(all))"
        + " = \(DerivationWording.quota(total, counted, all)), \(rounding)")
  }

  private func addTransition(to part: inout Explanation.Part) {
    let effect = TransitionEffect.all(in: year, of: dossier).first { $0.row == step.row }
    guard let school = effect?.schools.first(where: { $0.school == posting.school }) else { return }
    TransitionWording.derive(school, row, hasExtra: posting.extraUnits > 0, into: &part)
  }

  private func addClaim(to part: inout Explanation.Part) {
    guard let rate = posting.rate ?? step.rate else { return }
    let row = row
    let key = posting.key ?? Decimal(1)
    let (digits, overflow) = rate.coefficient.multipliedReportingOverflow(by: key.coefficient)
    guard !overflow else { return }
    let product = Decimal(coefficient: digits, scale: rate.scale + key.scale)
    let amount = row.amount.map { row.key == nil ? $0.text : ExpressionWording.factor($0) } ?? ""
    var text = ExpressionWording.shown(amount)
    if let formula = row.key {
      text += " × \(ExpressionWording.shown(ExpressionWording.factor(formula)))"
      text += " = \(DutchText.number(rate)) × \(DutchText.number(key))"
      text += " = \(DutchText.number(product.reduced))"
    } else {
      text += " = \(DerivationWording.shown(rate, .euro))"
    }
    part.add("Berekening", text)
    if product.reduced.scale > 2 {
      part.add("Afronding", "op centen, een halve cent van nul af")
    } else if product.rounded(toScale: 2)?.coefficient == Int128(posting.amount.cents) {
      part.add("Afronding", "niet nodig")
    }
    if row.shortage == .cut, step.missing != .zero {
      let claims = Int128(step.divided.cents) + Int128(step.missing.cents)
      part.add(
        "Korting",
        "de aanspraken zijn samen \(Euros.text(claims)), de pot heeft "
          + "\(DutchText.money(step.divided)); dat is naar rato van de aanspraken verdeeld"
          + (posting.extraUnits > 0 ? ", met 1 eenheid van de rest" : ""))
    }
  }

  private func addShare(to part: inout Explanation.Part) {
    guard let key = posting.key, let total = step.keyTotal else { return }
    let row = row
    let (divided, of) = (DutchText.money(step.divided), DutchText.number(total))
    part.add(
      "Sleutel",
      "\(ExpressionWording.shown(row.key?.text ?? "")) = \(DutchText.number(key)) van \(of)")
    part.add("Verdeeld", divided)
    if row.rounding == .perUnit, let rate = step.rate {
      part.add(
        "Berekening",
        "\(divided) / \(of) = \(DerivationWording.shown(rate, .euro)) per eenheid, "
          + "naar beneden op centen; × \(DutchText.number(key))")
      part.add(
        "Afronding", "het afrondingsverschil van de stap is \(DutchText.money(step.leftOver))")
      return
    }
    let quota = DerivationWording.quota(
      Decimal(coefficient: Int128(step.divided.cents), scale: 2), key, total)
    part.add("Quotum", "\(divided) × \(DutchText.number(key)) / \(of) = € \(quota)")
    part.add("Afronding", rounding(key, total))
  }

  private func rounding(_ key: Decimal, _ total: Decimal) -> String {
    if posting.extraUnits > 0 {
      return "naar beneden, plus 1 eenheid van de rest (grootste rest)"
    }
    let quota = Int128(step.divided.cents).multipliedReportingOverflow(by: key.coefficient)
    let paid = Int128(posting.amount.cents).multipliedReportingOverflow(by: total.coefficient)
    let isExact = !quota.overflow && !paid.overflow && quota.partialValue == paid.partialValue
    return isExact ? "niet nodig" : "naar beneden"
  }
}
