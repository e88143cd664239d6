package weft.projections;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.Ask;
import weft.event.PartnersCommand;
import weft.event.Provenance;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.event.Streams;
import weft.interchange.MessageResult;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;
import weft.party.Side;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.Commitment;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleCommand.RuleCountChange;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * Random business from a seed, submitted to a real desk: releases in order, late, repeated and with
 * a reused number; full, partial and missing commitments; orders placed, answered, decided on and
 * cancelled.
 */
final class RandomHistory {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode LINGYUN = new PartyCode("LINGYUN");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final PartyCode HONGZHU = new PartyCode("HONGZHU");

  /** JIAXIN sells to both and buys from HONGZHU. */
  static final List<Partnership> PARTNERSHIPS =
      List.of(
          new Partnership(HENGYUE, JIAXIN),
          new Partnership(LINGYUN, JIAXIN),
          new Partnership(JIAXIN, HONGZHU));

  static final List<PartyCode> PARTIES = List.of(HENGYUE, LINGYUN, JIAXIN, HONGZHU);

  static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  private static final LocalDateTime ISSUED = MONDAY.atTime(6, 0);
  static final Reason REASON = new Reason(Reason.Code.CAPACITY, "one shift only, 仅一班");

  private final long seed;
  private final Random random;
  private final CommandGateway counter;
  private final Streams streams;
  private final Map<DeliveryScheduleId, List<Forecast>> sent = new LinkedHashMap<>();
  private final Map<DeliveryScheduleId, Integer> callOffs = new HashMap<>();
  private final RandomOrders orders;
  private int interchanges;

  RandomHistory(long seed, CommandGateway counter, Streams streams) {
    this.seed = seed;
    this.random = new Random(seed);
    this.counter = counter;
    this.streams = streams;
    this.orders = new RandomOrders(this, random);
  }

  /** One step. The rules may refuse a person's step; then nothing is recorded. */
  void step() {
    try {
      switch (random.nextInt(14)) {
        case 0, 1, 2, 3, 4 -> release();
        case 5, 6, 7 -> commit();
        case 8 -> orders.place();
        case 9 -> orders.answer();
        case 10 -> orders.change();
        case 11 -> orders.despatch();
        case 12 -> agree();
        default -> orders.decide();
      }
    } catch (Refused e) {
      // a refusal is allowed
    }
  }

  private void agree() {
    var profile =
        new Profile(
            any(List.of(Profile.UnknownPart.values())),
            any(List.of(Profile.Acknowledgement.values())),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean() ? null : "GB18030",
            null,
            null,
            null);
    var agreed = new PartnershipAgreed(any(PARTNERSHIPS), profile, "so agreed");
    counter.ask(Views.introduction(agreed));
  }

  private void release() {
    Partnership between = any(PARTNERSHIPS);
    Set<DeliveryScheduleId> named = new HashSet<>();
    List<StreamCommand> commands = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      var schedule =
          new DeliveryScheduleId(
              between.buyer(),
              between.supplier(),
              "P1",
              "PART-" + random.nextInt(4),
              random.nextInt(8) == 0 ? "AGREED" : null,
              null);
      if (!named.add(schedule)) continue;
      boolean calls = random.nextInt(3) == 0 && sent.containsKey(schedule);
      commands.add(
          calls
              ? new ReleaseCallOff(schedule, callOff(schedule))
              : new ReleaseForecast(schedule, next(schedule)));
    }
    tell(between, commands);
  }

  /** Sometimes an older number, and sometimes a used one with other content. */
  private CallOff callOff(DeliveryScheduleId schedule) {
    List<Forecast> before = sent.getOrDefault(schedule, List.of());
    int number = callOffs.merge(schedule, 1, Integer::sum) - (random.nextInt(6) == 0 ? 1 : 0);
    LocalDate from = MONDAY.plusDays(before.size() * 2L + random.nextInt(6));
    List<ScheduleLine> lines = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--)
      lines.add(line(from.plusDays(random.nextInt(4)), Bucket.DAY, quantity()));
    var received =
        random.nextBoolean()
            ? Received.UNKNOWN
            : new Received(
                Quantity.of(before.size() * 80L), MONDAY, null, null, null, null, null, null);
    return new CallOff(
        new Release(Integer.toString(number), null),
        from,
        from.plusDays(4),
        "PCE",
        null,
        received,
        lines,
        any(List.of(CallOffPrecedence.values())));
  }

  private Forecast next(DeliveryScheduleId schedule) {
    List<Forecast> before = sent.computeIfAbsent(schedule, _ -> new ArrayList<>());
    int number = 1 + before.size() * 2; // even numbers come late
    Forecast last = before.isEmpty() ? null : before.getLast();
    int roll = random.nextInt(100);
    if (last != null && roll < 12) return any(before);
    if (last != null && roll < 24 && before.size() > 2) return forecast(number - 3, last);
    if (last != null && roll < 32) {
      Forecast other = forecast(number, last);
      return new Forecast(
          last.release(), null, null, last.unit(), null, last.received(), other.lines());
    }
    Forecast next = forecast(number, last);
    before.add(next);
    return next;
  }

  private Forecast forecast(int number, @Nullable Forecast before) {
    List<ScheduleLine> lines = new ArrayList<>();
    if (before != null) {
      for (ScheduleLine line : before.lines()) {
        int roll = random.nextInt(100);
        if (roll < 10) continue;
        lines.add(
            roll < 25
                ? line(line.due(), line.bucket(), quantity())
                : roll < 32
                    ? line(line.due().plusDays(2), line.bucket(), line.quantity().amount())
                    : line);
      }
    }
    while (lines.size() < 5 || random.nextInt(3) == 0)
      lines.add(
          line(
              MONDAY.plusDays(random.nextInt(60)),
              random.nextInt(5) == 0 ? Bucket.WEEK : Bucket.DAY,
              quantity()));
    var received =
        random.nextBoolean()
            ? Received.UNKNOWN
            : new Received(
                Quantity.of(number * 40L),
                MONDAY,
                Quantity.of(40),
                MONDAY,
                "LS-" + number,
                null,
                null,
                number < 4 ? null : MONDAY.minusDays(100L - number));
    return new Forecast(
        new Release(Integer.toString(number), ISSUED.plusDays(number)),
        MONDAY.plusDays(number),
        null,
        random.nextInt(40) == 0 ? "KGM" : "PCE",
        "Ring, 轴承圈",
        received,
        lines);
  }

  private ScheduleLine line(LocalDate due, Bucket bucket, BigDecimal quantity) {
    return new ScheduleLine(
        due,
        0,
        null,
        DateKind.DELIVERY,
        bucket,
        due.isBefore(MONDAY.plusDays(20)) ? Firmness.FIRM : Firmness.FORECAST,
        new Quantity(quantity),
        null,
        random.nextInt(500));
  }

  BigDecimal quantity() {
    return new BigDecimal(random.nextInt(1, 400)).movePointLeft(random.nextInt(2));
  }

  private void commit() {
    if (sent.isEmpty()) return;
    DeliveryScheduleId schedule = any(List.copyOf(sent.keySet()));
    List<Object> events =
        streams.read(List.of(schedule.stream())).getOrDefault(schedule.stream(), List.of());
    DeliverySchedule state = DeliverySchedule.NEW;
    for (Object event : events) state = state.evolve((DeliveryScheduleEvent) event);
    Forecast current = state.current();
    if (current == null) return;
    List<Commitment> commitments = new ArrayList<>();
    for (ScheduleLine line : current.lines()) {
      if (random.nextInt(3) > 0) continue;
      List<Promise> promises =
          switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(new Promise(line.due().plusDays(3), line.quantity()));
            default -> List.of(new Promise(line.due(), line.quantity()));
          };
      List<Integer> segments = random.nextBoolean() ? null : List.of(random.nextInt(1, 500));
      commitments.add(
          new Commitment(line.due(), line.ordinal(), line.quantity(), promises, REASON, segments));
    }
    var command = new CommitCallOffs(schedule, current.release().number(), commitments);
    ask(schedule.partnership().supplier(), events.size(), command);
  }

  /** A cumulative falls to zero, and the supplier rules that it was a correction. */
  void rule() {
    Partnership between = PARTNERSHIPS.getFirst();
    var schedule =
        new DeliveryScheduleId(between.buyer(), between.supplier(), "P1", "RULED", null, null);
    for (int i = 0; i < 2; i++)
      tell(
          between,
          List.of(
              new ReleaseForecast(
                  schedule,
                  new Forecast(
                      new Release(Integer.toString(i), ISSUED.plusDays(i)),
                      MONDAY,
                      MONDAY.plusDays(60),
                      "PCE",
                      null,
                      new Received(
                          Quantity.of(i == 0 ? 100 : 0),
                          MONDAY,
                          null,
                          null,
                          null,
                          null,
                          null,
                          null),
                      List.of(line(MONDAY.plusDays(30), Bucket.DAY, BigDecimal.valueOf(5)))))));
    ask(
        between.supplier(),
        version(schedule.stream()),
        new RuleCountChange(schedule, Side.SUPPLIER, "1", false, CountChange.CORRECTED));
  }

  /** The number of a stream's events so far. */
  long version(String stream) {
    return streams.read(List.of(stream)).getOrDefault(stream, List.of()).size();
  }

  /** A person of a party requests it. */
  void ask(PartyCode party, long version, PartnersCommand command) {
    var source = new Provenance.Source("portal", null, null, "click");
    var actor = new Provenance.Actor(party, "sales@" + party.value(), null);
    counter.ask(
        new Ask(
            new Provenance(actor, source, command.partnership().participants(), "click", null),
            null,
            version,
            command));
  }

  /** A buyer's message states it. */
  void tell(Partnership between, List<StreamCommand> commands) {
    var arrival = new Arrival("interchange-" + seed + "-" + ++interchanges, between);
    var read = new MessageResult("DELFOR", "D97A", "1", MessageResult.Outcome.APPLIED, List.of());
    var document = interchanges % 5 == 0 ? RandomDocument.of(between, interchanges) : null;
    counter.file(
        new ApplyMessage(
            arrival.provenance(arrival.id()),
            arrival.received(),
            1,
            read,
            between,
            commands,
            false,
            true,
            document));
    if (interchanges % 15 == 0)
      RandomDocument.putRight(counter, new Arrival(arrival.id() + "-held", between), interchanges);
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
