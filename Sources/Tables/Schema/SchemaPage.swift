import Dossiers

/// The reference of every table, made from the schema: `docs/tables.md`.
public enum SchemaPage {
  /// The page as Markdown.
  public static var markdown: String {
    var text = """
      # De tabellen van een dossier

      Deze pagina wordt gemaakt uit het schema in de code (`verdeelsleutel docs tables`).
      Formaat: \(Schema.format). Een kolom met ✱ moet in elke rij gevuld zijn. De sleutel wijst een
      rij aan; een scenario gebruikt dezelfde sleutelkolommen.


      """
    for schema in Schema.tables { text += page(schema) }
    return text
  }

  private static func page(_ schema: TableSchema) -> String {
    var text = "## \(schema.id.fileName)\n\nEén rij is \(schema.row). "
    text += "Sleutel: \(schema.key.map { "`\($0)`" }.joined(separator: ", "))."
    if schema.isDivisible {
      text +=
        " De rijen mogen ook in bestanden `\(schema.id.rawValue)/<naam>.csv` staan, naast of in"
      text += " plaats van dit bestand; de sleutel geldt over al die bestanden samen."
    }
    text += "\n\n| kolom | inhoud | betekenis |\n|---|---|---|\n"
    for column in schema.columns {
      let mark = column.isRequired ? " ✱" : column.mayBeAbsent ? " (mag ontbreken)" : ""
      text += "| `\(column.name)`\(mark) | \(describe(column.kind)) | \(column.meaning) |\n"
    }
    switch schema.further {
    case .none: break
    case .years:
      text += "| `2026` … | \(describe(.amount)) | bedrag; een kolom per begrotingsjaar |\n"
    case .balanceYears:
      text += "| `2025` … | \(describe(.amount)) | stand aan het eind van het jaar; een kolom voor "
      text +=
        "de beginstand, het jaar voor het eerste begrotingsjaar, en een per begrotingsjaar |\n"
    case .telgroepen:
      text += "| een telgroep … | aantal leerlingen, of `<5` | een kolom per telgroep; met "
      text += "`_ondergrens` en `_bovengrens` erachter de grenzen van een schatting |\n"
    }
    if schema.id == .dossier {
      text += "\n| eigenschap | betekenis |\n|---|---|\n"
      for property in Schema.properties {
        text += "| `\(property.name)`\(property.isRequired ? " ✱" : "") | \(property.meaning) |\n"
      }
    }
    return text + "\n"
  }

  private static func describe(_ kind: CellKind) -> String {
    switch kind {
    case .identifier: "naam (`[a-z][a-z0-9_]*`)"
    case .code: "code (letters, cijfers, `_`)"
    case .text: "tekst"
    case .value: "getal, bedrag of keuze"
    case .yearOrDay: "jaar of datum"
    case .beginning: "jaar, datum of parameter met een jaar"
    case .year: "jaar"
    case .day: "datum"
    case .whole(let low, let high): "heel getal, \(low) tot en met \(high)"
    case .momentYear: "`-1`, `0`, `=2019`"
    case .number: "getal"
    case .amount: "bedrag in euro"
    case .expression: "uitdrukking (`+ - * ( )`, namen, getallen)"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .unit: Unit.all.map { "`\($0.name)`" }.joined(separator: ", ")
    case .status: "status"
    case .source: "bron"
    case .name(let id): "naam uit `\(id.fileName)`"
    case .names: "namen, gescheiden door `+`"
    }
  }
}
