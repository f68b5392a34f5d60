/// What can be wrong with a dossier.
///
/// The codes are stable: users search for them.
///
/// T: the file or the cell; N: a name; B: an overlay (`bewerking`); R: a rule, found before the run;
/// K: what varies and what may happen (*kans*); U: found while computing (*uitkomst*); O: a transfer of
/// a pupil (*overstap*), from O101 on booked and reported; D: a file of DUO that becomes a telling.
public enum FindingCode: String, CaseIterable, Sendable {
  // Files and their form.
  /// A table that the dossier needs is not there.
  case fileMissing = "T001"
  /// The file has no content.
  case fileEmpty = "T002"
  /// The table has a header and no rows.
  case tableWithoutRows = "T003"
  /// The file is UTF-16.
  case utf16 = "T004"
  /// The file holds a NUL byte.
  case nulByte = "T005"
  /// The file is larger than the program reads.
  case fileTooLarge = "T006"
  /// A cell is longer than a spreadsheet can hold.
  case cellTooLong = "T007"
  /// A quote is opened and never closed.
  case unclosedQuote = "T008"
  /// A quote stands inside a cell that has none around it.
  case strayQuote = "T009"
  /// Text follows a closing quote.
  case textAfterQuote = "T010"
  /// A row has more or fewer cells than the header.
  case raggedRow = "T011"
  /// The file was written by Excel in windows-1252.
  case windows1252 = "T012"
  /// The column does not belong in the table.
  case unknownColumn = "T013"
  /// The column stands in the header twice.
  case duplicateColumn = "T014"
  /// A column of the table is missing.
  case missingColumn = "T015"
  /// The file does not belong in a dossier.
  case unknownFile = "T016"
  /// A folder under `tellingen` is not named after a date.
  case countFolderName = "T017"
  /// A scenario has properties of the dossier, which it cannot change.
  case scenarioProperties = "T019"

  // Cells.
  /// The cell must be filled in.
  case emptyCell = "T020"
  /// Not a number.
  case notANumber = "T021"
  /// A decimal point in a `;` file.
  case pointInDutchFile = "T022"
  /// A decimal comma in a `,` file.
  case commaInPointFile = "T023"
  /// The thousands are not grouped by three.
  case badGrouping = "T024"
  /// More than twelve digits before or after the decimal sign.
  case tooManyDigits = "T025"
  /// The number must be whole.
  case notWhole = "T026"
  /// The number may not be negative.
  case negative = "T027"
  /// The number is outside its range.
  case outOfRange = "T028"
  /// Not a date or a year.
  case notADate = "T029"
  /// The calendar does not have the day.
  case noSuchDay = "T030"
  /// A masked count where a number is needed.
  case masked = "T031"
  /// The value is not one of the allowed ones.
  case notAllowed = "T032"
  /// Not a name as the tables use them.
  case badIdentifier = "T033"
  /// `tot` lies before `vanaf`.
  case periodReversed = "T034"
  /// The same key stands in the table twice.
  case duplicateKey = "T035"
  /// Two rows of one name hold at the same time.
  case overlappingRows = "T036"
  /// A nine-digit number that may belong to a pupil.
  case personalNumber = "T037"
  /// The expression cannot be read.
  case expressionSyntax = "T038"
  /// A euro or percent sign that does not fit the unit.
  case signMismatch = "T039"
  /// An amount with parts of a cent.
  case partsOfACent = "T040"
  /// The dossier is written in a format that this program does not know.
  case unknownFormat = "T041"
  /// A property of the dossier is missing.
  case missingProperty = "T042"
  /// The last year lies before the first, or the period is too long.
  case yearsReversed = "T043"
  /// The first row of `dossier.csv` is not the format.
  case formatNotFirst = "T044"
  /// One telgroep stands in two files of the same date.
  case telgroepTwice = "T045"
  /// The unit of a name differs between rows.
  case unitChanges = "T046"

  // Names.
  /// No school has this code.
  case unknownSchool = "N001"
  /// The name in an expression is not known.
  case unknownName = "N002"
  /// No pot has this name.
  case unknownPot = "N003"
  /// No budget line has this code.
  case unknownLine = "N004"
  /// Neither a kind of school nor a group.
  case unknownTarget = "N005"
  /// The source is not in `bronnen.csv`.
  case unknownSource = "N006"
  /// No counting moment has this name.
  case unknownMoment = "N007"
  /// The name stands for two things.
  case ambiguousName = "N008"
  /// The location in a count is not known.
  case unknownLocation = "N009"
  /// No telgroep has this name.
  case unknownTelgroep = "N010"
  /// No scenario has this name.
  case unknownScenario = "N011"
  /// Names that a table gives meaning to and that nothing uses.
  case unusedNames = "N012"
  /// A printed figure that is compared with nothing, though its name is almost one that exists.
  case figureOfNothing = "N013"
  /// A location is counted on a day on which it does not exist.
  case locationNotOnDate = "N014"
  /// A location of a school is missing from a count that has the school's other locations.
  case locationNotCounted = "N015"
  /// No balance item has this code.
  case unknownItem = "N016"

  // Overlays.
  /// `wordt`, `plus`, `maal` or `vervalt` on a row that the base does not have.
  case overlayMissingKey = "B001"
  /// `nieuw` on a row that the base already has.
  case overlayExistingKey = "B002"
  /// `plus` or `maal` on a cell that is not a number.
  case overlayOnText = "B003"
  /// `plus` or `maal` in a row without a number.
  case overlayWithoutNumber = "B004"

  // Rules, before the run.
  /// The unit does not fit.
  case unitMismatch = "R001"
  /// A pot is spent that nothing fills.
  case potNeverFilled = "R002"
  /// A circle through pots and budget lines.
  case circle = "R003"
  /// A cell that this kind of step needs is empty.
  case stepNeedsCell = "R004"
  /// A cell is filled in that this kind of step does not have.
  case stepRefusesCell = "R005"
  /// More decimals than can be computed exactly.
  case tooManyDecimals = "R006"
  /// A pot is filled after it has been spent.
  case filledAfterSpent = "R007"
  /// The rows of one step do not belong together.
  case stepRowsDiffer = "R008"
  /// A step's postings land in no budget line.
  case stepWithoutLine = "R009"
  /// Postings land in a budget line that has an amount of its own.
  case lineNotForSteps = "R010"
  /// The parameter has no value for the year.
  case noValueInYear = "R011"
  /// A school of the doelgroep has no count.
  case schoolWithoutCount = "R012"
  /// A school of the doelgroep does not have the schoolgegeven.
  case schoolWithoutAttribute = "R013"
  /// No count and no total for the telgroep.
  case noCount = "R014"
  /// Nobody belongs to the doelgroep.
  case emptyTarget = "R015"
  /// The year is not in the dossier.
  case yearOutside = "R016"
  /// The pot does not exist in the year.
  case potNotInYear = "R017"
  /// A value per school where one number is needed.
  case columnWhereScalar = "R018"
  /// A budget line has no amount for a year.
  case lineWithoutAmount = "R019"
  /// A choice stands where a number is needed.
  case choiceInExpression = "R020"
  /// A location has a count while its school does not exist in the budget year.
  case countedSchoolNotInYear = "R021"
  /// A masked count is used.
  case maskedCount = "R022"
  /// A pot is fed from a line in which postings land.
  case feedFromSteps = "R023"
  /// The same money feeds two pots.
  case fedTwice = "R024"
  /// Only the total of a telgroep is known, where a number per school is needed.
  case totalOnly = "R025"
  /// A pot is fed from a line of lasten.
  case feedFromExpenses = "R026"
  /// A step moves money from a pot to the same pot.
  case potPaysItself = "R027"
  /// Postings land in a line of baten.
  case stepsInIncome = "R028"
  /// Too many totals follow from each other.
  case chainTooLong = "R029"
  /// A step spends a pot that receives money at the end of the year only.
  case filledAtYearEnd = "R030"
  /// A rate or a base rests on a line that is known only after the steps.
  case rateFromSteps = "R031"
  /// Two lines close the budget of one year.
  case secondClosing = "R032"
  /// A line closes the budget of a year in which a pot takes the *ruimte*.
  case closingAndRoom = "R033"
  /// The balance sheet has no item, or two, for the result or for the liquid means.
  case balanceCannotClose = "R034"
  /// An expression names a measure that is a ratio.
  case ratioInExpression = "R035"
  /// A balance item stands on the side where its kind does not belong.
  case itemOnWrongSide = "R036"
  /// An appropriation names an item that is not part of the equity.
  case appropriationOutsideEquity = "R037"
  /// `vanaf` or `tot` names a parameter that does not hold one year.
  case parameterIsNoYear = "R038"
  /// An `overgang` has no amounts of the year before to compare with.
  case nothingToCompare = "R039"
  /// A step pays schools from a pot after an `overgang` has compared it.
  case paysAfterTransition = "R040"

  // Transfers of pupils.
  /// A day lies outside the school years of the dossier, or outside the school year of the transfer.
  case transferOutsideYears = "O001"
  /// The days of a transfer do not follow each other.
  case transferDaysReversed = "O002"
  /// A pupil goes to the school that it leaves.
  case transferToSameSchool = "O003"
  /// Two files have a transfer of the same code.
  case transferTwice = "O004"
  /// A pupil is at two schools at once, or leaves a school where it is not.
  case pupilAtTwoSchools = "O005"
  /// The school does not exist on the day.
  case schoolNotOnDay = "O006"
  /// The kind of transfer does not fit the kind of school.
  case transferKindMismatch = "O007"
  /// A vso school has more locations, so that the location must be named.
  case locationNeeded = "O008"
  /// No school, location or voorziening has this code.
  case unknownPlace = "O009"
  /// The category is not in `vangnet.csv`.
  case unknownCategory = "O010"
  /// A choice has a value that it cannot have.
  case unknownChoice = "O011"
  /// A choice that the transfers need is not made.
  case missingChoice = "O012"
  /// A parameter that the transfers need is not there.
  case missingTerm = "O013"
  /// The samenwerkingsverband pays or is paid, and no budget line books it.
  case claimWithoutLine = "O014"
  /// Two budget lines book the claims of one rule.
  case secondLineForRule = "O015"
  /// The claims of a rule belong on the other side of the budget.
  case ruleOnWrongSide = "O016"
  /// A location is not counted on one of the three dates of the vangnet.
  case vangnetCountMissing = "O017"
  /// A counting moment that the vangnet needs is not there.
  case vangnetMomentMissing = "O018"
  /// The counting moments of the vangnet do not follow each other.
  case vangnetMomentsReversed = "O019"
  /// A school that pays or is paid does not exist in the year.
  case partyNotInYear = "O020"

  // Transfers that depart from an agreement: booked, and reported.
  /// A trial or an attendance that took longer than agreed.
  case longTrial = "O101"
  /// A symbiose that took longer than agreed.
  case longSymbiosis = "O102"
  /// A referred pupil whom no school counted on 1 October.
  case notCounted = "O103"
  /// A referral to or from a school outside the samenwerkingsverband.
  case outsideConsortium = "O104"
  /// A change from vso to vo outside the official moments.
  case notOnMoment = "O105"
  /// More was spent than the agreement pays.
  case proofAboveMaximum = "O106"
  /// A failed change from vso without proof.
  case waitsForProof = "O107"
  /// A change from vso without a decision.
  case noDecision = "O108"
  /// A vso advice that the samenwerkingsverband did not establish.
  case adviceNotEstablished = "O109"
  /// A contribution gives way, because the pupil counts for the vangnet.
  case contributionGivesWay = "O110"
  /// More placements than the plan names.
  case morePlacements = "O111"
  /// A pupil who was counted at the new school on 1 October of the school year.
  case countedAtNewSchool = "O112"
  /// The months after the last year are not booked.
  case beyondDossier = "O113"
  /// The counts of a vso location and the transfers differ.
  case growthDiffers = "O114"
  /// More placements at one moment of intake than the plan names.
  case largerIntake = "O115"

  // Files of DUO that become a telling.
  /// The header is that of none of DUO's files 01, 02 and 03.
  case notDuoFile = "D001"
  /// A column of DUO's file is missing.
  case duoColumnMissing = "D002"
  /// Two files of one kind.
  case sameDuoFile = "D003"
  /// No file counts pupils.
  case nothingCounted = "D004"
  /// A code of a location that is none.
  case badLocationCode = "D005"
  /// A location stands twice in a file that has each once.
  case locationTwice = "D006"
  /// The file ends within a row of the dossier.
  case lastLineUnended = "D007"
  /// The name of the file has another year.
  case yearInName = "D008"
  /// Nothing tells the year of the file.
  case yearAssumed = "D009"
  /// Every school has the pupils of another date.
  case sameAsOtherDate = "D010"
  /// The date is no 1 October.
  case notFirstOfOctober = "D011"
  /// No budget year reads a telling of the date.
  case dateNotRead = "D012"
  /// A location of the dossier is not in the file.
  case locationGone = "D013"
  /// No location of the dossier is in the file.
  case noLocationOfDossier = "D014"
  /// A location near the dossier that the earlier count did not have.
  case locationNew = "D015"
  /// Locations near the dossier that it does not have.
  case locationsNotInDossier = "D016"
  /// A location has another name than at the earlier count.
  case locationRenamed = "D017"
  /// A location has another schoolbestuur than at the earlier count.
  case locationMoved = "D018"
  /// Locations of one schoolbestuur have different numbers of schoolbesturen.
  case boardNumbersDiffer = "D019"
  /// Schoolbesturen of the dossier are one to DUO.
  case boardsShareNumber = "D020"
  /// DUO hides numbers, and no answer to that is given.
  case hiddenPupils = "D021"
  /// A type of education that the file does not have.
  case typeNotInFile = "D022"
  /// File 01 counts more pupils than file 03.
  case moreThanTotal = "D023"
  /// The source of the telling is not in `bronnen.csv`.
  case countSourceMissing = "D024"
  /// No telgroep follows from the file.
  case countingRuleNeeded = "D025"
  /// File 01 counts fewer pupils than file 03.
  case lessThanTotal = "D026"
  /// So many locations of the dossier are not in the file that it is not whole.
  case manyLocationsGone = "D027"
  /// None of the files to compare with counts pupils per location.
  case previousNotCompared = "D028"
  /// The file to compare with is the file itself.
  case previousIsSame = "D029"

  // What varies, and what may happen.
  /// A name stands for something that a simulation cannot vary.
  case cannotVary = "K001"
  /// A number without the percent sign that the column asks for.
  case notAPercentage = "K002"
  /// A change of 100 % or more would bring a count below zero.
  case changeTooLarge = "K003"
  /// The least amount of a risk is above the largest.
  case minimumAboveMaximum = "K004"
  /// Two rows vary the same number of the same school.
  case variesTwice = "K005"
  /// The changes of a row can add up to 100 % or more off.
  case reachTooLarge = "K006"

  // While computing.
  /// A number became too large to compute exactly.
  case overflow = "U001"
  /// A pot cannot pay.
  case shortage = "U002"
  /// Money must be divided while every key is zero.
  case zeroKeyTotal = "U003"
  /// A key is below zero.
  case negativeKey = "U004"
  /// Money is left in a pot that must be empty.
  case moneyLeft = "U005"
  /// A pot ends the year below zero.
  case potBelowZero = "U006"
  /// A step asks an amount below zero.
  case negativeAmount = "U007"
  /// Money must be divided over nobody.
  case nobodyToReceive = "U008"
  /// The cap of an `overgang` is zero or less.
  case capNotPositive = "U009"
  /// The caps of an `overgang` cannot all be met within the pot.
  case capsNotMet = "U010"
}
