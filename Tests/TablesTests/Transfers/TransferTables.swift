import Dossiers
import Tables
import TestSupport

/// A small dossier with every kind of place, to which a test adds transfers.
enum TransferTables {
  static let header =
    "overstap;leerling;soort;van;naar;school_1_oktober;aanleiding;symbiose_vanaf;proef_vanaf;vanaf;"
    + "tot;categorie;bekostiging;woon_swv;uitkomst;vastgesteld;bewijs;status;bron\n"

  static let base = TableTexts([
    "dossier.csv": """
    eigenschap;waarde
    formaat;1
    naam;Proef
    begin;2025
    eind;2027
    afronding_verdeling;0,01
    afronding_begroting;1

    """,
    "bronnen.csv": "bron;titel;datum;vindplaats\nplan;Plan;;\n",
    "scholen.csv": """
    school;naam;schoolbestuur;soort;vanaf;tot;status;bron
    a;A;X;regulier;;;voorbeeld;plan
    b;B;X;regulier;;;voorbeeld;plan
    c;C;Y;regulier;2025-08-01;2026-07-31;voorbeeld;plan
    p;P;Y;pro;;;voorbeeld;plan
    t;T;X;tussenvoorziening;;;voorbeeld;plan
    v;V;Y;vso;;;voorbeeld;plan
    w;W;Y;vso;;;voorbeeld;plan

    """,
    "vestigingen.csv": """
    vestiging;school;naam;vanaf;tot;voorganger;status;bron
    a1;a;A1;;;;voorbeeld;plan
    a2;a;A2;;;;voorbeeld;plan
    b;b;B;;;;voorbeeld;plan
    v1;v;V1;;;;voorbeeld;plan
    v2;v;V2;2026-01-01;;;voorbeeld;plan
    w;w;W;;;;voorbeeld;plan

    """,
    "peilmomenten.csv": "peilmoment;maand;dag;jaar\nokt;10;1;-1\n",
    "parameters.csv": """
    parameter;vanaf;waarde;eenheid;status;bron;toelichting
    rijksbekostiging;2025;€ 8.000,00;€ per leerling;voorbeeld;plan;
    laag_tarief;2025;€ 6.000,00;€ per leerling;voorbeeld;plan;
    bijdrage_hulp;2025;€ 1.500,00;€;voorbeeld;plan;

    """,
    "vangnet.csv": """
    categorie;telgroep;tarief;status;bron
    laag;laag_leerlingen;laag_tarief;voorbeeld;plan

    """,
    "voorzieningen.csv": """
    voorziening;naam;plaatsen;soort_aantal;instroommomenten;per_instroom;bijdrage;vrij_moment;status;bron
    hulp;Hulp;50;maximum;6;8;bijdrage_hulp;ja;voorbeeld;plan
    klas;Klas;;;;;;;voorbeeld;plan

    """,
    "tellingen/2026-02-01/vso.csv": """
    vestiging;laag_leerlingen;status;bron
    v2;3;voorlopig;plan
    v1;20;voorlopig;plan
    w;<5;voorlopig;plan

    """,
  ])

  /// A row; what is not given is empty, or an ordinary transfer on 1 March 2026.
  static func row(
    _ code: String, _ kind: String, _ from: String, _ to: String, pupil: String = "",
    counted: String = "", reason: String = "verhuizing", symbiosis: String = "",
    trial: String = "", enrolled: String = "2026-03-01", through: String = "",
    category: String = "", funding: String = "", livesIn: String = "", result: String = "",
    decided: String = "", proof: String = "", source: String = "plan"
  ) -> String {
    [
      code, pupil, kind, from, to, counted, reason, symbiosis, trial, enrolled, through, category,
      funding, livesIn, result, decided, proof, "voorbeeld", source,
    ].joined(separator: ";") + "\n"
  }

  static func read(_ texts: TableTexts, scenarios: [String] = []) -> DossierReading {
    DossierReader.read(
      texts.files.map { DossierFile(path: $0.path, bytes: $0.bytes) }, scenarios: scenarios)
  }

  /// Reads the dossier with these transfers in one file.
  static func read(_ rows: String..., in texts: TableTexts = base) -> DossierReading {
    read(texts.with(["overstappen.csv": header + rows.joined()]))
  }
}

extension DossierReading {
  /// The codes and the facts of what was found, apart from remarks.
  var told: [String] {
    findings.filter { $0.code.severity == .error }
      .map { ([$0.code.rawValue] + $0.facts).joined(separator: "|") }
  }

  var transfers: [PupilTransfer] { dossier?.transfers ?? [] }
}

/// What a transfer is, apart from where it stands.
struct TransferFacts: Equatable {
  let code: String
  let pupil: Int
  let text: String

  init(_ transfer: PupilTransfer) {
    code = transfer.code
    pupil = transfer.pupil
    text =
      "\(transfer.kind) \(transfer.leaves) \(transfer.joins) \(String(describing: transfer.countedAt)) "
      + "\(transfer.reason) \(String(describing: transfer.firstDay)) "
      + "\(String(describing: transfer.through)) \(String(describing: transfer.category)) "
      + "\(transfer.funding) \(transfer.livesIn) \(String(describing: transfer.proof)) "
      + "\(transfer.provenance.status) \(transfer.provenance.source)"
  }
}
