/// A command as a user types it: parser, help, completions and docs follow from the list of these.
struct CommandSpecification: Sendable {
  let name: String
  /// What it does, in one line.
  let summary: String
  /// The values that stand after the name, each required.
  let operands: [Operand]
  let options: [Option]
  /// More about the command, below the options.
  let details: String
  /// What it looks like.
  let example: String

  struct Operand: Sendable {
    let name: String
    let meaning: String
  }

  /// An option with a value.
  struct Option: Sendable {
    let name: String
    /// What the value is called in the help.
    let value: String
    let meaning: String
    let isRequired: Bool
    let mayRepeat: Bool

    init(
      _ name: String, _ value: String, _ meaning: String, required: Bool = false,
      repeats: Bool = false
    ) {
      self.name = name
      self.value = value
      self.meaning = meaning
      self.isRequired = required
      self.mayRepeat = repeats
    }
  }
}

extension CommandSpecification {
  private static let dossier = Operand(name: "DOSSIER", meaning: "map met de tabellen")
  private static let year = Option("year", "JAAR", "begrotingsjaar; zonder: alle jaren")
  private static let scenario = Option(
    "scenario", "NAAM", "scenario; mag vaker, in volgorde", repeats: true)

  /// Every command, in the order of the help.
  static let all: [CommandSpecification] = [
    CommandSpecification(
      name: "check", summary: "Controleert een dossier; schrijft niets.",
      operands: [dossier], options: [scenario],
      details: "Zonder --scenario worden het dossier en al zijn scenario's gecontroleerd.",
      example: "verdeelsleutel check budgets/voorbeeld"),
    CommandSpecification(
      name: "run", summary: "Rekent een dossier door en schrijft de rapporten.",
      operands: [dossier],
      options: [
        year, scenario,
        Option(
          "for", "LEZER", "open, intern of de naam van een schoolbestuur; zonder: open"),
        Option(
          "out", "MAP",
          "map voor de rapporten; zonder: reports/<dossier>/<jaar of periode>/<scenario>"),
      ],
      details:
        "De map verschijnt in één keer en heel, of er verandert niets.\n"
        + "Eerdere rapporten in die map worden vervangen.\n"
        + "Zonder --year gaan ze over de hele periode, met de begroting, de balans en de aansluiting\n"
        + "met het plan; met --year 2026 over dat ene jaar.\n"
        + "Een open rapport noemt geen groep van minder dan vijf leerlingen. Met --for intern of een\n"
        + "schoolbestuur bevat het gegevens over enkele leerlingen; het komt dan apart in\n"
        + "reports/besloten, in <scenario>-intern of <scenario>-<schoolbestuur>.",
      example: "verdeelsleutel run budgets/voorbeeld"),
    CommandSpecification(
      name: "explain", summary: "Legt elk bedrag van een school uit.",
      operands: [dossier],
      options: [
        Option("school", "CODE", "code van de school", required: true), year, scenario,
        Option("pot", "POT", "alleen deze pot"),
      ],
      details:
        "Toont per stap de regel, de bron, de gegevens, de berekening en de afronding, en daarna elke\n"
        + "verrekening van een overstap die de school betaalt of ontvangt. Alleen voor intern gebruik:\n"
        + "de uitvoer bevat gegevens over enkele leerlingen.",
      example: "verdeelsleutel explain budgets/voorbeeld --school beuk --year 2026"),
    CommandSpecification(
      name: "new", summary: "Maakt een leeg dossier met alle tabellen.",
      operands: [Operand(name: "MAP", meaning: "map die nog niet bestaat")],
      options: [],
      details: "Vul de tabellen in met Excel en controleer ze met «check».",
      example: "verdeelsleutel new budgets/mijn-samenwerkingsverband"),
    CommandSpecification(
      name: "docs", summary: "Toont een pagina van de naslag als Markdown.",
      operands: [Operand(name: "PAGINA", meaning: "tables, findings of commands")],
      options: [],
      details: "De pagina's volgen uit dezelfde lijsten waarmee het programma werkt.",
      example: "verdeelsleutel docs tables"),
  ]
}
