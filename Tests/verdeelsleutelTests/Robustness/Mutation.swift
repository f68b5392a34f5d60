import Tables
import TestSupport

/// Damages a dossier at random: its bytes, its cells or its files.
struct Mutation {
  private(set) var files: [(path: String, bytes: [UInt8])]
  private var random: SeededGenerator

  /// A dossier with `count` damages; the same seed gives the same.
  init(of files: [DossierFile], seed: UInt64, count: Int) {
    self.files = files.map { ($0.path, $0.bytes) }.sorted { $0.path < $1.path }
    random = SeededGenerator(seed: seed)
    for _ in 0..<count {
      switch random.whole(0...9) {
      case 0...2: damageBytes()
      case 3...8: damageCells()
      default: damageFiles()
      }
    }
  }

  var dossierFiles: [DossierFile] {
    files.map { DossierFile(path: $0.path, bytes: $0.bytes) }
  }

  /// A scenario that changes every table, to be damaged with the rest; its name is `alles`.
  static let scenario: [DossierFile] = [
    (
      "parameters.csv", "parameter;vanaf;bewerking;waarde;eenheid;status;bron",
      ["basisbedrag;2026;maal;90%;;aanname;plan", "extra;2026;nieuw;5,00;€;aanname;plan"]
    ),
    (
      "scholen.csv", "school;vanaf;bewerking;naam;schoolbestuur;soort;tot;status;bron",
      ["beuk;;wordt;Beuk;;;;;", "es;;nieuw;Es;Bos;pro;;aanname;plan"]
    ),
    (
      "vestigingen.csv", "vestiging;vanaf;bewerking;school;naam;status;bron",
      ["es_a;;nieuw;es;Es;aanname;plan"]
    ),
    (
      "groepen.csv", "groep;school;vanaf;bewerking;status;bron",
      ["lwoo;eik;;nieuw;aanname;plan"]
    ),
    (
      "schoolgegevens.csv", "school;gegeven;vanaf;bewerking;waarde",
      ["eik;onderwijskansen;2026;plus;0,1"]
    ),
    (
      "tellingen/2025-10-01/vo.csv", "vestiging;bewerking;leerlingen;lwoo_leerlingen;status;bron",
      ["beuk_a;plus;-10;;;", "eik_a;maal;110%;;prognose;", "es_a;nieuw;50;5;aanname;plan"]
    ),
    ("totalen.csv", "peilmoment;jaar;telgroep;bewerking;aantal", ["okt;2025;leerlingen;vervalt;"]),
    ("potten.csv", "pot;vanaf;bewerking;overschot", ["algemeen;;wordt;resultaat"]),
    ("begroting.csv", "regel;bewerking;2026", ["management;plus;-1.000,00"]),
    (
      "verdeling.csv", "volgnr;vanaf;naar;bewerking;bedrag;sleutel;doelgroep",
      ["20;;;vervalt;;;", "30;;;wordt;;leerlingen;regulier + pro", "40;;;wordt;onbekend;;"]
    ),
  ].map { path, header, rows in
    let text = ([header] + rows).map { $0 + "\n" }.joined()
    return DossierFile(path: "scenarios/alles/\(path)", bytes: Array(text.utf8))
  }

  // MARK: Bytes

  private mutating func damageBytes() {
    let file = random.whole(0...files.count - 1)
    var bytes = files[file].bytes
    guard !bytes.isEmpty else { return }
    let place = random.whole(0...bytes.count - 1)
    let end = min(bytes.count, place + random.whole(1...40))
    switch random.whole(0...5) {
    case 0: bytes[place] ^= 1 << UInt8(random.whole(0...7))
    case 1: bytes.remove(at: place)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: random.whole(0...bytes.count))
    case 4:
      let new = random.pick(
        "\"", ";", ",", "\n", "\r", "\u{0}", "€", "é", "\"\"", "\u{A0}", "😀", "<5")
      bytes.insert(contentsOf: Array(new.utf8), at: place)
    default: bytes.removeSubrange(place...)
    }
    files[file].bytes = bytes
  }

  // MARK: Cells

  private static let nasty: [String] = [
    "", " ", "\" \"", "<5", "0", "1", "-1", "999999999999", "-999999999999",
    "999.999.999.999,999999999999", "-0,000000000001", "1e9", "1.23", "1,23", "€ 0,01", "100%",
    "-100%", "999999999999%", "1000", "9999", "10000", "0001-01-01", "9999-12-31", "2025-02-30",
    "29-2-2100", "=9999", "=1000", "-99", "99", "onbekend", "ruimte", "fout", "resultaat", "korten",
    "splits", "verdeel", "vul_aan", "hevel", "per_school", "per_leerling", "per_eenheid",
    "grootste_rest", "wordt", "plus", "maal", "nieuw", "vervalt", "vast", "tarief", "stappen",
    "baten", "lasten", "regulier + pro + vso + tussenvoorziening", "vso", "leerlingen",
    "leerlingen@feb", "leerlingen * leerlingen * leerlingen * leerlingen", "leerlingen@",
    "vso_leerlingen - leerlingen", "0 - leerlingen", "basisbedrag", "vso_budget", "deelname",
    "basisbedrag * 999999999999 * 999999999999", "vso_budget * 0,000000000001", "((((1))))",
    "onderwijskansen", "onderwijskansen * onderwijskansen", "€", "€ per school", "€ per leerling",
    "%", "keuze", "gewicht", "definitief", "voorlopig", "aanname", "beuk", "eik", "wilg", "beuk_a",
    "algemeen", "expertise", "licht", "steun", "management", "okt", "feb", "plan", "1000000",
    "0,01",
    "1000000,01", "111222333", "\"a;b\"", "\"", "a\"b",
  ]

  private mutating func damageCells() {
    let file = random.whole(0...files.count - 1)
    var rows = String(decoding: files[file].bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
    guard !rows.isEmpty else { return }
    let row = random.whole(0...rows.count - 1)
    let other = random.whole(0...rows.count - 1)
    let column = random.whole(0...rows[row].count - 1)
    switch random.whole(0...11) {
    case 0: rows.remove(at: row)
    case 1: rows.insert(rows[row], at: other)
    case 2: rows.swapAt(row, other)
    case 3:
      let last = min(rows[row].count, rows[other].count) - 1
      let place = random.whole(0...last)
      (rows[row][place], rows[other][place]) = (rows[other][place], rows[row][place])
    case 4: rows[row].swapAt(column, random.whole(0...rows[row].count - 1))
    case 5: rows[row][column] += random.pick("x", "0", " * 2", " + leerlingen", "@feb", "%", "_a")
    case 6:
      for place in rows.indices where column < rows[place].count { rows[place].remove(at: column) }
    default:
      // Seldom the header: a table that cannot be read hides what is behind it.
      let target = row == 0 && random.happens(percent: 80) && rows.count > 1 ? 1 : row
      let place = min(column, rows[target].count - 1)
      rows[target][place] = Self.nasty[random.whole(0...Self.nasty.count - 1)]
    }
    files[file].bytes = Array(rows.map { $0.joined(separator: ";") + "\n" }.joined().utf8)
  }

  // MARK: Files

  private mutating func damageFiles() {
    let file = random.whole(0...files.count - 1)
    let other = random.whole(0...files.count - 1)
    switch random.whole(0...4) {
    case 0: (files[file].bytes, files[other].bytes) = (files[other].bytes, files[file].bytes)
    case 1: files[file].bytes = []
    case 2 where files.count > 2: files.remove(at: file)
    case 3:
      let path = "scenarios/lager-basisbedrag/\(files[other].path)"
      if !files.contains(where: { $0.path == path }) { files.append((path, files[file].bytes)) }
    default:
      let path = random.pick(
        "tellingen/2026-02-01/x.csv", "tellingen/x/y.csv", "x.csv", "groepen.csv")
      if !files.contains(where: { $0.path == path }) { files.append((path, files[file].bytes)) }
    }
  }
}
