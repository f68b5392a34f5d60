import Formats

/// Which of DUO's open files a file is: its number in *Leerlingen in het voortgezet onderwijs*.
enum DuoKind: String, CaseIterable {
  /// Pupils per location, type of education, leerjaar and sex.
  case types = "01"
  /// Every location that exists.
  case locations = "02"
  /// Pupils per location.
  case pupils = "03"
}

/// A column of DUO's files that the program knows.
enum DuoField {
  case board, institution, location, name, municipality, pupils, type
  /// The men and the women of a leerjaar or verblijfsjaar, 1 to 6.
  case men(Int)
  case women(Int)
}

/// For each field its column, if it has one.
struct DuoColumns {
  private var columns = [Int](repeating: -1, count: 19)

  private static func place(_ field: DuoField) -> Int {
    switch field {
    case .board: 0
    case .institution: 1
    case .location: 2
    case .name: 3
    case .municipality: 4
    case .pupils: 5
    case .type: 6
    case .men(let year): 6 + year
    case .women(let year): 12 + year
    }
  }

  subscript(field: DuoField) -> Int? {
    get {
      let column = columns[Self.place(field)]
      return column < 0 ? nil : column
    }
    set { columns[Self.place(field)] = newValue ?? -1 }
  }
}

/// The columns of one of DUO's files: by them a file is recognised, whatever their order.
struct DuoLayout {
  let kind: DuoKind
  /// The columns that are read, with every name that DUO has given them; the first is today's.
  let fields: [(field: DuoField, names: [String])]
  /// Columns that tell the file from others.
  let others: [String]

  static let all = [types, locations, pupils]

  private static let institution = ["INSTELLINGSCODE", "BRIN NUMMER", "BRINNUMMER", "BRIN"]
  private static let location = ["VESTIGINGSCODE", "VESTIGINGSNUMMER"]
  private static let name = ["INSTELLINGSNAAM VESTIGING", "VESTIGINGSNAAM"]

  private static let types = DuoLayout(
    kind: .types,
    fields: [
      (.institution, institution), (.location, location),
      (.type, ["ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR"]),
    ]
      + (1...6).flatMap { year in
        [
          (.men(year), ["LEER- OF VERBLIJFSJAAR \(year) - MAN"]),
          (.women(year), ["LEER- OF VERBLIJFSJAAR \(year) - VROUW"]),
        ]
      },
    others: ["VMBO SECTOR", "AFDELING"])

  private static let locations = DuoLayout(
    kind: .locations,
    fields: [(.institution, institution), (.location, location)],
    others: [
      "STRAATNAAM", "HUISNUMMER-TOEVOEGING", "POSTCODE", "DENOMINATIE", "TELEFOONNUMMER",
      "INTERNETADRES", "ONDERWIJSSTRUCTUUR",
    ])

  private static let pupils = DuoLayout(
    kind: .pupils,
    fields: [
      (.board, ["BEVOEGD GEZAG NUMMER"]), (.institution, institution), (.location, location),
      (.name, name), (.municipality, ["GEMEENTENAAM"]), (.pupils, ["AANTAL LEERLINGEN"]),
    ],
    others: ["AANTAL VO LEERLINGEN UITBESTEED AAN VAVO"])

  /// The layout that a header is nearest to; nothing when less than half of its columns are there.
  static func recognised(_ header: [String]) -> DuoLayout? {
    let names = Set(header)
    var best: (layout: DuoLayout, found: Int, of: Int)?
    for layout in all {
      let own = layout.fields.map(\.names) + layout.others.map { [$0] }
      let found = own.count { $0.contains(where: names.contains) }
      guard found * 2 >= own.count, found > 2 else { continue }
      if let other = best, found * other.of <= other.found * own.count { continue }
      best = (layout, found, own.count)
    }
    return best?.layout
  }

  /// The name of a column as it is compared: capitals, `_` as a space, single spaces.
  static func normal(_ name: String) -> String {
    name.uppercased().split { $0 == " " || $0 == "_" || $0 == "\u{A0}" }.joined(separator: " ")
  }
}
