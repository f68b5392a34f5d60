import Scenarios

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
    /// Whether more may stand there; only of the last.
    var mayRepeat = false
    /// The words that may stand there; none where anything may.
    var choices: [String] = []
  }

  /// An option with a value, or one that is only there or not.
  struct Option: Sendable {
    let name: String
    /// What the value is called in the help; empty for an option without one.
    let value: String
    let meaning: String
    let isRequired: Bool
    let mayRepeat: Bool
    /// Values to choose from, for the shell; others may be right too.
    let choices: [String]
    /// The whole numbers that the value may be; nothing for any text.
    let range: ClosedRange<UInt64>?

    /// Whether it has no value.
    var isFlag: Bool { value.isEmpty }
    /// How it is typed: `--year JAAR`.
    var usage: String { isFlag ? "--\(name)" : "--\(name) \(value)" }

    init(
      _ name: String, _ value: String, _ meaning: String, required: Bool = false,
      repeats: Bool = false, choices: [String] = [], range: ClosedRange<UInt64>? = nil
    ) {
      self.name = name
      self.value = value
      self.meaning = meaning
      self.isRequired = required
      self.mayRepeat = repeats
      self.choices = choices
      self.range = range
    }
  }
}

extension CommandSpecification {
  private static let dossier = Operand(name: "DOSSIER", meaning: "map met de tabellen")
  private static let year = Option("year", "JAAR", "begrotingsjaar; zonder: alle jaren")
  private static let scenario = Option(
    "scenario", "NAAM", "scenario; mag vaker, in volgorde", repeats: true)

  /// What may be watched and sought.
  private static let measureNames =
    "Maatstaven: die van maatstaven.csv, totale_baten, totale_lasten, resultaat, eigen_vermogen,\n"
    + "totaal_activa, totaal_passiva, bedrag_per_leerling@POT, en tegenover de uitkomst zonder verandering\n"
    + "grootste_nadeel, grootste_voordeel en verschoven; zie de handleiding.\n"

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
          "for", "LEZER", "open, intern of de naam van een schoolbestuur; zonder: open",
          choices: ["open", "intern"]),
        Option(
          "out", "MAP",
          "map voor de rapporten; zonder: reports/<dossier>/<jaar of periode>/<scenario>"),
        Option("html", "", "ook index.html: alles in één bestand, om te openen of te mailen"),
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
      name: "compare",
      summary: "Vergelijkt twee uitkomsten: wie krijgt meer of minder, en waardoor.",
      operands: [dossier],
      options: [
        Option(
          "scenario", "NAAM",
          "scenario waarmee wordt vergeleken; mag vaker; zonder: elk scenario apart",
          repeats: true),
        Option(
          "with", "NAAM", "scenario dat in beide uitkomsten geldt; mag vaker, in volgorde",
          repeats: true),
        year,
        Option(
          "from", "MOMENT", "jaar, teldag of «voorlopig», waarmee --year wordt vergeleken"),
        Option(
          "out", "MAP",
          "map voor het rapport; zonder: reports/<dossier>/<jaar>/vergelijking-<voor>-<na>"
        ),
      ],
      details:
        "Voor is het dossier met de scenario's van --with erover; na is dat met ook die van --scenario.\n"
        + "Zonder --scenario komt elk scenario apart naast voor, met een overzicht van alle. Met --from\n"
        + "gaat het om twee jaren of tellingen, en per school om eigen leerlingen, die van anderen,\n"
        + "potten en regels. Het rapport noemt per school, schoolbestuur, soort en pot het bedrag voor en\n"
        + "na en waardoor. Het gaat over de verdeling, niet over verrekeningen van overstappen. De map\n"
        + "verschijnt in één keer en heel, of er verandert niets.",
      example: "verdeelsleutel compare budgets/voorbeeld --scenario lwoo-12-6-1 --year 2026"),
    CommandSpecification(
      name: "sensitivity", summary: "Toont welke parameter een maatstaf het meest verandert.",
      operands: [dossier],
      options: [
        year, scenario,
        Option(
          "measure", "MAATSTAF", "maatstaf; mag vaker; zonder: de gebruikelijke", repeats: true),
        Option(
          "step", "PERCENTAGE", "deel van de waarde waarmee elke parameter verandert; zonder: 1%"),
        Option(
          "out", "MAP",
          "map voor het rapport; zonder: reports/<dossier>/<jaar>/gevoeligheid-<scenario>"),
      ],
      details:
        "Elke waarde van parameters.csv gaat een stap omlaag en omhoog, ten minste haar kleinste eenheid.\n"
        + "Een stap zonder geldig dossier staat er met de reden; een schakelaar gaat om, buiten de rangorde.\n"
        + measureNames
        + "De map verschijnt in één keer en heel, of er verandert niets.",
      example: "verdeelsleutel sensitivity budgets/voorbeeld --year 2026 --measure resultaat"),
    CommandSpecification(
      name: "solve", summary: "Zoekt de waarde van een parameter waarbij een maatstaf iets wordt.",
      operands: [dossier],
      options: [
        Option("vary", "PARAMETER", "parameter die verandert", required: true),
        Option("until", "\"MAATSTAF = WAARDE\"", "wat de maatstaf moet worden", required: true),
        Option("year", "JAAR", "begrotingsjaar; mag weg als het dossier er maar één heeft"),
        scenario,
        Option("from", "LAAG", "laagste waarde die wordt onderzocht; zonder: 0"),
        Option("to", "HOOG", "hoogste waarde die wordt onderzocht; zonder: vier keer de waarde"),
      ],
      details:
        "Zoekt tot op de kleinste eenheid: decimalen van de tabel of van een grens, bij bedragen centen.\n"
        + measureNames
        + "Uitkomst: 0 precies één waarde of bereik, 1 geen of meer.",
      example:
        "verdeelsleutel solve budgets/voorbeeld --year 2027 --vary begroot_resultaat --until resultaat=0"
    ),
    CommandSpecification(
      name: "simulate",
      summary: "Rekent een dossier vele keren door met andere getallen: wat kan er gebeuren?",
      operands: [dossier],
      options: [
        year, scenario,
        Option(
          "runs", "AANTAL",
          "hoe vaak, ten hoogste \(SimulationPlan.mostRuns);"
            + " zonder: \(SimulateCommand.usualRuns)",
          range: 1...UInt64(SimulationPlan.mostRuns)),
        Option(
          "seed", "GETAL", "begingetal van het toeval; zonder: 1", range: 0...UInt64.max),
        Option(
          "threads", "AANTAL", "hoeveel tegelijk; zonder: een per rekenkern", range: 1...256),
        Option(
          "out", "MAP",
          "map voor het rapport; zonder: reports/<dossier>/<jaar>/simulatie-<scenario>"),
      ],
      details:
        "Wat varieert staat in onzekerheid.csv, wat kan gebeuren in risicos.csv.\n"
        + "Het rapport noemt per school, pot en kengetal het gemiddelde en de spreiding, en de kans dat\n"
        + "een pot tekortkomt, het resultaat negatief is of een kengetal buiten zijn grenzen valt.\n"
        + "Hetzelfde begingetal geeft hetzelfde rapport, hoeveel er ook tegelijk wordt gerekend.\n"
        + "Met Ctrl-C stopt u; dan wordt er niets geschreven.",
      example: "verdeelsleutel simulate budgets/voorbeeld --year 2026 --runs 100000"),
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
      name: "batch", summary: "Maakt alles wat bij een telling hoort, zonder toezicht.",
      operands: [dossier],
      options: [
        Option("count", "DATUM", "teldag, zoals 2025-10-01", required: true),
        Option("out", "MAP", "map voor alles; zonder: reports/<dossier>/telling-<datum>"),
      ],
      details:
        "Controleert het dossier en zijn scenario's, rekent ze alle door voor het jaar dat op de telling\n"
        + "rust en voor de hele periode, en vergelijkt: de scenario's met de basis, de telling met de\n"
        + "vorige, en de voorlopige met de definitieve waar beide er zijn. Eén map verschijnt in één\n"
        + "keer en heel, of er verandert niets; samenvatting.md is het begin. Per stap komt er één regel\n"
        + "op de standaarduitvoer. Een tweede keer verandert er niets.",
      example: "verdeelsleutel batch budgets/voorbeeld --count 2025-10-01"),
    CommandSpecification(
      name: "verify", summary: "Rekent een rapport na: is dit wat het programma schrijft?",
      operands: [Operand(name: "MAP", meaning: "map met een rapport")],
      options: [
        Option(
          "dossier", "MAP",
          "map van het dossier; zonder: budgets/<dossier>, naast de map van de rapporten")
      ],
      details:
        "Maakt het rapport opnieuw uit dezelfde tabellen en met dezelfde opties (die staan in\n"
        + "invoer.csv van het rapport) en legt het byte voor byte naast de map; schrijft niets.\n"
        + "Wat anders is, wordt genoemd: van een tabel de rij en de kolom, van een bladzijde de regel;\n"
        + "ook tabellen van het dossier die sinds het rapport zijn veranderd. Uitkomst 1 als er iets\n"
        + "anders is.",
      example: "verdeelsleutel verify reports/voorbeeld/2026/basis"),
    CommandSpecification(
      name: "count", summary: "Maakt van bestanden van DUO een telling van het dossier.",
      operands: [
        Operand(
          name: "DUO-BESTAND", meaning: "bestand 01, 02 of 03 van DUO; mag vaker", mayRepeat: true)
      ],
      options: [
        Option(
          "date", "DATUM", "teldatum, zoals 2025-10-01; mag vaker", required: true, repeats: true),
        Option("into", "DOSSIER", "map met de tabellen", required: true),
        Option("final", "", "DUO verandert de aantallen niet meer"),
        Option("provisional", "", "DUO kan de aantallen nog veranderen; dit geldt ook zonder"),
        Option(
          "masked", "KEUZE", "wat <5 is: weiger (zonder), ondergrens, bovengrens of 1 tot 4",
          choices: CountCommand.answers),
        Option("source", "BRON", "bron in bronnen.csv; zonder: duo_<jaar>"),
        Option(
          "previous", "DUO-BESTAND", "bestand 03 van de vorige telling, om te vergelijken",
          repeats: true),
        Option("replace", "", "vervangt een telling die er al is"),
      ],
      details:
        "Alleen vestigingen van het dossier tellen mee; wat nieuw of verdwenen is, wordt gevraagd.\n"
        + "Welke telgroep waar staat, zegt telgroepen.csv. Er wordt niets geschreven bij een fout.\n"
        + "Bij meer dan één --date zegt het jaar in de naam bij welke telling een bestand hoort.",
      example:
        "verdeelsleutel count duo-03-2025.csv --date 2025-10-01 --into budgets/voorbeeld"),
    CommandSpecification(
      name: "new", summary: "Maakt een leeg dossier met alle tabellen.",
      operands: [Operand(name: "MAP", meaning: "map die nog niet bestaat")],
      options: [],
      details: "Vul de tabellen in met Excel en controleer ze met «check».",
      example: "verdeelsleutel new budgets/mijn-samenwerkingsverband"),
    CommandSpecification(
      name: "docs", summary: "Toont een pagina van de naslag als Markdown.",
      operands: [
        Operand(
          name: "PAGINA", meaning: "tables, findings of commands", choices: DocsCommand.pages)
      ],
      options: [],
      details: "De pagina's volgen uit dezelfde lijsten waarmee het programma werkt.",
      example: "verdeelsleutel docs tables"),
    CommandSpecification(
      name: "completions", summary: "Toont het script waarmee de shell opdrachten aanvult.",
      operands: [
        Operand(name: "SHELL", meaning: "bash of zsh", choices: Completions.shells)
      ],
      options: [],
      details:
        "Zet in ~/.bashrc: source <(verdeelsleutel completions bash)\n"
        + "Zet in ~/.zshrc, na compinit: source <(verdeelsleutel completions zsh)",
      example: "verdeelsleutel completions bash"),
  ]
}
