import Tables
import TestSupport

extension Model {
  /// The dossier of one year as tables.
  var tables: TableTexts { Self.tables(of: [self]) }

  /// A dossier of several years as tables.
  ///
  /// The years differ in pupils, in the values of parameters and in the amounts of lines only; the
  /// rest is that of the first.
  static func tables(of years: [Model]) -> TableTexts {
    years[0].tables(of: years)
  }

  private func tables(of years: [Model]) -> TableTexts {
    var texts = [
      "dossier.csv": """
      eigenschap;waarde
      formaat;1
      naam;Steekproef
      begin;\(Self.year)
      eind;\(Self.year + years.count - 1)
      afronding_verdeling;\(Written.cents(unit).text)
      afronding_begroting;1

      """,
      "bronnen.csv": "bron;titel;datum;vindplaats\nb;Bron;;\n",
      "peilmomenten.csv": "peilmoment;maand;dag;jaar\nokt;10;1;-1\nfeb;2;1;0\n",
      "scholen.csv": schoolTable,
      "vestigingen.csv": Self.table(
        "vestiging;school;naam;vanaf;tot;voorganger",
        locations.map { "\($0.code);\($0.school);\($0.code);;;" }),
      "potten.csv": Self.table(
        "pot;vanaf;tot;gevoed_uit;overschot;omschrijving",
        pots.map { "\($0.name);;;\($0.feeds.joined(separator: " + "));\($0.surplus);" }),
      "verdeling.csv": stepTable,
      "begroting.csv": lineTable(years),
    ]
    if !parameters.isEmpty { texts["parameters.csv"] = parameterTable(years) }
    let members = schools.flatMap { school in school.groups.map { "\($0);\(school.code);;" } }
    if !members.isEmpty { texts["groepen.csv"] = Self.table("groep;school;vanaf;tot", members) }
    let values = attributes.flatMap { attribute in
      attribute.values.sorted { $0.key < $1.key }.map {
        "\($0.key);\(attribute.name);;\($0.value.text);\(attribute.unit)"
      }
    }
    if !values.isEmpty {
      texts["schoolgegevens.csv"] = Self.table("school;gegeven;vanaf;waarde;eenheid", values)
    }
    return TableTexts(texts.merging(countTables(years)) { $1 })
  }

  private static func table(_ header: String, _ rows: [String]) -> String {
    ([header + ";status;bron"] + rows.map { $0 + ";aanname;b" }).joined(separator: "\n") + "\n"
  }

  private var schoolTable: String {
    Self.table(
      "school;naam;schoolbestuur;soort;vanaf;tot",
      schools.map {
        "\($0.code);\($0.name);Bestuur;\($0.kind);;\($0.isClosed ? "\(Self.year - 1)" : "")"
      })
  }

  private func parameterTable(_ years: [Model]) -> String {
    let rows = parameters.indices.flatMap { place in
      let parameter = parameters[place]
      let earlier = parameter.earlier.map { [(Self.year - 3, $0)] } ?? []
      let values =
        earlier
        + years.enumerated().map {
          (Self.year + $0, $1.parameters[place].value)
        }
      return values.map { "\(parameter.name);\($0);\($1.text);\(parameter.unit);" }
    }
    return Self.table("parameter;vanaf;waarde;eenheid;toelichting", rows)
  }

  private var stepTable: String {
    let rows = steps.map { step in
      [
        "\(step.number)", step.isPast ? "\(Self.year - 2)" : "",
        step.isPast ? "\(Self.year - 1)" : "", step.pot, step.kind,
        step.amount?.text ?? "", step.key?.text ?? "", step.target.joined(separator: " + "),
        step.to ?? "", step.shortage, step.line ?? "", "Stap",
        step.isPerUnit ? "per_eenheid" : "",
      ].joined(separator: ";")
    }
    return Self.table(
      "volgnr;vanaf;tot;pot;stap;bedrag;sleutel;doelgroep;naar;tekort;regel;omschrijving;afronding",
      rows)
  }

  private func lineTable(_ years: [Model]) -> String {
    let none = String(repeating: ";", count: years.count)
    let rows = lines.indices.map { place in
      let cells =
        switch lines[place].amount {
        case .fixed: "vast;;;" + years.map { $0.lines[place].fixed }.joined(separator: ";")
        case .rate(let rate, let base): "tarief;\(rate.text);\(base.text)\(none)"
        case .steps: "stappen;;\(none)"
        }
      return "\(lines[place].code);\(lines[place].isIncome ? "baten" : "lasten");;;Regel;\(cells)"
    }
    let columns = years.indices.map { "\(Self.year + $0)" }.joined(separator: ";")
    return Self.table(
      "regel;soort;groep;rubriek;omschrijving;wijze;tarief;grondslag;\(columns)", rows)
  }

  private func countTables(_ years: [Model]) -> [String: String] {
    var texts: [String: String] = [:]
    func write(_ folder: String, _ columns: [Count]) {
      guard !columns.isEmpty else { return }
      let rows = tellingOrder.map { place in
        ([locations[place].code] + columns.map { String($0.pupils[place]) }).joined(separator: ";")
      }
      texts["tellingen/\(folder)/telling.csv"] = Self.table(
        (["vestiging"] + columns.map(\.name)).joined(separator: ";"), rows)
    }
    write("\(Self.year - 2)-10-01", counts.filter { $0.total != nil })
    var totals: [String] = []
    for (place, year) in years.enumerated() {
      let before = Self.year + place - 1
      write("\(before)-10-01", year.counts.filter { $0.total == nil && $0.moment == "okt" })
      write("\(before + 1)-02-01", year.counts.filter { $0.moment == "feb" })
      totals += year.counts.compactMap { count in
        count.total.map { "okt;\(before);\(count.name);\($0.text)" }
      }
    }
    if !totals.isEmpty {
      texts["totalen.csv"] = Self.table("peilmoment;jaar;telgroep;aantal", totals)
    }
    return texts
  }
}

extension Model.Line {
  /// The cell of a line whose amount is given.
  fileprivate var fixed: String {
    if case .fixed(let cents) = amount { Written.cents(cents).text } else { "" }
  }
}

extension TableTexts {
  /// The files, for the reader.
  var dossierFiles: [DossierFile] { files.map { DossierFile(path: $0.path, bytes: $0.bytes) } }
}
