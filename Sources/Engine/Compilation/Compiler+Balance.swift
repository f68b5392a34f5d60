import Dossiers
import Numbers

extension Compiler {
  /// The opening balance: the amounts of the year before the first budget year.
  mutating func openBalance() -> [Scalar] {
    checkItems()
    return dossier.items.map { item in
      builder.current = InstructionPlace(year: year, origin: item.provenance.origin)
      let year = dossier.firstYear - 1
      if item.amounts[0] == nil {
        report(
          .lineWithoutAmount, at: item.provenance.origin, [item.code, String(year)],
          column: String(year))
      }
      return builder.slot(Int128(item.amounts[0]?.money.cents ?? 0))
    }
  }

  /// A balance sheet can close when one item takes the result and one takes what is left.
  private mutating func checkItems() {
    guard let first = dossier.items.first else { return }
    // The equity alone needs nothing to close it.
    let isEquityOnly = dossier.items.allSatisfy { $0.kind.isEquity }
    for kind in [BalanceItem.Kind.cash, .result] where kind == .result || !isEquityOnly {
      let items = dossier.items.filter { $0.kind == kind }
      if items.isEmpty {
        report(.balanceCannotClose, at: first.provenance.origin, [kind.rawValue, ""])
      }
      for item in items.dropFirst() {
        report(
          .balanceCannotClose, at: item.provenance.origin, [kind.rawValue, item.code],
          column: "soort")
      }
    }
  }

  /// The balance sheet at the end of the year.
  ///
  /// Reserves follow from last year's and the appropriations; the result joins the equity; liquid
  /// means close the sheet.
  mutating func compileBalance(_ plan: inout YearPlan) {
    guard !dossier.items.isEmpty, let totals = plan.totals else { return }
    var amounts: [Scalar] = []
    for (index, item) in dossier.items.enumerated() {
      builder.current = InstructionPlace(year: year, origin: item.provenance.origin)
      guard item.kind.isGiven else {
        amounts.append(
          item.kind == .cash ? builder.copy(builder.zero) : builder.copy(lastBalance[index]))
        continue
      }
      let cell = item.amounts[year - dossier.firstYear + 1]
      if cell == nil {
        report(
          .lineWithoutAmount, at: item.provenance.origin, [item.code, String(year)],
          column: String(year))
      }
      amounts.append(builder.slot(Int128(cell?.money.cents ?? 0)))
    }
    var appropriations: [AppropriationPlan] = []
    for (index, row) in dossier.appropriations.enumerated() where row.year == year {
      builder.current = InstructionPlace(year: year, origin: row.provenance.origin)
      let amount =
        row.amount.map { builder.slot(Int128($0.cents)) } ?? builder.copy(amounts[row.from])
      builder.emit(.subtract(into: amounts[row.from], amounts[row.from], amount))
      if let to = row.to { builder.emit(.add(into: amounts[to], amounts[to], amount)) }
      appropriations.append(AppropriationPlan(row: index, amount: amount))
    }
    var unappropriated: Scalar?
    if let result = dossier.items.firstIndex(where: { $0.kind == .result }) {
      unappropriated = builder.copy(amounts[result])
      builder.emit(.add(into: amounts[result], amounts[result], totals.result))
    }
    if let cash = dossier.items.firstIndex(where: { $0.kind == .cash }) {
      builder.current = InstructionPlace(
        year: year, origin: dossier.items[cash].provenance.origin)
      for (index, item) in dossier.items.enumerated() where index != cash {
        let amount = amounts[index]
        builder.emit(
          item.side == .passiva
            ? .add(into: amounts[cash], amounts[cash], amount)
            : .subtract(into: amounts[cash], amounts[cash], amount))
      }
    }
    lastBalance = amounts
    plan.balance = BalancePlan(
      amounts: amounts, appropriations: appropriations, unappropriated: unappropriated)
  }
}
