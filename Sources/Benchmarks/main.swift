/// Measures what has to be fast: `swift run -c release Benchmarks csv`.
let benchmarks: [(name: String, measure: () -> Void)] = [
  ("csv", CSVBenchmark.measure)
]

let wanted = CommandLine.arguments.dropFirst()
let unknown = wanted.filter { name in !benchmarks.contains { $0.name == name } }
if unknown.isEmpty {
  for benchmark in benchmarks where wanted.isEmpty || wanted.contains(benchmark.name) {
    benchmark.measure()
  }
} else {
  print("unknown: \(unknown.joined(separator: " "))")
  print("known: \(benchmarks.map(\.name).joined(separator: " "))")
}
