import Dossiers
import Engine
import Formats
import Numbers
import Results
import TestSupport
import Testing

/// A case of the rules for transfers: a folder with the tables that differ from `Grondslag`, the
/// claims and remarks that are expected, and the paragraph that the rule comes from.
struct TransferCase: Sendable, CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }

  private static let folder = "\(RepositoryFiles.root)/Tests/EngineTests/Transfers"

  /// Every case, by name.
  static var all: [TransferCase] {
    ((try? RepositoryFiles.names(in: folder + "/Cases")) ?? []).map(TransferCase.init)
  }

  /// The tables of `Grondslag`.
  static func base() throws -> TableTexts {
    var texts: [String: String] = [:]
    for (path, bytes) in try RepositoryFiles.tables(in: folder + "/Grondslag") {
      texts[path] = String(decoding: bytes, as: UTF8.self)
    }
    return TableTexts(texts)
  }

  /// The tables of `Grondslag` with those of the case over them.
  func tables() throws -> TableTexts {
    var texts = try Self.base().texts
    for (path, bytes) in try RepositoryFiles.tables(in: "\(Self.folder)/Cases/\(name)")
    where !["verwacht.csv", "opmerkingen.csv"].contains(path) {
      texts[path] = String(decoding: bytes, as: UTF8.self)
    }
    return TableTexts(texts)
  }

  /// The claims as the case expects them.
  func expectedClaims() throws -> [String] { try lines(of: "verwacht.csv") }

  /// The remarks as the case expects them.
  func expectedRemarks() throws -> [String] {
    try RepositoryFiles.names(in: "\(Self.folder)/Cases/\(name)").contains("opmerkingen.csv")
      ? lines(of: "opmerkingen.csv") : []
  }

  /// The paragraph that the rule comes from.
  func paragraph() throws -> String {
    String(
      decoding: try RepositoryFiles.bytes(of: "\(Self.folder)/Cases/\(name)/regel.md"),
      as: UTF8.self)
  }

  private func lines(of file: String) throws -> [String] {
    let bytes = try RepositoryFiles.bytes(of: "\(Self.folder)/Cases/\(name)/\(file)")
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map {
      String($0)
    }
  }
}

extension EngineRun {
  /// Every claim as a row of `verwacht.csv`, in the order of the years and of the rows.
  var claims: [String] {
    (outcome?.years ?? []).flatMap { year in
      year.settlement.claims.map { claim in
        [
          String(year.year), claim.rule.rawValue, name(claim.payer), name(claim.payee),
          claim.months.map { String($0) } ?? "", String(DutchText.money(claim.amount).dropFirst(2)),
        ].joined(separator: ";")
      }
    }
  }

  /// Every remark as a row of `opmerkingen.csv`.
  var transferRemarks: [String] {
    (outcome?.remarks ?? []).map { remark in
      let kind =
        switch remark.kind {
        case .lapses(let rule, let because):
          "lapses(\(rule), because: \(dossier.transfers[because].code))"
        case .proofAboveMaximum(let most): "proofAboveMaximum(\(DutchText.money(most)))"
        default: "\(remark.kind)"
        }
      return "\(dossier.transfers[remark.transfer].code);\(kind)"
    }
  }

  private func name(_ party: Party) -> String {
    switch party {
    case .school(let school): dossier.schools[school].code
    case .consortium: "swv"
    }
  }
}

extension Claim {
  /// The months that are paid; nothing for a claim that is not by the month.
  var months: Int? {
    switch derivation {
    case .months(_, let months, let after): months - after
    case .growth(_, let months, _, _, _), .balance(_, let months, _, _): months
    case .fixed, .proof: nil
    }
  }
}
