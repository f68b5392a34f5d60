import Testing

@testable import verdeelsleutel

@Suite("Long work")
struct ProgressTests {
  @Test(arguments: [
    (0, 1000, 700, "0 van 1.000 runs (0%) · 0 per seconde"),
    (250, 1000, 500, "250 van 1.000 runs (25%) · 500 per seconde · nog 0:02"),
    (1, 1000, 1000, "1 van 1.000 runs (0%) · 1 per seconde · nog 16:39"),
    (1, 3600, 1000, "1 van 3.600 runs (0%) · 1 per seconde · nog 59:59"),
    (1, 3601, 1000, "1 van 3.601 runs (0%) · 1 per seconde · nog 1:00:00"),
    (1, 41_419, 1000, "1 van 41.419 runs (0%) · 1 per seconde · nog 11:30:18"),
    (1000, 1000, 0, "1.000 van 1.000 runs (100%) · 1.000.000 per seconde · nog 0:00"),
    (0, 0, 0, "0 van 0 runs (100%) · 0 per seconde"),
  ])
  func `is told with its rate and the time left`(
    _ done: Int, _ total: Int, _ milliseconds: Int, _ line: String
  ) {
    #expect(Progress.line(done: done, of: total, "runs", after: milliseconds) == line)
  }

  @Test func `without a total has its number and its rate`() {
    let line = Progress.line(done: 300, of: nil, "waarden", after: 2000)
    #expect(line == "300 waarden · 150 per seconde")
  }

  @Test func `the largest work has a line too`() {
    let line = Progress.line(done: .max / 2, of: .max, "runs", after: .max / 2)
    #expect(line.contains("(49%)") || line.contains("(50%)"))
  }
}
