import Dossiers
import Glibc
import Numbers
import Reports
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite struct `The command count` {
  private func place() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(DuoDossier.tables.files, below: "dossier")
    try folder.write(Array(DuoDossier.pupils.utf8), to: "duo-03-2025.csv")
    try folder.write(Array(DuoDossier.types.utf8), to: "duo-01-2025.csv")
    return folder
  }

  private func words(_ more: String...) -> [String] {
    ["count", "duo-03-2025.csv", "--date", "2025-10-01", "--into", "dossier"] + more
  }

  @Test func `writes a telling that check reads without a word`() throws {
    let folder = try place()
    let before = try TemporaryFolder.snapshot("\(folder.path)/dossier")
    let run = try CommandRun(words(), in: folder.path)
    #expect(run.code == 0)
    #expect(
      run.output
        == "tellingen/2025-10-01/duo.csv is geschreven, voorlopig: 6 vestigingen; leerlingen 1.058.\n"
    )
    let after = try TemporaryFolder.snapshot("\(folder.path)/dossier")
    #expect(
      Set(after.keys).subtracting(before.keys)
        == ["/tellingen/2025-10-01", "/tellingen/2025-10-01/duo.csv"])
    // Nothing in the small dossier uses the telgroep, which is all there is to say.
    let check = try CommandRun("check", "dossier", in: folder.path)
    #expect(check.code == 0)
    #expect(!check.complaints.contains("fout") && !check.complaints.contains("waarschuwing"))
  }

  @Test func `keeps what is there, unless it may replace it`() throws {
    let folder = try place()
    #expect(try CommandRun(words(), in: folder.path).code == 0)
    let before = try TemporaryFolder.snapshot("\(folder.path)/dossier")
    let again = try CommandRun(words(), in: folder.path)
    #expect(again.code == ExitCode.cannotWrite.rawValue)
    #expect(
      again.complaints.hasSuffix(
        "dossier/tellingen/2025-10-01/duo.csv bestaat al; er is niets geschreven. "
          + "Met --replace wordt het vervangen.\n"))
    #expect(
      try TemporaryFolder.snapshot("\(folder.path)/dossier").mapValues(\.bytes)
        == before.mapValues(\.bytes))
    #expect(try CommandRun(words("--replace"), in: folder.path).code == 0)
    #expect(
      try TemporaryFolder.snapshot("\(folder.path)/dossier").mapValues(\.bytes)
        == before.mapValues(\.bytes))
  }

  @Test func `lets a final count stand beside the provisional one, and win`() throws {
    let folder = try place()
    #expect(
      try CommandRun(
        words("duo-01-2025.csv", "--masked", "ondergrens"), in: folder.path
      ).code == 0)
    let final = DuoDossier.pupils.with(";300;", ";310;")
    try folder.write(Array(final.utf8), to: "duo-03-2025.csv")
    let run = try CommandRun(
      words("duo-01-2025.csv", "--masked", "bovengrens", "--final"), in: folder.path)
    #expect(run.code == 0, "\(run.complaints)")
    #expect(run.output.contains("Gekozen is de bovengrens."))
    #expect(
      TemporaryFolder.allNames(in: "\(folder.path)/dossier/tellingen/2025-10-01") == [
        "duo.csv", "duo_definitief.csv", "duo_onderwijstypen.csv",
        "duo_onderwijstypen_definitief.csv",
      ])
    let files = try RepositoryFiles.tables(in: "\(folder.path)/dossier")
    let dossier = try #require(
      DossierReader.read(files.map { DossierFile(path: $0.path, bytes: $0.bytes) }).dossier)
    let day = try #require(Day(year: 2025, month: 10, day: 1))
    for (telgroep, pupils) in [("leerlingen", Int64(310)), ("bb34", 50)] {
      let index = try #require(dossier.telgroepen.firstIndex(of: telgroep))
      let school = try #require(dossier.schools.firstIndex { $0.code == "eik" })
      #expect(dossier.count(index, on: day)?.cells[school].pupils == pupils)
    }
  }

  @Test(arguments: [
    (["--date", "30-2-2025"], "--date verwacht een dag"),
    (["--date", "2025-10-01", "--masked", "5"], "--masked verwacht"),
    (["--date", "2025-10-01", "--final", "--provisional"], "Kies --final of --provisional"),
    (["--date", "2025-10-01", "--final=ja"], "Bij --final hoort geen waarde."),
  ])
  func `refuses words that it does not know`(_ options: [String], _ sentence: String) throws {
    let folder = try place()
    let run = try CommandRun(
      ["count", "duo-03-2025.csv", "--into", "dossier"] + options, in: folder.path)
    #expect(run.code == ExitCode.wrongUse.rawValue)
    #expect(run.complaints.hasPrefix(sentence))
  }

  @Test func `refuses a file of a gigabyte without reading it`() throws {
    let folder = try place()
    // A file without blocks: only its size is there.
    #expect(truncate("\(folder.path)/duo-03-2025.csv", 1 << 30) == 0)
    let before = try TemporaryFolder.snapshot("\(folder.path)/dossier")
    let run = try CommandRun(words(), in: folder.path)
    #expect(run.code == ExitCode.wrongData.rawValue)
    #expect(
      run.complaints.hasPrefix(
        "duo-03-2025.csv: fout[T006]: Het bestand is te groot: 1073741824 bytes; "
          + "ten hoogste 268435456.\n"))
    #expect(run.complaints.hasSuffix("Er is niets geschreven.\n"))
    #expect(try TemporaryFolder.snapshot("\(folder.path)/dossier") == before)
  }

  @Test func `writes nothing when the dossier would have an error with the telling`() throws {
    let folder = try place()
    try folder.write(
      Array("vestiging;leerlingen;status;bron\n90BB00;1;schatting;plan\n".utf8),
      to: "dossier/tellingen/2025-10-01/eigen.csv")
    let before = try TemporaryFolder.snapshot("\(folder.path)/dossier")
    let run = try CommandRun(words(), in: folder.path)
    #expect(run.code == ExitCode.wrongData.rawValue)
    #expect(run.complaints.contains("fout[T045]"))
    #expect(run.complaints.hasSuffix("Er is niets geschreven.\n"))
    #expect(try TemporaryFolder.snapshot("\(folder.path)/dossier") == before)
  }

  @Test func `keeps hidden what DUO hides, whatever follows from another file`() throws {
    let folder = try place()
    // Els has 76 pupils, of whom all but two are counted in the open; the two are hidden as two cells.
    let types = DuoDossier.types.with(
      DuoDossier.typesRow(
        "90EE", "00", "VMBO TL lj 3-4", cells: ["0", "0", "0", "0", "38", "38"] + zeros),
      DuoDossier.typesRow(
        "90EE", "00", "VMBO TL lj 3-4", cells: ["0", "0", "0", "0", "37", "37"] + zeros) + "\r\n"
        + DuoDossier.typesRow(
          "90EE", "00", "VMBO BL lj 3-4", cells: ["0", "0", "0", "0", "<5", "<5"] + zeros))
    try folder.write(Array(types.utf8), to: "duo-01-2025.csv")
    let run = try CommandRun(words("duo-01-2025.csv", "--masked", "ondergrens"), in: folder.path)
    #expect(run.code == 0, "\(run.complaints)")
    let row = String(
      decoding: try RepositoryFiles.bytes(
        of: "\(folder.path)/dossier/tellingen/2025-10-01/duo_onderwijstypen.csv"), as: UTF8.self
    ).split(whereSeparator: \.isNewline).first { $0.hasPrefix("90EE00") }
    #expect(
      row?.hasPrefix("90EE00;2;2;8;") == true && row?.contains("schatting") == true, "\(row ?? "")")
  }

  private let zeros = Array(repeating: "0", count: 6)

  @Test func `tells what it cannot read`() throws {
    let folder = try place()
    let none = try CommandRun(
      "count", "nergens.csv", "--date", "2025-10-01", "--into", "dossier", in: folder.path)
    #expect(none.code == ExitCode.cannotRead.rawValue)
    #expect(none.complaints == "nergens.csv is niet te lezen: het bestaat niet.\n")
    let other = try CommandRun(
      "count", "duo-03-2025.csv", "--date", "2025-10-01", "--into", "elders", in: folder.path)
    #expect(other.code == ExitCode.cannotRead.rawValue)
  }

  // MARK: Stopped

  private final class Steps {
    var left: Int
    init(_ left: Int) { self.left = left }
  }

  @Test(arguments: [false, true])
  func `stopped after any operation leaves each telling whole`(isThere: Bool) throws {
    let old = [
      ReportFile(path: "tellingen/2025-10-01/a.csv", bytes: [1]),
      ReportFile(path: "tellingen/2025-10-01/b.csv", bytes: [2]),
    ]
    let new = old.map { ReportFile(path: $0.path, bytes: $0.bytes + [9]) }
    for count in 0... {
      let folder = try TemporaryFolder()
      try folder.write([0], to: "dossier/dossier.csv")
      let path = "\(folder.path)/dossier"
      if isThere { try DossierWriter(folder: path).write(old, mayReplace: false) }
      let steps = Steps(count)
      var storage = Storage()
      storage.interrupt = { _ throws(StorageError) in
        steps.left -= 1
        if steps.left < 0 { throw .stopped }
      }
      var isDone = true
      do throws(DossierWriter.Refusal) {
        try DossierWriter(folder: path, storage: storage).write(new, mayReplace: true)
      } catch {
        #expect(error == .storage(.stopped))
        isDone = false
      }
      for (place, file) in new.enumerated() {
        let full = "\(path)/\(file.path)"
        let bytes = Storage().kind(full) == .file ? try RepositoryFiles.bytes(of: full) : nil
        #expect(bytes == file.bytes || bytes == (isThere ? old[place].bytes : nil))
      }
      // The next run cleans up what was left.
      try DossierWriter(folder: path).write(new, mayReplace: true)
      #expect(TemporaryFolder.allNames(in: "\(path)/tellingen") == ["2025-10-01"])
      #expect(
        TemporaryFolder.allNames(in: "\(path)/tellingen/2025-10-01") == ["a.csv", "b.csv"])
      if isDone { break }
    }
  }
}
