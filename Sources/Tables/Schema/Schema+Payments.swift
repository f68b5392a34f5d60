import Dossiers

extension Schema {
  /// When schoolbesturen are paid.
  static let payments: [TableSchema] = [
    TableSchema(
      .betaalritme,
      "een maand waarin schoolbesturen hun deel van de verdeling krijgen; de maanden met hetzelfde `vanaf` zijn samen één ritme",
      key: ["vanaf", "maand"],
      [
        ColumnSchema(
          "vanaf", .year, required: true,
          "eerste begrotingsjaar van het ritme; het geldt tot een volgend ritme begint"),
        ColumnSchema("maand", .whole(1, 12), required: true, "maand"),
        ColumnSchema(
          "deel", .whole(0, 999_999), required: true,
          "deel van het jaarbedrag, naast de delen van de andere maanden: twaalf keer 1 is elke maand evenveel"
        ),
      ] + provenance)
  ]
}
