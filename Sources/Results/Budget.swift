import Numbers

/// The totals of the budget in a year.
public struct BudgetTotals: Sendable {
  /// All income.
  public let income: Money
  /// All expenses.
  public let expenses: Money
  /// Income less expenses.
  public let result: Money
  /// What the budget left for the pots (*ruimte*), where a pot asks for it.
  public let room: Money?

  /// The totals of the budget in a year.
  public init(income: Money, expenses: Money, result: Money, room: Money?) {
    self.income = income
    self.expenses = expenses
    self.result = result
    self.room = room
  }
}

/// The balance sheet at the end of a year.
public struct BalanceSheet: Sendable {
  /// The year at whose end it stands.
  public let year: Int
  /// The amount of each balance item of the dossier.
  public let amounts: [Money]
  /// What the appropriations of the year moved.
  public let appropriations: [AppropriationOutcome]
  /// What is left of the results of earlier years that no appropriation moved.
  public let unappropriated: Money

  /// The balance sheet at the end of a year.
  public init(
    year: Int, amounts: [Money], appropriations: [AppropriationOutcome], unappropriated: Money
  ) {
    self.year = year
    self.amounts = amounts
    self.appropriations = appropriations
    self.unappropriated = unappropriated
  }
}

/// What an appropriation moved.
public struct AppropriationOutcome: Sendable {
  /// The row, as an index into the appropriations of the dossier.
  public let row: Int
  /// The amount.
  public let amount: Money

  /// What an appropriation moved.
  public init(row: Int, amount: Money) {
    self.row = row
    self.amount = amount
  }
}
