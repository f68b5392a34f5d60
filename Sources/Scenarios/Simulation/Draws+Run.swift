import Numbers

extension Draws {
  /// Draws eight runs, `run` and the seven after it, and puts the values in their places.
  ///
  /// Nothing but sums, products and square roots of doubles is used, which are the same on every
  /// machine. A change is drawn from a score: √c times a common one and √(1 − c) times one of the school's
  /// own, which has the same distribution again. A normal change is a multiple of the score; any other
  /// follows from the chance of the score, so that the spread of the row stays what it says.
  func draw(
    seed: UInt64, run: UInt64, into workspace: UnsafeMutablePointer<Lanes>,
    changes: UnsafeMutablePointer<Lanes>
  ) {
    var generator = RunGenerator(seed: seed, run: run)
    let vanished = changes + changeCount
    vanished.pointee = .zero
    quantiles.withUnsafeBufferPointer { quantiles in
      for group in groups {
        if group.isDirect, isNarrow, group.shape.kind == .normal {
          drawDirectly(group, &generator, quantiles, workspace, vanished)
          continue
        }
        for change in group.cleared { changes[change] = .zero }
        let shape = group.shape
        switch shape.kind {
        case .normal:
          let shared = shape.common > 0 ? Self.score(&generator, quantiles) : .zero
          let base = shared * (shape.common * shape.spread)
          let own = shape.own * shape.spread
          for place in group.drawn {
            let score = shape.own > 0 ? Self.score(&generator, quantiles) : .zero
            changes[Int(drawn[place])] += base + score * own
          }
        case .triangular, .uniform, .list:
          drawChances(group, &generator, quantiles, changes)
        }
        put(group, workspace, changes, vanished)
      }
    }
    for strike in strikes {
      let strikes = Self.part(generator.next()) .< strike.chance
      let more = Self.part(generator.next()) * strike.count
      // A half less rounds down; a whole number is never drawn.
      let amount = (more - 0.5).nearest + strike.lowest
      workspace[Int(strike.place)] = Lanes.zero.replacing(with: amount, where: strikes)
    }
  }

  /// Draws normal changes that each change one cell: what most rows are, without going round by memory.
  @inline(__always)
  private func drawDirectly(
    _ group: Group, _ generator: inout RunGenerator,
    _ quantiles: UnsafeBufferPointer<SIMD2<Double>>, _ workspace: UnsafeMutablePointer<Lanes>,
    _ vanished: UnsafeMutablePointer<Lanes>
  ) {
    let shape = group.shape
    let shared = shape.common > 0 ? Self.score(&generator, quantiles) : .zero
    let base = shared * (shape.common * shape.spread)
    let own = shape.own * shape.spread
    cells.withUnsafeBufferPointer { cells in
      guard shape.own > 0 else {
        for cell in cells[group.cells] {
          Self.put(base * cell.base + cell.base, cell, group.mayVanish, workspace, vanished)
        }
        return
      }
      for cell in cells[group.cells] {
        let change = Self.score(&generator, quantiles) * own + base
        Self.put(change * cell.base + cell.base, cell, group.mayVanish, workspace, vanished)
      }
    }
  }

  @inline(__always)
  private static func put(
    _ number: Lanes, _ cell: Cell, _ mayVanish: Bool, _ workspace: UnsafeMutablePointer<Lanes>,
    _ vanished: UnsafeMutablePointer<Lanes>
  ) {
    var value = number.nearest
    if mayVanish {
      let isPast = cell.base < 0 ? value .> 0 : value .< 0
      value.replace(with: 0, where: isPast)
      vanished.pointee.replace(with: 1, where: isPast)
    }
    workspace[Int(cell.place)] = value
  }

  /// Gives each cell its value with the change, rounded to a whole number of its last decimal.
  private func put(
    _ group: Group, _ workspace: UnsafeMutablePointer<Lanes>,
    _ changes: UnsafeMutablePointer<Lanes>, _ vanished: UnsafeMutablePointer<Lanes>
  ) {
    guard isNarrow else { return putWide(group, workspace, changes, vanished) }
    cells.withUnsafeBufferPointer { cells in
      for place in group.cells {
        let cell = cells[place]
        let value = changes[Int(cell.change)] * cell.base + cell.base
        Self.put(value, cell, group.mayVanish, workspace, vanished)
      }
    }
  }

  private func putWide(
    _ group: Group, _ workspace: UnsafeMutablePointer<Lanes>,
    _ changes: UnsafeMutablePointer<Lanes>, _ vanished: UnsafeMutablePointer<Lanes>
  ) {
    for cell in cells[group.cells] {
      for lane in 0..<8 {
        let value = (cell.base * (1 + changes[Int(cell.change)][lane])).rounded()
        let isPast = cell.base < 0 ? value > 0 : value < 0
        workspace[Int(cell.place)][lane] = isPast ? 0 : value
        if isPast { vanished.pointee[lane] = 1 }
      }
    }
  }

  /// The changes that follow from a chance.
  private func drawChances(
    _ group: Group, _ generator: inout RunGenerator,
    _ quantiles: UnsafeBufferPointer<SIMD2<Double>>, _ changes: UnsafeMutablePointer<Lanes>
  ) {
    let shape = group.shape
    if shape.isMixed {
      let shared = Self.score(&generator, quantiles) * shape.common
      for place in group.drawn {
        let score = Self.score(&generator, quantiles) * shape.own + shared
        changes[Int(drawn[place])] += shape.change(chance(of: score))
      }
    } else if shape.common > 0 {
      let change = shape.change(Self.part(generator.next()))
      for place in group.drawn { changes[Int(drawn[place])] += change }
    } else {
      for place in group.drawn {
        changes[Int(drawn[place])] += shape.change(Self.part(generator.next()))
      }
    }
  }

  /// A number between 0 and 1, neither included.
  @inline(__always)
  private static func part(_ bits: SIMD8<UInt32>) -> Lanes {
    (Lanes(bits: bits) + 0.5) * 0x1p-32
  }

  /// A normal score: ten bits choose a step of the quantiles, the others the place on it.
  @inline(__always)
  private static func score(
    _ generator: inout RunGenerator, _ quantiles: UnsafeBufferPointer<SIMD2<Double>>
  ) -> Lanes {
    let bits = generator.next()
    return between(quantiles, (bits &>> 18) & 0x3FF0, Lanes(bits: bits & 0x3F_FFFF))
  }

  /// The chance of a score of two parts.
  private func chance(of score: Lanes) -> Lanes {
    chances.withUnsafeBufferPointer { chances in
      let place = score * 100 + 600
      let step = (place - 0.5).nearest
      let chance = Self.between(
        chances, SIMD8<UInt32>(truncatingIfNeeded: step.narrow) &* 16, place - step)
      // A number between 0 and 1, as above.
      let most = Lanes(repeating: 1 - 0x1p-33)
      return chance.replacing(with: most, where: chance .> most)
        .replacing(with: 0x1p-33, where: chance .< 0x1p-33)
    }
  }

  /// The values at parts of steps of a table; places are in bytes, sixteen for each step.
  @inline(__always)
  private static func between(
    _ table: UnsafeBufferPointer<SIMD2<Double>>, _ places: SIMD8<UInt32>, _ parts: Lanes
  ) -> Lanes {
    guard let start = UnsafeRawPointer(table.baseAddress) else { return .zero }
    func step(_ lane: Int) -> SIMD2<Double> {
      start.load(fromByteOffset: Int(places[lane]), as: SIMD2<Double>.self)
    }
    let (a, b, c, d) = (step(0), step(1), step(2), step(3))
    let (e, f, g, h) = (step(4), step(5), step(6), step(7))
    let values = Lanes(a[0], b[0], c[0], d[0], e[0], f[0], g[0], h[0])
    let steps = Lanes(a[1], b[1], c[1], d[1], e[1], f[1], g[1], h[1])
    return values + steps * parts
  }
}

extension Draws.Shape {
  /// The change that is not exceeded with this chance; the chance lies between 0 and 1.
  func change(_ chance: Lanes) -> Lanes {
    switch kind {
    case .normal: return .zero
    case .uniform: return (chance * 2 - 1) * spread
    case .triangular:
      let isLow = chance .< 0.5
      let tail = (1 - chance).replacing(with: chance, where: isLow)
      let distance = (1 - (tail * 2).squareRoot()) * spread
      return distance.replacing(with: -distance, where: isLow)
    case .list:
      var changes = Lanes.zero
      for lane in 0..<8 {
        changes[lane] = list[min(Int(chance[lane] * Double(list.count)), list.count - 1)]
      }
      return changes
    }
  }
}
