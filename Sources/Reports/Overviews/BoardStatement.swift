import Dossiers
import Numbers
import Results

/// What the steps give the schools of one schoolbestuur in a year, and gave them a year earlier.
struct BoardStatement {
  /// The schoolbestuur, as an index into the dossier.
  let board: Int
  /// Its schools that receive something in either year, in the order of the dossier.
  let schools: [SchoolPart]

  /// What the steps give one school.
  struct SchoolPart {
    let school: Int
    /// In the order of the steps; what the school got a year earlier only comes last.
    fileprivate(set) var parts: [Part]

    var cents: Int128 { parts.reduce(0) { $0 + $1.cents } }
    var centsBefore: Int128 { parts.reduce(0) { $0 + $1.centsBefore } }
  }

  /// What a step gives a school in each of the two years.
  struct Part {
    /// The number of the step, by which those of both years are the same.
    let number: Int
    let now: Share?
    fileprivate(set) var before: Share?

    var cents: Int128 { now?.cents ?? 0 }
    var centsBefore: Int128 { before?.cents ?? 0 }
  }

  /// A posting, with the place of its step among those of its year.
  struct Share {
    let step: Int
    let posting: Posting

    var cents: Int128 { Int128(posting.amount.cents) }
  }

  var cents: Int128 { schools.reduce(0) { $0 + $1.cents } }
  var centsBefore: Int128 { schools.reduce(0) { $0 + $1.centsBefore } }

  /// The places of the steps that give its schools something, in their order.
  var steps: [Int] {
    Set(schools.flatMap { $0.parts.compactMap { $0.now?.step } }).sorted()
  }

  /// The statements of every schoolbestuur that receives something, in the order of the dossier.
  static func all(
    _ year: YearOutcome, after before: YearOutcome?, in dossier: Dossier
  ) -> [BoardStatement] {
    var schools: [Int: SchoolPart] = [:]
    for (place, step) in year.steps.enumerated() {
      let number = dossier.steps[step.row].number
      for posting in step.postings {
        schools[posting.school, default: SchoolPart(school: posting.school, parts: [])].parts
          .append(Part(number: number, now: Share(step: place, posting: posting)))
      }
    }
    for (place, step) in (before?.steps ?? []).enumerated() {
      let number = dossier.steps[step.row].number
      for posting in step.postings {
        var school =
          schools[posting.school] ?? SchoolPart(school: posting.school, parts: [])
        let share = Share(step: place, posting: posting)
        if let same = school.parts.firstIndex(where: { $0.number == number && $0.before == nil }) {
          school.parts[same].before = share
        } else {
          school.parts.append(Part(number: number, now: nil, before: share))
        }
        schools[posting.school] = school
      }
    }
    var boards: [Int: [SchoolPart]] = [:]
    for (school, part) in schools.sorted(by: { $0.key < $1.key }) {
      guard let board = dossier.board(ofSchool: school, inYear: year.year) else { continue }
      boards[board, default: []].append(part)
    }
    return boards.sorted { $0.key < $1.key }.map {
      BoardStatement(board: $0.key, schools: $0.value)
    }
  }
}
