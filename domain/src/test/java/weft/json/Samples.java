package weft.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import weft.desk.PartEvent.PartNamed;
import weft.desk.RequestEvent.RequestAnswered;
import weft.interchange.Correction;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeEvent.ReferenceReused;
import weft.interchange.InterchangeEvent.SenderRefused;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.interchange.Severity;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.ProposalDecision;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderEvent.ProposalsDecided;
import weft.ordering.PurchaseOrderId;
import weft.ordering.StatedIn;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.PartyCode;
import weft.party.Side;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.CarriedSchedule;
import weft.scheduling.CarriedSchedule.CarriedCallOffs;
import weft.scheduling.Commitment;
import weft.scheduling.CountChanges;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.Contradiction;
import weft.scheduling.DeliveryScheduleEvent.CountChangeRuled;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.PlaceTaken;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.DeliveryScheduleEvent.ScheduleContinued;
import weft.scheduling.DeliveryScheduleEvent.ScheduleSucceeded;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.StandingAnswer;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.HighWater;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** One event of each type with every component filled: the content of the golden files. */
public final class Samples {
  private Samples() {}

  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 1);
  private static final DeliveryScheduleId SCHEDULE =
      new DeliveryScheduleId(HENGYUE, JIAXIN, "PLANT1", "4711/A", "5500012", "Gate 7");
  private static final DeliveryScheduleId BEFORE =
      new DeliveryScheduleId(HENGYUE, JIAXIN, "4012345000016", "4711-A", null, null);
  private static final PurchaseOrderId ORDER = new PurchaseOrderId(HENGYUE, "4500012345");
  private static final Promise PROMISE = new Promise(DUE, Quantity.of("12.5"));
  private static final Reason REASON = new Reason(Reason.Code.PART_UNKNOWN, "图纸未收到");
  private static final Fault FAULT =
      new Fault(
          12,
          "QTY",
          "C186.6060",
          FaultCode.ELEMENT_NOT_NUMERIC,
          Severity.ERROR,
          431,
          new Text("Not a number.", "不是数字。"));
  private static final InterchangeKey KEY = new InterchangeKey("HENGYUE", "WEFT", "000123");
  private static final InterchangeReceived RECEIVED =
      new InterchangeReceived(
          "01JDEXAMPLE",
          KEY,
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          34567,
          "https",
          HENGYUE,
          "UNOC:3",
          true,
          true,
          2,
          List.of(FAULT),
          null);
  private static final ItemDetails PARTICULARS =
      new ItemDetails(
          "JX-4711",
          "Line 4",
          "Pack in dunnage 12",
          List.of(
              new ScheduleLine(
                  DUE.plusDays(2),
                  0,
                  null,
                  DateKind.DELIVERY,
                  Bucket.DAY,
                  Firmness.FORECAST,
                  Quantity.ZERO,
                  null,
                  23,
                  null)));
  private static final Forecast FORECAST =
      new Forecast(
          new Release("0008", LocalDateTime.of(2026, 11, 24, 7, 30)),
          LocalDate.of(2026, 11, 30),
          LocalDate.of(2027, 5, 31),
          "PCE",
          "Boom head casting",
          new Received(
              Quantity.of(1200),
              LocalDate.of(2026, 11, 23),
              Quantity.of(100),
              LocalDate.of(2026, 11, 20),
              "LS-4711",
              17,
              21,
              LocalDate.of(2026, 1, 1)),
          List.of(
              new ScheduleLine(
                  DUE,
                  0,
                  LocalTime.of(6, 0),
                  DateKind.DELIVERY,
                  Bucket.DAY,
                  Firmness.FIRM,
                  Quantity.of("100.500"),
                  Quantity.of("1300.5"),
                  17,
                  "77")),
          null,
          PARTICULARS,
          new HighWater(
              new HighWater.Mark(Quantity.of(1700), LocalDate.of(2026, 1, 1), 12),
              new HighWater.Mark(Quantity.of(2400), LocalDate.of(2026, 1, 1), 13),
              List.of(new HighWater.Ahead(14, Quantity.of(1200)))));
  private static final CallOff CALL_OFF =
      new CallOff(
          new Release("77", LocalDateTime.of(2026, 11, 27, 16, 0)),
          LocalDate.of(2026, 11, 30),
          LocalDate.of(2026, 12, 4),
          "PCE",
          "Boom head casting",
          FORECAST.received(),
          FORECAST.lines(),
          CallOffPrecedence.REPLACE_WINDOW,
          null,
          PARTICULARS);

  private static final List<Object> OF_MESSAGES =
      List.of(
          new ForecastReleased(
              SCHEDULE, FORECAST, FORECAST, FORECAST, FORECAST.lines(), 48, FORECAST),
          new LateReleaseRecorded(SCHEDULE, FORECAST, "0009", FORECAST.lines()),
          new ReleaseContradicted(
              SCHEDULE, FORECAST, new Contradiction(Contradiction.Kind.NUMBER_REUSED, "0008")),
          new CallOffReleased(SCHEDULE, CALL_OFF, FORECAST, CALL_OFF, CALL_OFF.lines()),
          new LateCallOffRecorded(SCHEDULE, CALL_OFF, "78", CALL_OFF.lines()),
          new CallOffContradicted(
              SCHEDULE, CALL_OFF, new Contradiction(Contradiction.Kind.BEYOND_FIRM, "0008")),
          new CallOffsCommitted(
              SCHEDULE,
              "0008",
              List.of(
                  new Commitment(
                      DUE, 0, Quantity.of("100.5"), List.of(PROMISE), REASON, List.of(12)))),
          new ShortfallAnnounced(SCHEDULE, "0008", DUE, 0, Quantity.of(88)),
          new ScheduleContinued(
              SCHEDULE,
              BEFORE,
              new CarriedSchedule(
                  FORECAST,
                  FORECAST.release(),
                  List.of("2026-11-24T07:30 pLHeZ0jG6nB1m2vT4xWc8A 0008"),
                  new CarriedCallOffs(
                      FORECAST,
                      CallOffPrecedence.REPLACE_WINDOW,
                      List.of(new DateRange(DUE, DUE)),
                      CALL_OFF.release(),
                      false,
                      List.of("2026-11-25T07:30 nB1m2vT4xWc8ApLHeZ0jG6 0077")),
                  null,
                  List.of(
                      new StandingAnswer(
                          new Commitment(
                              DUE, 0, Quantity.of("100.5"), List.of(PROMISE), REASON, null),
                          List.of(PROMISE),
                          true)),
                  new CountChanges(
                      FORECAST.received(),
                      List.of(
                          new CountChanges.Changed(
                              "0007",
                              false,
                              Quantity.of(1_100),
                              Quantity.of(30),
                              CountChange.BEGINS_ANEW,
                              null,
                              null,
                              FORECAST.received(),
                              Received.UNKNOWN,
                              DUE,
                              2,
                              true))))),
          new CountChangeRuled(
              SCHEDULE,
              Side.SUPPLIER,
              "0007",
              false,
              CountChange.CORRECTED,
              Quantity.of(1_100),
              Quantity.of(30)),
          new ScheduleSucceeded(BEFORE, SCHEDULE, true),
          new PlaceTaken(SCHEDULE, BEFORE),
          new OrderPlaced(
              ORDER,
              JIAXIN,
              new Order(
                  JIAXIN,
                  "PLANT1",
                  LocalDate.of(2026, 11, 20),
                  "CNY",
                  List.of(
                      new Order.Line(
                          "10",
                          "4711/A",
                          "JX-88",
                          "Boom head casting",
                          "PCE",
                          Quantity.of("12.5"),
                          new BigDecimal("1250.00"),
                          List.of(PROMISE),
                          9,
                          List.of("Oil before packing"),
                          new StatedIn(11, 13))),
                  new OrderTerms(
                      new OrderTerms.Delivery("DAP", "CC", "Tianjin"),
                      List.of(
                          new OrderTerms.Payment(
                              new BigDecimal("3"), 14, LocalDate.of(2026, 12, 15), "of the goods")),
                      List.of("With certificate 3.1")))),
          new OrderAnswered(
              ORDER,
              JIAXIN,
              List.of(new LineAnswer("10", LineAnswer.Kind.PROPOSED, List.of(PROMISE), REASON)),
              List.of(12)),
          new ProposalsDecided(ORDER, JIAXIN, List.of(new ProposalDecision("10", false, REASON))),
          new OrderChanged(
              ORDER,
              JIAXIN,
              List.of(
                  new Order.Line(
                      "10",
                      "4711/A",
                      "JX-88",
                      "Boom head casting",
                      "PCE",
                      Quantity.of("8"),
                      new BigDecimal("1250.00"),
                      List.of(PROMISE),
                      9,
                      List.of("Oil before packing"),
                      null)),
              List.of("20"),
              new OrderChanged.Head("PLANT2", "CNY", null)),
          new OrderCancelled(ORDER, JIAXIN),
          new OrderDespatched(
              ORDER,
              JIAXIN,
              "LS-4711",
              List.of(new OrderDespatched.Sent("10", Quantity.of("4.5"), "PCE", 12)),
              2026),
          new OrderContradicted(ORDER, JIAXIN, OrderContradicted.Kind.LINE_UNKNOWN, "30"),
          RECEIVED,
          new MessageConcluded(
              "01JDEXAMPLE",
              KEY,
              1,
              new MessageResult(
                  "DELFOR", "D97A", "1", MessageResult.Outcome.REJECTED, List.of(FAULT))),
          new DocumentKept(
              "01JDEXAMPLE",
              KEY,
              1,
              SampleDocument.WHOLE,
              true,
              List.of("Shipment:HENGYUE:JIAXIN:LS-99001:2026")),
          new MessageRerun(
              "01JDEXAMPLE",
              KEY,
              1,
              new MessageResult("DELFOR", "D97A", "1", MessageResult.Outcome.APPLIED, List.of()),
              new Text("The quantity was misread.", "数量有误。"),
              true,
              new Correction("01JDCORRECTED", "3b".repeat(32))),
          new InterchangeConcluded("01JDEXAMPLE", KEY, InterchangeOutcome.PARTLY),
          new ReferenceReused("01JDOTHER", KEY, RECEIVED),
          new SenderRefused(
              "01JDOTHER", new InterchangeKey("?JIAXIN", "HENGYUE", "01JDOTHER"), RECEIVED),
          new PartNamed(HENGYUE, JIAXIN, "4711-A", SCHEDULE.stream()),
          new RequestAnswered("9f86d081884c7d65", 8));

  private static final List<Object> CHOSEN =
      Stream.concat(PartySamples.ALL.stream(), OF_MESSAGES.stream()).toList();

  /** Every declared event once: the chosen ones, and an example of each other. */
  public static final List<Object> ALL =
      Stream.concat(
              CHOSEN.stream(),
              EventTypes.ALL.values().stream()
                  .filter(type -> CHOSEN.stream().noneMatch(type::isInstance))
                  .map(type -> Examples.of(type).getFirst()))
          .toList();
}
