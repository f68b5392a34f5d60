import Dossiers

extension FindingWording {
  /// What is wrong with what varies in a simulation, and with risks.
  static func futureWording(_ code: FindingCode) -> FindingWording? {
    switch code {
    case .cannotVary:
      .init(
        "«{0}» kan niet variëren: het is {1:~}.",
        "Kies een telgroep, of een parameter met een getal.")
    case .notAPercentage:
      .init(
        "«{0}» is geen percentage.",
        "Schrijf een percentage met het teken %, zoals 2,5%; in een lijst met / ertussen.")
    case .changeTooLarge:
      .init(
        "Een verandering van {0} is te groot: met 100% of meer komt een aantal onder nul, of het verdubbelt.",
        "Vul een percentage in tussen -100% en 100%.")
    case .minimumAboveMaximum:
      .init("Het minimum {0} is hoger dan het maximum {1}.", "Verwissel ze of verbeter er een.")
    case .variesTwice:
      .init(
        "«{0}» varieert al door regel {1}, voor een of meer van dezelfde scholen.",
        "Laat een school in één rij staan: kies doelgroepen die elkaar niet overlappen.")
    case .reachTooLarge:
      .init(
        "Met {1} kan «{0}» {2} van zijn waarde veranderen{3:jaren}: dan komt het voorbij nul.",
        "Maak de verandering ten hoogste {4}.")
    default: nil
    }
  }
}
