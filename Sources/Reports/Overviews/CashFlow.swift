import Dossiers
import Numbers
import Results

/// The cash flow of a year by the indirect method: from the result to the liquid means, in cents.
struct CashFlow {
  /// What makes the liquid means more, or below zero less.
  let parts: [(part: Part, cents: Int128)]
  /// The liquid means at the begin of the year.
  let begin: Int128
  /// The liquid means at the end of the year.
  let end: Int128

  /// What moves the liquid means.
  enum Part: Hashable {
    case result, provisions, receivables, debts, fixedAssets
    /// What left the equity beside the result.
    case besideResult
    /// What the opening balance itself does not explain.
    case openingGap
  }

  /// The change of the liquid means; always ``end`` − ``begin``.
  var change: Int128 { parts.reduce(0) { $0 + $1.cents } }

  /// The cash flow between two sheets that follow each other; nothing without liquid means.
  init?(
    from before: BalanceSheet, to year: YearOutcome, _ sheet: BalanceSheet, in dossier: Dossier
  ) {
    guard dossier.items.contains(where: { $0.kind == .cash }) else { return nil }
    func amount(_ kind: BalanceItem.Kind, in sheet: BalanceSheet) -> Int128 {
      sheet.cents(in: dossier) { $0.kind == kind }
    }
    func growth(_ kind: BalanceItem.Kind) -> Int128 {
      amount(kind, in: sheet) - amount(kind, in: before)
    }
    let left = sheet.appropriations.reduce(Int128(0)) {
      dossier.appropriations[$1.row].to == nil ? $0 + Int128($1.amount.cents) : $0
    }
    var parts: [(part: Part, cents: Int128)] = [
      (.result, Int128(year.totals.result.cents)), (.provisions, growth(.provision)),
      (.receivables, -growth(.receivables)), (.debts, growth(.debts)),
      (.fixedAssets, -growth(.fixedAssets)), (.besideResult, -left),
    ]
    // Liquid means close the sheet of the year, so they also take up what the one before left open.
    let gap = before.cents(.liabilities, in: dossier) - before.cents(.assets, in: dossier)
    parts.append((.openingGap, gap))
    self.parts = parts
    begin = amount(.cash, in: before)
    end = amount(.cash, in: sheet)
  }
}
