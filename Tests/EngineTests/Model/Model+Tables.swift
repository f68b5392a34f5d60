import Tables
import TestSupport

extension Model {
  /// The dossier as tables.
  var tables: TableTexts {
    var texts = [
      "dossier.csv": """
      eigenschap;waarde
      formaat;1
      naam;Steekproef
      begin;\(Self.year)
      eind;\(Self.year)
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
      "begroting.csv": lineTable,
    ]
    if !parameters.isEmpty { texts["parameters.csv"] = parameterTable }
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
    return TableTexts(texts.merging(countTables) { $1 })
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

  private var parameterTable: String {
    let rows = parameters.flatMap { parameter in
      let earlier = parameter.earlier.map {
        ["\(parameter.name);\(Self.year - 3);\($0.text);\(parameter.unit);"]
      }
      return (earlier ?? []) + [
        "\(parameter.name);\(Self.year);\(parameter.value.text);\(parameter.unit);"
      ]
    }
    return Self.table("parameter;vanaf;waarde;eenheid;toelichting", rows)
  }

  private var stepTable: String {
    let rows = steps.map { step in
      [
        "\(step.number)", step.isPast ? "\(Self.year - 2)" : "", step.isPast ? "\(Self.year - 1)" : "", step.pot, step.kind,
        step.amount?.text ?? "", step.key?.text ?? "", step.target.joined(separator: " + "),
        step.to ?? "", step.shortage, step.line ?? "", "Stap",
        step.isPerUnit ? "per_eenheid" : "",
      ].joined(separator: ";")
    }
    return Self.table(
      "volgnr;vanaf;tot;pot;stap;bedrag;sleutel;doelgroep;naar;tekort;regel;omschrijving;afronding",
      rows)
  }

  private var lineTable: String {
    let rows = lines.map { line in
      let cells =
        switch line.amount {
        case .fixed(let cents): "vast;;;\(Written.cents(cents).text)"
        case .rate(let rate, let base): "tarief;\(rate.text);\(base.text);"
        case .steps: "stappen;;;"
        }
      return "\(line.code);\(line.isIncome ? "baten" : "lasten");;;Regel;\(cells)"
    }
    return Self.table(
      "regel;soort;groep;rubriek;omschrijving;wijze;tarief;grondslag;\(Self.year)", rows)
  }

  private var countTables: [String: String] {
    var texts: [String: String] = [:]
    let folders = [
      "2024-10-01": counts.filter { $0.total != nil },
      "2025-10-01": counts.filter { $0.total == nil && $0.moment == "okt" },
      "2026-02-01": counts.filter { $0.moment == "feb" },
    ]
    for (folder, columns) in folders where !columns.isEmpty {
      let rows = tellingOrder.map { place in
        ([locations[place].code] + columns.map { String($0.pupils[place]) }).joined(separator: ";")
      }
      texts["tellingen/\(folder)/telling.csv"] = Self.table(
        (["vestiging"] + columns.map(\.name)).joined(separator: ";"), rows)
    }
    let totals = counts.compactMap { count in
      count.total.map { "okt;2025;\(count.name);\($0.text)" }
    }
    if !totals.isEmpty {
      texts["totalen.csv"] = Self.table("peilmoment;jaar;telgroep;aantal", totals)
    }
    return texts
  }
}

extension TableTexts {
  /// The files, for the reader.
  var dossierFiles: [DossierFile] { files.map { DossierFile(path: $0.path, bytes: $0.bytes) } }
}
