import Dossiers
import Engine
import Numbers
import Results

/// A dossier made ready to be run many times with other numbers.
///
/// It is made once and shared by threads. Each thread has a ``SimulationWorker`` of its own, takes
/// blocks of runs in any order, and hands in its ``SimulationTally``; which thread ran which block
/// cannot be seen in the result. A block takes some hundredths of a second at most, so that a caller
/// may stop between two blocks.
public struct SimulationPlan: Sendable {
  /// The most runs that may be asked for.
  public static let mostRuns = 100_000_000
  /// The runs of a block; the last may have fewer.
  public static let runsPerBlock = 1024
  /// How many runs are made, eight at a time, before the sums of a group are closed: 1 to a block, so
  /// that there are some hundreds of groups as soon as there are some thousands of runs.
  var batchesPerGroup: Int {
    var batches = 1
    while batches < Self.runsPerBlock / 8, batches * 2 * 8 * 256 <= runs { batches *= 2 }
    return batches
  }
  /// How many runs are made.
  public let runs: Int
  /// The seed from which every draw follows.
  public let seed: UInt64

  let dossier: Dossier
  let varying: VaryingProgram
  let observations: Observations
  let draws: Draws
  /// The program for eight runs at a time; nothing when it cannot be held to be exact.
  private(set) var fast: FastProgram?
  /// The values that have a spread, as places in the observations.
  let spreadValues: [Int]
  /// How eight runs are counted at once.
  private(set) var counting: FastCounting?
  /// The bins of each value that has a spread, in the order of the values.
  private(set) var bins: [Bins] = []
  /// Where the counts of the numbers begin that each value often has, and after the last where they end.
  private(set) var oftenStarts: [Int] = []
  /// How many bins a value has.
  let binCount: Int
  /// What each value is when nothing varies.
  let planned: [Int128?]

  /// Makes years of a dossier ready; it compiles and runs without errors.
  ///
  /// The years lie within the budget years; `runs` is 0 to ``mostRuns``. Rows of `onzekerheid.csv`
  /// that change nothing in these years are in ``idleRows``. The bins of quantiles follow from
  /// `sampleRuns` runs that are made beforehand. With `isPlain` every run is made by the plain engine,
  /// to compare with.
  public init(
    _ dossier: Dossier, years: ClosedRange<Int>, runs: Int, seed: UInt64, sampleRuns: Int = 1024,
    isPlain: Bool = false
  ) {
    self.runs = min(max(runs, 0), Self.mostRuns)
    self.seed = seed
    self.dossier = dossier
    varying = dossier.varying(in: years)
    observations = Observations(varying, dossier)
    draws = Draws(varying, dossier)
    fast = isPlain ? nil : FastProgram(varying.program, draws, observations)
    var registers = Registers(for: varying.program)
    var numbers = [Int128?](repeating: nil, count: observations.values.count)
    if varying.program.run(on: &registers) == nil {
      _ = observations.read(registers, varying.program.members, into: &numbers)
    }
    planned = numbers
    let values = observations.values
    spreadValues = values.indices.filter { values[$0].hasSpread }
    // Four bytes each, and no more than some megabytes for all together.
    binCount = max(64, min(Self.mostBins, Self.mostBinsTogether / max(spreadValues.count, 1)))
    bins = sampledBins(sampleRuns)
    oftenStarts = bins.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.often.count) }
    // Numbers that are less than the first edge must be exact as well.
    if bins.contains(where: { $0.first.magnitude >= FastBuilder.observable.magnitude * 2 }) {
      fast = nil
    }
    counting = fast.map { FastCounting($0, self) }
  }

  private static let mostBins = 2048
  private static let mostBinsTogether = 4_000_000
  /// The numbers that are kept at most to choose the bins by.
  private static let mostSampled = 1_000_000

  /// Chooses the bins by a sample that depends on the dossier alone, not on the seed.
  private func sampledBins(_ wanted: Int) -> [Bins] {
    let count = max(8, min(wanted, Self.mostSampled / max(spreadValues.count, 1)))
    var samples = Array(repeating: [Int128](), count: spreadValues.count)
    let worker = SimulationWorker(self, seed: 0)
    for run in stride(from: 0, to: count, by: 8) {
      worker.sample(run) { numbers in
        for (spread, value) in spreadValues.enumerated() {
          if let number = numbers[value] { samples[spread].append(number) }
        }
      }
    }
    return samples.map { Bins(sample: $0, count: binCount) }
  }

  /// The rows of `onzekerheid.csv` on which nothing rests in the years, as indices into
  /// ``Dossier/uncertainties``.
  public var idleRows: [Int] {
    let used = Set(varying.sites.map { $0.row })
    return dossier.uncertainties.indices.filter { !used.contains($0) }
  }

  /// Whether runs can be made eight at a time; else the plain engine makes each of them.
  public var isFast: Bool { fast != nil }

  /// How many numbers are drawn for each run.
  public var drawsPerRun: Int { draws.drawCount }

  /// Of how many numbers the spread is kept.
  public var spreadCount: Int { spreadValues.count }

  /// The number of blocks; they are named 0 up to this.
  public var blockCount: Int { (runs + Self.runsPerBlock - 1) / Self.runsPerBlock }

  /// Something that runs blocks, for use by one thread.
  public func worker() -> SimulationWorker { SimulationWorker(self, seed: seed) }

  var emptyTally: SimulationTally {
    SimulationTally(
      limits: observations.limits.count, spreads: bins.count, often: oftenStarts.last ?? 0,
      bins: binCount)
  }
}
