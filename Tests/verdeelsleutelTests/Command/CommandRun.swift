import Glibc
import TestSupport

/// One run of the real program, with what it wrote and how it ended.
struct CommandRun {
  let code: Int32
  let output: String
  let complaints: String

  /// Runs the program in a folder and waits for its end.
  init(_ words: String..., in folder: String) throws { try self.init(words, in: folder) }

  init(_ words: [String], in folder: String) throws {
    let notes = try TemporaryFolder()
    let (output, complaints) = ("\(notes.path)/output", "\(notes.path)/complaints")
    let process = try Self.start(words, in: folder, output: output, complaints: complaints)
    code = Self.wait(for: process)
    self.output = String(decoding: try RepositoryFiles.bytes(of: output), as: UTF8.self)
    self.complaints = String(decoding: try RepositoryFiles.bytes(of: complaints), as: UTF8.self)
  }

  /// The program could not be started.
  struct NotStarted: Error {
    let path: String
    let code: Int32
  }

  /// Starts the program without waiting for it.
  static func start(
    _ words: [String], in folder: String, output: String = "/dev/null",
    complaints: String = "/dev/null"
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, complaints, flags, 0o600)
    // `env -C` goes to the folder first; its process becomes that of the program.
    var arguments = (["env", "-C", folder, path] + words).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    // A thread of a test holds signals back; the program must not inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&usual)
    sigaddset(&usual, SIGINT)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    let reason = posix_spawn(&process, "/usr/bin/env", &actions, &attributes, &arguments, environ)
    guard reason == 0 else { throw NotStarted(path: path, code: reason) }
    return process
  }

  /// The exit code of a process, or minus the signal that ended it.
  static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }

  /// The program stands beside the bundle of the tests.
  private static let path: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let runner = String(
      decoding: buffer.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return runner.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/verdeelsleutel"
  }()
}

extension TemporaryFolder {
  /// Writes the files of a dossier below a folder.
  func write(_ files: [(path: String, bytes: [UInt8])], below folder: String) throws {
    for file in files { try write(file.bytes, to: "\(folder)/\(file.path)") }
  }
}
