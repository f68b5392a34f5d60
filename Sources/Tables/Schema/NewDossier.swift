import Formats

/// The dossier that `new` writes: every table with its header, made from the schema.
public enum NewDossier {
  /// The files; a table that would be empty holds its header only in `sjablonen`, because a table
  /// without rows is a finding.
  public static var files: [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = [("dossier.csv", properties)]
    for schema in Schema.tables where schema.id != .dossier {
      var writer = CSVWriter()
      writer.row(header(of: schema))
      let name =
        schema.id == .tellingen ? "tellingen.csv.sjabloon" : "\(schema.id.rawValue).csv.sjabloon"
      files.append((name, writer.bytes))
    }
    return files
  }

  private static func header(of schema: TableSchema) -> [String] {
    var names = schema.columns.map(\.name)
    let provenance = names.suffix(2) == ["status", "bron"] ? 2 : 0
    switch schema.further {
    case .none: break
    case .years: names.insert(contentsOf: ["2026", "2027"], at: names.count - provenance)
    case .balanceYears:
      names.insert(contentsOf: ["2025", "2026", "2027"], at: names.count - provenance)
    case .telgroepen: names.insert("leerlingen", at: names.count - provenance)
    }
    return names
  }

  private static var properties: [UInt8] {
    let values = [
      "formaat": "\(Schema.format)", "naam": "Mijn samenwerkingsverband", "begin": "2026",
      "eind": "2027", "afronding_verdeling": "0,01", "afronding_begroting": "1",
    ]
    var writer = CSVWriter()
    writer.row(["eigenschap", "waarde"])
    for property in Schema.properties {
      writer.row([property.name, values[property.name] ?? ""])
    }
    return writer.bytes
  }
}
