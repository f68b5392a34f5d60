extension Explanation {
  /// A piece of an explanation: a line, and facts below it.
  struct Part {
    /// The first line.
    let title: String
    /// What stands below it.
    var facts: [Fact] = []

    /// What stands below a line.
    struct Fact {
      /// The kind of fact; nothing where the text stands by itself.
      let label: String?
      /// The fact.
      let text: String
      /// How far it is indented: 0 to 2.
      let depth: Int
    }

    /// Adds a fact with its kind.
    mutating func add(_ label: String, _ text: String) {
      facts.append(Fact(label: label, text: text, depth: 1))
    }

    /// Adds a line.
    mutating func add(_ text: String, depth: Int = 1) {
      facts.append(Fact(label: nil, text: text, depth: depth))
    }

    /// The part as plain text, with the facts below each other.
    var text: String {
      var text = title + "\n"
      for fact in facts {
        text += ["", "  ", "      "][fact.depth]
        if let label = fact.label {
          text += label + ":" + String(repeating: " ", count: max(11 - label.count, 1))
        }
        text += fact.text + "\n"
      }
      return text
    }
  }
}
