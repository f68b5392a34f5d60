import Dossiers
import Tables
import Testing

/// A dossier with one thing wrong that no text editor shows: its bytes are made by the test.
struct ByteCase: CustomTestStringConvertible {
  let code: FindingCode
  let name: String
  /// The table that is replaced.
  let path: String
  /// Makes the bytes of the table from those of the sound one.
  let change: @Sendable ([UInt8]) -> [UInt8]
  let expected: String

  var testDescription: String { "\(code.rawValue)-\(name)" }

  func files() throws -> [DossierFile] {
    try FindingCase.base.map { file in
      file.path == path ? DossierFile(path: path, bytes: change(file.bytes)) : file
    }
  }

  static let all: [ByteCase] = [
    ByteCase(
      code: .utf16, name: "unicode-tekst-van-excel", path: "scholen.csv",
      change: { bytes in
        [0xFF, 0xFE]
          + String(decoding: bytes, as: UTF8.self).utf16.flatMap { unit in
            [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
          }
      },
      expected: """
        dossier/scholen.csv: fout[T004]: Het bestand is opgeslagen als UTF-16 (Unicode-tekst).
          → Sla het op als «CSV UTF-8 (door scheidingstekens gescheiden)».

        """),
    ByteCase(
      code: .nulByte, name: "nul-teken", path: "scholen.csv",
      change: { bytes in replacing("Eiklyceum", by: "Eik\u{0}lyceum", in: bytes) },
      expected: """
        dossier/scholen.csv:3:8: fout[T005]: Er staat een NUL-teken in het bestand; het is geen gewone tekst.
          | eik;Eik lyceum;Stichting Bosrand;regulier;;;voorbeeld;plan §1
          |        ^
          → Sla de tabel opnieuw op als «CSV UTF-8».

        """),
    ByteCase(
      code: .fileTooLarge, name: "meer-dan-een-gibibyte", path: "parameters.csv",
      change: { _ in
        // Memory that is never touched: only the size is looked at.
        [UInt8](unsafeUninitializedCapacity: 1 << 30 + 1) { $1 = 1 << 30 + 1 }
      },
      expected: """
        dossier/parameters.csv: fout[T006]: Het bestand is te groot: 1073741825 bytes; ten hoogste 1073741824.
          → Splits het bestand of kijk of het wel het juiste is.

        """),
    ByteCase(
      code: .cellTooLong, name: "cel-van-een-miljoen-tekens", path: "parameters.csv",
      change: { bytes in
        replacing("Lichte ondersteuning", by: String(repeating: "a", count: 1_000_000), in: bytes)
      },
      expected: """
        dossier/parameters.csv:2:61: fout[T007]: De cel is te lang: 1000000 tekens; ten hoogste 32767.
          | …2026;€ 110,00;€ per leerling;voorbeeld;plan §4;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          |                                                 ^
          → Kijk of er een aanhalingsteken te veel staat, of kort de tekst in.

        """),
    ByteCase(
      code: .windows1252, name: "csv-van-excel", path: "scholen.csv",
      change: { bytes in
        replacing("Eiklyceum", by: "Lyc\u{E9}e de l'Eik", in: bytes).flatMap { byte in
          // The bytes C2 and C3 lead the characters that the table has; their second byte is enough.
          byte == 0xC2 ? [] : byte == 0xC3 ? [] : byte == 0xA9 ? [0xE9] : [byte]
        }
      },
      expected: """
        dossier/scholen.csv: opmerking[T012]: Het bestand is opgeslagen als windows-1252 en zo gelezen.
          → Kloppen de accenten niet, sla het dan op als «CSV UTF-8».

        """),
  ]

  private static func replacing(_ old: String, by new: String, in bytes: [UInt8]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    if let found = text.firstRange(of: old) { text.replaceSubrange(found, with: new) }
    return Array(text.utf8)
  }
}
