import Glibc

Memory.keepInLargePieces()
exit(Program.run(Array(CommandLine.arguments.dropFirst())).rawValue)
