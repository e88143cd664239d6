package weft.edi.demand;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.onward.OnwardAddresses;
import weft.edi.onward.TheirNames;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** Schedules of HENGYUE for JIAXIN, and the messages written for them. */
final class Schedules {
  static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final List<String> UNITS = List.of("PCE", "KGM", "MTR", "SET");

  private Schedules() {}

  static Outbound rule(String message, String release) {
    return new Outbound(message, release, null, null, null, null, null);
  }

  static Demand demand(Object... events) {
    return new Demand(
        new Partnership(HENGYUE, JIAXIN), List.of(events), DAY.plusDays(1), TheirNames.OURS);
  }

  static byte[] written(Demand demand, Outbound rule) {
    return DemandWriter.write(demand, rule, envelope(rule));
  }

  private static Envelope envelope(Outbound rule) {
    boolean vda = rule.message().startsWith("49");
    return new OnwardAddresses(
            new EnvelopeParty("HENGYUE", vda ? rule.message() : "ZZ"),
            new EnvelopeParty("JIAXIN", vda ? rule.message() : "ZZ"),
            false)
        .envelope(rule, "00000007", DAY.atTime(9, 30), null);
  }

  static DeliveryScheduleId id(String part) {
    return new DeliveryScheduleId(HENGYUE, JIAXIN, "PLANT1", part, null, null);
  }

  static ScheduleLine line(LocalDate due, Firmness firmness, long quantity) {
    return new ScheduleLine(
        due, 0, null, DateKind.DELIVERY, Bucket.DAY, firmness, Quantity.of(quantity), null, null);
  }

  static Forecast forecast(String number, ScheduleLine... lines) {
    return new Forecast(
        new Release(number, DAY.atStartOfDay()),
        null,
        null,
        "PCE",
        null,
        Received.UNKNOWN,
        List.of(lines));
  }

  /**
   * The features that a message can express; test schedules use no others.
   *
   * @param issued dates of issue to choose from
   * @param dated whether the horizon is always stated
   */
  record Words(
      List<LocalDateTime> issued,
      boolean dated,
      boolean timed,
      List<DateKind> kinds,
      List<Bucket> buckets,
      List<Firmness> firmness,
      boolean stated) {}

  /** Forecasts of several parts that came in one message. */
  static List<ForecastReleased> forecasts(Words words, Random chance) {
    List<ForecastReleased> all = new ArrayList<>();
    int count = 1 + chance.nextInt(4);
    var first = new Release("R-" + chance.nextInt(1000), one(words.issued(), chance));
    for (int i = 0; i < count; i++) {
      Release release =
          chance.nextInt(4) > 0
              ? first
              : new Release("R-" + chance.nextInt(1000), one(words.issued(), chance));
      boolean dated = words.dated() || chance.nextBoolean();
      Received received = received(chance);
      all.add(
          new ForecastReleased(
              id(i, chance),
              new Forecast(
                  release,
                  dated ? DAY.plusDays(chance.nextInt(3)) : null,
                  chance.nextBoolean() ? DAY.plusDays(200 + chance.nextInt(3)) : null,
                  one(UNITS, chance),
                  chance.nextBoolean() ? "Boom head " + chance.nextInt(100) + " m/12" : null,
                  received,
                  lines(words, received, chance)),
              null,
              null,
              null,
              null,
              null));
    }
    return all;
  }

  static List<CallOffReleased> callOffs(Words words, Random chance) {
    List<CallOffReleased> all = new ArrayList<>();
    for (ForecastReleased it : forecasts(words, chance)) {
      Forecast said = it.forecast();
      LocalDate last =
          said.lines().stream()
              .map(ScheduleLine::lastDay)
              .max(Comparator.naturalOrder())
              .orElse(DAY.plusDays(3));
      var callOff =
          new CallOff(
              said.release(),
              DAY.minusDays(chance.nextInt(2)),
              last.plusDays(chance.nextInt(2)),
              said.unit(),
              said.description(),
              said.received(),
              said.lines(),
              CallOffPrecedence.REPLACE_WINDOW);
      all.add(new CallOffReleased(it.schedule(), callOff, said, null, null));
    }
    return all;
  }

  private static DeliveryScheduleId id(int i, Random chance) {
    return new DeliveryScheduleId(
        HENGYUE,
        JIAXIN,
        one(List.of("PLANT1", "PLANT2", "P9"), chance),
        "HY-" + i + "/a b",
        chance.nextBoolean() ? "46000" + chance.nextInt(3) : null,
        chance.nextBoolean() ? "TOR " + chance.nextInt(3) : null);
  }

  private static Received received(Random chance) {
    boolean counted = chance.nextBoolean();
    boolean lastly = chance.nextBoolean();
    return new Received(
        counted ? quantity(chance) : null,
        counted && chance.nextBoolean() ? DAY.minusDays(chance.nextInt(9)) : null,
        lastly ? quantity(chance) : null,
        lastly && chance.nextBoolean() ? DAY.minusDays(chance.nextInt(9)) : null,
        lastly && chance.nextBoolean() ? "LS-" + chance.nextInt(1000) : null,
        null,
        null,
        counted && chance.nextBoolean() ? DAY.minusDays(chance.nextInt(300)) : null);
  }

  private static Quantity quantity(Random chance) {
    return new Quantity(BigDecimal.valueOf(1 + chance.nextInt(100_000), chance.nextInt(4)));
  }

  /** Counted as a reader counts, or with cumulatives of their own. */
  private static List<ScheduleLine> lines(Words words, Received received, Random chance) {
    record At(LocalDate due, @Nullable LocalTime time, Firmness firmness) {}
    Set<At> taken = new HashSet<>();
    List<ScheduleLine> lines = new ArrayList<>();
    int count = chance.nextInt(12);
    for (int i = 0; i < count; i++) {
      LocalTime time =
          words.timed() && chance.nextInt(3) == 0 ? LocalTime.of(chance.nextInt(24), 30) : null;
      var at = new At(DAY.plusDays(chance.nextInt(60)), time, one(words.firmness(), chance));
      if (!taken.add(at)) continue;
      lines.add(
          new ScheduleLine(
              at.due(),
              0,
              time,
              one(words.kinds(), chance),
              one(words.buckets(), chance),
              at.firmness(),
              quantity(chance),
              null,
              null));
    }
    lines.sort(
        Comparator.comparing(ScheduleLine::due)
            .thenComparing(ScheduleLine::time, Comparator.nullsLast(Comparator.naturalOrder())));
    boolean stated = words.stated() && chance.nextInt(3) == 0;
    Quantity running = stated ? Quantity.of(5000) : received.cumulative();
    List<ScheduleLine> counted = new ArrayList<>();
    for (ScheduleLine it : lines) {
      running = running == null ? null : running.plus(it.quantity());
      counted.add(with(it, running));
    }
    return counted;
  }

  static ScheduleLine with(ScheduleLine it, @Nullable Quantity cumulative) {
    return new ScheduleLine(
        it.due(),
        it.ordinal(),
        it.time(),
        it.dateKind(),
        it.bucket(),
        it.firmness(),
        it.quantity(),
        cumulative,
        null);
  }

  private static <T> T one(List<T> of, Random chance) {
    return of.get(chance.nextInt(of.size()));
  }
}
