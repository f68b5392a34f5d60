/// Measures what has to be fast: `swift run -c release Benchmarks csv`.
let benchmarks: [(name: String, measure: ([String]) -> Void)] = [
  ("csv", { _ in CSVBenchmark.measure() }), ("dossier", DossierBenchmark.measure),
  ("budget", BudgetBenchmark.measure), ("transfers", TransferBenchmark.measure),
  ("simulate", SimulationBenchmark.measure),
  ("count", { _ in CountBenchmark.measure() }),
]

// Without a name everything is measured; what follows a name is for that benchmark.
let arguments = CommandLine.arguments.dropFirst()
if let name = arguments.first {
  if let wanted = benchmarks.first(where: { $0.name == name }) {
    wanted.measure(Array(arguments.dropFirst()))
  } else {
    print("unknown: \(name)")
    print("known: \(benchmarks.map(\.name).joined(separator: " "))")
  }
} else {
  for benchmark in benchmarks { benchmark.measure([]) }
}
