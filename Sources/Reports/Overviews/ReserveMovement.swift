import Dossiers
import Numbers
import Results

/// How an item of the equity came from its begin to its end in a year; every amount in cents.
struct ReserveMovement {
  let begin: Int128
  /// The appropriations that touched the item, in the order in which they were booked.
  let moves: [Move]
  /// The result of the year, where the item takes it.
  let result: Int128?
  let end: Int128

  /// What one appropriation did to the item.
  struct Move {
    /// The appropriation, as an index into those of the dossier.
    let row: Int
    /// The item on the other side; nothing when the money left the equity.
    let other: Int?
    /// What it added, or below zero took.
    let cents: Int128
  }

  /// What begin, moves and result come to; always ``end``.
  var sum: Int128 { begin + moves.reduce(0) { $0 + $1.cents } + (result ?? 0) }

  /// The movement of an item of the equity between two sheets that follow each other.
  init(
    of item: Int, from before: BalanceSheet, to year: YearOutcome, _ sheet: BalanceSheet,
    in dossier: Dossier
  ) {
    begin = Int128(before.amounts[item].cents)
    end = Int128(sheet.amounts[item].cents)
    result = dossier.items[item].kind == .result ? Int128(year.totals.result.cents) : nil
    moves = sheet.appropriations.flatMap { appropriation -> [Move] in
      let row = dossier.appropriations[appropriation.row]
      let cents = Int128(appropriation.amount.cents)
      var moves: [Move] = []
      if row.from == item {
        moves.append(Move(row: appropriation.row, other: row.to, cents: -cents))
      }
      if row.to == item {
        moves.append(Move(row: appropriation.row, other: row.from, cents: cents))
      }
      return moves
    }
  }
}
