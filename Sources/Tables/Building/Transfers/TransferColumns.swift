/// The places of the columns of a table of transfers, looked up once for all its rows.
struct TransferColumns {
  let code, pupil, kind, leaves, joins, countedAt, reason: Int?
  let symbiosis, trial, enrolled, through: Int?
  let category, funding, livesIn, result, decided, proof: Int?

  init(_ table: Table) {
    code = table.column("overstap")
    pupil = table.column("leerling")
    kind = table.column("soort")
    leaves = table.column("van")
    joins = table.column("naar")
    countedAt = table.column("school_1_oktober")
    reason = table.column("aanleiding")
    symbiosis = table.column("symbiose_vanaf")
    trial = table.column("proef_vanaf")
    enrolled = table.column("vanaf")
    through = table.column("tot")
    category = table.column("categorie")
    funding = table.column("bekostiging")
    livesIn = table.column("woon_swv")
    result = table.column("uitkomst")
    decided = table.column("vastgesteld")
    proof = table.column("bewijs")
  }
}
