import Formats

/// What `verify` says of a report folder.
public enum VerifyWording {
  // MARK: Files

  /// A cell of a table holds something else.
  static func cell(
    _ path: String, line: Int, column: String, row: String, found: String, expected: String
  ) -> String {
    let (old, new) = ShownText.excerpts(found, expected)
    return "\(path) regel \(line), kolom \(column) (\(ShownText.line(row))): \(texts(old, new))"
  }

  /// A line of a page reads otherwise.
  static func line(_ path: String, _ line: Int, found: String, expected: String) -> String {
    let (old, new) = ShownText.excerpts(found, expected)
    return "\(path) regel \(line): \(texts(old, new))"
  }

  private static func texts(_ found: String, _ expected: String) -> String {
    "er staat «\(found)», het programma schrijft «\(expected)»."
  }

  static func lineCount(_ path: String, found: Int, expected: Int) -> String {
    "\(path): het zijn \(found) regels, het programma schrijft er \(expected)."
  }

  static func columns(_ path: String, _ found: [String], _ expected: [String]) -> String {
    let (old, new) = ShownText.excerpts(
      found.joined(separator: ";"), expected.joined(separator: ";"))
    return "\(path): de kolommen zijn «\(old)», het programma schrijft «\(new)»."
  }

  static func surplusRow(_ path: String, line: Int, _ row: String) -> String {
    "\(path) regel \(line): deze rij schrijft het programma niet: «\(short(row))»."
  }

  static func missingRow(_ path: String, _ row: String) -> String {
    "\(path): deze rij ontbreekt: «\(short(row))»."
  }

  static func otherOrder(_ path: String) -> String {
    "\(path): de rijen staan in een andere volgorde."
  }

  static func writtenOtherwise(_ path: String) -> String {
    "\(path): elk woord en getal klopt, maar de bytes zijn anders: aanhalingstekens, "
      + "regeleinden of tekencodering. Misschien is het bestand geopend en opnieuw bewaard."
  }

  private static func short(_ text: String) -> String { ShownText.excerpts(text, "").one }

  /// More differences of one file than are told.
  public static func more(_ path: String, _ count: Int) -> String {
    "\(path): en nog \(count) \(count == 1 ? "verschil" : "verschillen")."
  }

  /// A file that the program writes is not there.
  public static func missing(_ path: String) -> String { "\(path) ontbreekt." }

  /// Something stands in the folder that the program does not write.
  public static func surplus(_ path: String) -> String {
    "\(ShownText.line(path)) hoort niet in deze map: het programma schrijft het niet."
  }

  /// A link or a folder stands where a file should be.
  public static func notAFile(_ path: String) -> String {
    "\(ShownText.line(path)) is geen gewoon bestand."
  }

  /// A file is so much larger than it should be that it is not read.
  public static func tooLarge(_ path: String, _ size: Int, _ expected: Int) -> String {
    "\(path) heeft \(DutchText.whole(Int64(size))) bytes, het programma schrijft er "
      + "\(DutchText.whole(Int64(expected)))."
  }

  /// There is more in the folder than is looked at.
  public static let tooMany =
    "In de map staat meer dan een rapport kan hebben; de rest is niet bekeken."

  // MARK: Hashes

  /// A file is not the one of which the hash was written down.
  public static func otherHash(_ path: String) -> String {
    "\(path) is veranderd nadat het is geschreven: de SHA-256 is een andere dan in SHA256SUMS."
  }

  /// A line of the hashes has another form.
  public static func badHashLine(_ line: Int) -> String {
    "SHA256SUMS regel \(line) is geen regel van sha256sum."
  }

  // MARK: What it was made from

  /// Why `invoer.csv` cannot be used.
  public static func sentence(_ fault: Manifest.Fault) -> String {
    let reason =
      switch fault {
      case .notATable: "het is niet de tabel die het programma schrijft"
      case .otherFormat(let format):
        "het heeft formaat «\(ShownText.line(format))», en dit programma kent alleen 1"
      case .notOnce(let row): "de rij «\(row)» moet er één keer in staan"
      case .unknownRow(let row): "de rij «\(ShownText.line(row))» is onbekend"
      }
    return "\(Manifest.path) is niet te gebruiken: \(reason)."
  }

  /// The report does not say what it was made from.
  public static let noManifest =
    "\(Manifest.path) ontbreekt: dit rapport zegt niet waaruit het is gemaakt, en is niet na te rekenen."

  /// The list of inputs was changed, so nobody knows how the report was made.
  public static let changedManifest =
    "Zonder de \(Manifest.path) van toen is niet te zeggen hoe het rapport is gemaakt."

  /// The command or the options of the report are not those of this program.
  public static func notRepeatable(_ reason: String) -> String {
    "\(Manifest.path) noemt een opdracht die dit programma niet kan herhalen. \(ShownText.line(reason))"
  }

  /// The sentences on what is other than when the report was written: the program and the tables.
  public static func changes(from old: Manifest, to new: Manifest) -> [String] {
    var sentences: [String] = []
    if old.program != new.program {
      sentences.append(
        "Het rapport is geschreven door «\(ShownText.line(old.program))»; dit is «\(new.program)».")
    }
    let before = Dictionary(old.inputs.map { ($0.path, $0) }) { first, _ in first }
    let now = Dictionary(new.inputs.map { ($0.path, $0) }) { first, _ in first }
    for path in Set(before.keys).union(now.keys).sorted(by: inBytes) where before[path] != now[path]
    {
      let what =
        before[path] == nil
        ? "is nieuw" : now[path] == nil ? "is er niet meer" : "is veranderd"
      sentences.append("De tabel \(ShownText.line(path)) \(what) sinds dit rapport.")
    }
    return sentences
  }

  private static func inBytes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  // MARK: The verdict

  /// The report is what the program writes.
  public static func same(_ folder: String, files: Int, dossier: String) -> String {
    "\(folder): alle \(files) bestanden zijn byte voor byte wat het programma maakt van \(dossier)."
  }

  /// What may be behind a difference.
  public enum Cause: Sendable {
    /// The tables or the program are others than then.
    case otherInput
    /// Everything that the report was made from is the same.
    case report
    /// The list of inputs was changed.
    case manifest
    /// The report is as it was written, and of so many tables nobody can see whether they are.
    case withheld(Int)
  }

  /// The report is not what the program writes.
  public static func different(_ folder: String, _ count: Int, _ cause: Cause) -> String {
    let reason =
      switch cause {
      case .otherInput:
        "De tabellen of het programma zijn anders dan toen; dat kan de oorzaak zijn."
      case .report:
        "De tabellen en het programma zijn dezelfde als toen; het rapport is veranderd."
      case .manifest: "\(Manifest.path) is veranderd nadat het is geschreven."
      case .withheld(let tables):
        "Het rapport is niet veranderd sinds het is geschreven. Van "
          + "\(tables == 1 ? "1 tabel" : "\(tables) tabellen") over enkele leerlingen staat er geen SHA-256: "
          + "daarvan is er vermoedelijk een veranderd."
      }
    return "\(folder) is niet wat het programma schrijft: "
      + "\(count) \(count == 1 ? "verschil" : "verschillen"). \(reason)"
  }

  /// The report could not be made again.
  public static func notRepeated(_ folder: String) -> String {
    "\(folder) is niet na te rekenen."
  }
}
