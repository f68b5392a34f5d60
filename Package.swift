// swift-tools-version: 6.2
import PackageDescription

/// Every module is held to the same bar: Swift 6 mode, and a warning is an error.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error), .enableUpcomingFeature("MemberImportVisibility"),
]

/// Files to embed become `PackageResources` in the module: bytes in the program, no files beside it.
func module(
  _ name: String, imports: [Target.Dependency] = [], embeds files: [String] = []
) -> Target {
  .target(
    name: name, dependencies: imports, resources: files.map { .embedInCode($0) },
    swiftSettings: strict)
}

/// Released commands carry the standard library with them: they start twice as fast, and run without.
///
/// In debug they do not, because the flag would also reach the bundle of the tests.
func command(_ name: String, imports: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: imports, swiftSettings: strict,
    linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))])
}

/// Cases of tests are folders that the tests read from the repository; they are no resources.
func tests(of name: String, imports: [Target.Dependency] = [], cases: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + imports,
    exclude: cases, swiftSettings: strict)
}

let package = Package(
  name: "verdeelsleutel",
  products: [.executable(name: "verdeelsleutel", targets: ["verdeelsleutel"])],
  targets: [
    // The order is the data flow: an import only ever points up this list.
    module("Numbers"),
    module("Formats", imports: ["Numbers"]),
    module("Dossiers", imports: ["Numbers"]),
    module("Tables", imports: ["Numbers", "Formats", "Dossiers"]),
    module("Results", imports: ["Numbers", "Dossiers"]),
    module("Engine", imports: ["Numbers", "Dossiers", "Results"]),
    module("Scenarios", imports: ["Numbers", "Dossiers", "Results", "Engine"]),
    module(
      "Reports", imports: ["Numbers", "Formats", "Dossiers", "Results"],
      embeds: ["HTML/report.js", "HTML/report.css"]),
    .target(name: "LinuxCalls"),
    command(
      "verdeelsleutel",
      imports: [
        "Numbers", "Formats", "Dossiers", "Tables", "Results", "Engine", "Scenarios", "Reports",
        "LinuxCalls",
      ]),

    // Beside the flow: what measures, and what tests.
    command(
      "Benchmarks",
      imports: ["Numbers", "Formats", "Dossiers", "Tables", "Results", "Engine", "Scenarios"]),
    .target(
      name: "TestSupport", dependencies: ["Numbers"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests(of: "Numbers"),
    tests(of: "Formats", imports: ["Numbers"]),
    tests(of: "Tables", imports: ["Numbers", "Formats", "Dossiers", "Reports"]),
    tests(
      of: "Engine",
      imports: [
        "Numbers", "Formats", "Dossiers", "Tables", "Results", "Scenarios", "Reports",
      ],
      cases: ["Transfers/Cases", "Transfers/Grondslag"]),
    tests(
      of: "Reports", imports: ["Numbers", "Formats", "Dossiers", "Tables", "Results", "Engine"]),
    tests(
      of: "verdeelsleutel",
      imports: [
        "Numbers", "Formats", "Dossiers", "Tables", "Results", "Engine", "Scenarios", "Reports",
      ],
      cases: ["Findings", "Counting/Cases"]),
  ]
)
