import Testing

@testable import verdeelsleutel

@Suite struct `The command line` {
  @Test func `without words it helps`() {
    #expect(Invocation.read([]) == .help(command: nil))
  }
}
