import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  func sourceList() -> String {
    var text = heading("Bronnen en aannames")
    text += "\n## Waar het geld op rust\n\n" + statusTables()
    text += "\n## Bronnen\n\n" + documentTable().markdown
    text += "\n## Parameters\n\n" + parameterTable().markdown
    let estimates = estimateTable()
    if !estimates.rows.isEmpty {
      text += "\n## Schattingen met onder- en bovengrens\n\n" + estimates.markdown
    }
    text += "\n## Invoer\n\n" + inputTable().markdown
    if inputs.contains(where: \.isWithheld) {
      text +=
        "\nVan tabellen over enkele leerlingen staat hier geen SHA-256: daarmee is een klein aantal te "
        + "raden. Het rapport voor het bureau (`run --for intern`) heeft hem wel.\n"
    }
    text += "\nProgramma: \(version). Formaat van het dossier: 1.\n"
    return text
  }

  /// The allocated money by the status of the postings.
  private func statusTables() -> String {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("status", "Zwakste status"),
      .init("bedrag", "Bedrag naar scholen", numeric: true),
      .init("deel", "Deel", numeric: true),
    ])
    for year in outcome.years {
      var money: [Status: Int128] = [:]
      for step in year.steps {
        for posting in step.postings {
          money[posting.status, default: 0] += Int128(posting.amount.cents)
        }
      }
      for status in Status.allCases {
        guard let cents = money[status] else { continue }
        table.row([
          .text(String(year.year)), .text(status.rawValue), .cents(cents),
          .text(DutchText.percentage(cents, of: year.allocated)),
        ])
      }
    }
    return table.markdown
  }

  private func documentTable() -> ReportTable {
    var table = ReportTable([
      .init("bron", "Bron"), .init("titel", "Titel"), .init("datum", "Datum"),
      .init("vindplaats", "Vindplaats"),
    ])
    for source in dossier.sources {
      table.row([.text(source.id), .text(source.title), .text(source.date), .text(source.place)])
    }
    return table
  }

  private func parameterTable() -> ReportTable {
    var table = ReportTable([
      .init("parameter", "Parameter"), .init("jaar", "Jaar"),
      .init("waarde", "Waarde", numeric: true), .init("eenheid", "Eenheid"),
      .init("status", "Status"), .init("bron", "Bron"), .init("toelichting", "Toelichting"),
    ])
    for parameter in dossier.parameters {
      for year in outcome.years {
        guard let value = parameter.value(inYear: year.year) else { continue }
        table.row([
          .text(parameter.name), .text(String(year.year)), .text(value.text),
          .text(parameter.unit.name), .text(value.provenance.status.rawValue),
          .text(value.provenance.source), .text(value.note),
        ])
      }
    }
    return table
  }

  /// Telgroepen that come with `_ondergrens` and `_bovengrens`.
  private func estimateTable() -> ReportTable {
    var table = ReportTable([
      .init("telgroep", "Telgroep"), .init("datum", "Teldatum"),
      .init("ondergrens", "Ondergrens", numeric: true),
      .init("schatting", "Schatting", numeric: true),
      .init("bovengrens", "Bovengrens", numeric: true), .init("bron", "Bron"),
    ])
    for column in dossier.counts {
      let name = dossier.telgroepen[column.telgroep]
      guard let low = dossier.telgroepen.firstIndex(of: name + "_ondergrens"),
        let high = dossier.telgroepen.firstIndex(of: name + "_bovengrens"),
        let lower = dossier.count(low, on: column.date),
        let upper = dossier.count(high, on: column.date)
      else { continue }
      table.row([
        .text(name), .text(DutchText.isoDay(column.date)), .whole(lower.total),
        .whole(column.total), .whole(upper.total), .text(column.provenances.first?.source ?? ""),
      ])
    }
    return table
  }

  private func inputTable() -> ReportTable {
    var table = ReportTable([
      .init("bestand", "Bestand"), .init("bytes", "Bytes", numeric: true),
      .init("sha256", "SHA-256"),
    ])
    for input in inputs {
      table.row([
        .text(input.path), input.size.map { .whole(Int128($0)) } ?? .empty, .text(input.digest),
      ])
    }
    return table
  }
}
