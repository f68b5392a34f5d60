import Glibc
import LinuxCalls

/// Every operation on files that the program does, in one place: the only POSIX calls.
///
/// A test gives an `interrupt` that stops after any operation, to prove that the published folder is
/// whole at every moment.
struct Storage {
  /// Called before each operation that changes something; throws to stop there.
  var interrupt: (String) throws(StorageError) -> Void = { _ throws(StorageError) in }
  /// A test sets this to false to take the path of file systems that cannot exchange two folders.
  var canExchange = true

  // MARK: Reading

  /// The bytes of a file.
  ///
  /// Files are read, never mapped, so that a file that shrinks cannot trap.
  func read(_ path: String) throws(StorageError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .reading(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .reading(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .reading(path, EISDIR) }
    let limit = 1 << 30
    // One byte more than the limit is enough for the reader of tables to say what is wrong.
    let wanted = min(Int(status.st_size), limit + 1)
    var fault: Int32 = 0
    var bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, wanted - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { fault = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard fault == 0 else { throw .reading(path, fault) }
    if bytes.count > limit { bytes.removeLast(bytes.count - limit - 1) }
    return bytes
  }

  /// The names in a folder, in the order of their bytes, without those that begin with a dot.
  func names(in path: String) throws(StorageError) -> [String] {
    try allNames(in: path).filter { !$0.hasPrefix(".") }
  }

  /// The names in a folder, in the order of their bytes, hidden ones too.
  func allNames(in path: String) throws(StorageError) -> [String] {
    guard let folder = opendir(path) else { throw .reading(path, errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The size of a file in bytes.
  func size(_ path: String) throws(StorageError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .reading(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .reading(path, EISDIR) }
    return Int(status.st_size)
  }

  /// What stands at a path.
  func kind(_ path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .nothing }
    if status.st_mode & S_IFMT == S_IFLNK, stat(path, &status) != 0 { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .other
    }
  }

  enum Kind { case nothing, file, folder, other }

  /// Whether a symbolic link stands at a path, wherever it leads.
  func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// A path from the root, without links and dots; the path itself where nothing stands.
  func realPath(of path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Where a path leads when a symbolic link stands there; else the path itself.
  func destination(of path: String) -> String {
    isLink(path) ? realPath(of: path) : path
  }

  // MARK: Writing

  func makeFolder(_ path: String) throws(StorageError) {
    try interrupt("mkdir")
    guard mkdir(path, 0o777) == 0 else { throw .writing(path, errno) }
  }

  func write(_ bytes: [UInt8], to path: String) throws(StorageError) {
    try interrupt("create")
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .writing(path, errno) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      try interrupt("write")
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .writing(path, errno) }
      written += count
    }
  }

  /// Makes sure that everything written below a folder is on the disk.
  func sync(_ folder: String) throws(StorageError) {
    try interrupt("sync")
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .writing(folder, errno) }
    defer { close(descriptor) }
    guard syncfs(descriptor) == 0 else { throw .writing(folder, errno) }
  }

  func rename(_ from: String, to: String) throws(StorageError) {
    try interrupt("rename")
    guard Glibc.rename(from, to) == 0 else { throw .writing(to, errno) }
  }

  /// Exchanges two folders in one step; false when the file system cannot.
  func exchange(_ one: String, with other: String) throws(StorageError) -> Bool {
    try interrupt("exchange")
    guard canExchange else { return false }
    // RENAME_EXCHANGE is 2; the constant is a macro that Swift does not import everywhere.
    if renameat2(AT_FDCWD, one, AT_FDCWD, other, 2) == 0 { return true }
    if errno == EINVAL || errno == ENOSYS { return false }
    throw .writing(other, errno)
  }

  /// Removes whatever stands at a path; of a link only the link itself.
  func removeTree(_ path: String) throws(StorageError) {
    switch isLink(path) ? .other : kind(path) {
    case .nothing: return
    case .folder:
      for name in try allNames(in: path) { try removeTree("\(path)/\(name)") }
      try interrupt("rmdir")
      guard rmdir(path) == 0 else { throw .writing(path, errno) }
    case .file, .other:
      try interrupt("unlink")
      guard unlink(path) == 0 else { throw .writing(path, errno) }
    }
  }

  /// Holds a lock until the returned descriptor is closed; nothing when another run holds it.
  func lock(_ path: String) throws(StorageError) -> Int32? {
    try interrupt("lock")
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .writing(path, errno) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
    let reason = errno
    close(descriptor)
    if reason == EWOULDBLOCK { return nil }
    throw .writing(path, reason)
  }

  /// Lets go of a lock, also where a program that is being started still shares the descriptor.
  func unlock(_ descriptor: Int32) {
    _ = flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

/// Why a file operation failed.
enum StorageError: Error, Equatable {
  case reading(String, Int32)
  case writing(String, Int32)
  /// A test stopped the program here.
  case stopped

  /// The sentence for a reader.
  var sentence: String {
    switch self {
    case .reading(let path, let reason): "\(path) is niet te lezen: \(Self.why(reason))"
    case .writing(let path, EISDIR): "\(path) is niet te schrijven: er staat een map op die plek."
    case .writing(let path, let reason): "\(path) is niet te schrijven: \(Self.why(reason))"
    case .stopped: "gestopt"
    }
  }

  private static func why(_ reason: Int32) -> String {
    switch reason {
    case ENOENT: "het bestaat niet."
    case EACCES, EPERM: "u hebt daar geen recht op."
    case EISDIR: "het is geen gewoon bestand."
    case ENOTDIR: "een deel van het pad is een bestand en geen map."
    case ENOSPC, EDQUOT: "de schijf is vol."
    case EROFS: "de schijf is alleen-lezen."
    case EEXIST: "het bestaat al."
    default: String(cString: strerror(reason)) + "."
    }
  }
}
