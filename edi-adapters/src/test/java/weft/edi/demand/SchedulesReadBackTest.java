package weft.edi.demand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.demand.Schedules.DAY;
import static weft.edi.demand.Schedules.HENGYUE;
import static weft.edi.demand.Schedules.JIAXIN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weft.edi.demand.Schedules.Words;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Staedi;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.party.EdiRules.DateCodes;
import weft.party.EdiRules.Outbound;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * Random schedules, written in every message and release, read back without faults, get the same
 * segments from StAEDI, and have the same meaning on reception.
 */
class SchedulesReadBackTest {
  private static final long SEED = 20261126;
  private static final int EACH = 40;
  private static final List<String> EDIFACT =
      List.of("D96A", "D97A", "D99A", "D00A", "D01B", "D03B", "D04A", "D07A", "D10A");
  private static final Village VILLAGE =
      new Village(
          new Profile(
              Profile.UnknownPart.LEARN,
              Profile.Acknowledgement.NEVER,
              true,
              false,
              true,
              null,
              null,
              null,
              null));

  private static final Words ALL =
      new Words(
          List.of(DAY.atStartOfDay(), DAY.atTime(6, 15), DAY.atTime(6, 15, 20)),
          false,
          true,
          List.of(DateKind.values()),
          List.of(Bucket.values()),
          List.of(Firmness.values()),
          true);

  private static final DateCodes OTHER_DATES = new DateCodes("101", "616", "610");

  private static final List<String> X12 =
      List.of("003040", "003050", "003060", "003070", "004010", "004030", "004060", "005010");

  /** One kind of dates; in an 862 no cumulatives except the received ones. */
  private static Words x12(String message, DateKind kind) {
    return new Words(
        List.of(DAY.atStartOfDay(), DAY.atTime(6, 15), DAY.atTime(6, 15, 30)),
        true,
        true,
        List.of(kind),
        List.of(Bucket.values()),
        List.of(Firmness.IMMEDIATE, Firmness.FIRM, Firmness.FORECAST),
        message.equals("830"));
  }

  static List<Arguments> all() {
    List<Arguments> all = new ArrayList<>();
    for (String message : List.of("DELFOR", "DELJIT"))
      for (String release : EDIFACT) all.add(Arguments.of(message, release, ALL));
    for (String message : List.of("830", "862"))
      for (String release : X12)
        for (DateKind kind : DateKind.values())
          all.add(Arguments.of(message, release, x12(message, kind)));
    return all;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("all")
  void to_the_same_schedules(String message, String release, Words words) {
    var chance = new Random(SEED);
    for (int i = 0; i < EACH; i++) {
      boolean other = release.startsWith("D") && chance.nextBoolean();
      Outbound rule =
          other
              ? new Outbound(message, release, null, null, null, null, OTHER_DATES)
              : Schedules.rule(message, release);
      Map<DeliveryScheduleId, Object> asked = new HashMap<>();
      Demand demand;
      if (DemandWriter.asked(message) == DemandOfMessage.FORECAST) {
        var events = Schedules.forecasts(words, chance);
        events.forEach(it -> asked.put(it.schedule(), it.forecast()));
        demand = Schedules.demand(events.toArray());
      } else {
        var events = Schedules.callOffs(words, chance);
        events.forEach(it -> asked.put(it.schedule(), plain(it.callOff())));
        demand = Schedules.demand(events.toArray());
      }
      byte[] bytes = Schedules.written(demand, rule);
      ReadInterchange read = EdiReader.read(bytes);
      String text = new String(bytes, ISO_8859_1);
      assertThat(read.allFaults()).as(text).isEmpty();
      assertThat(Staedi.errors(bytes, ISO_8859_1)).isEmpty();
      assertThat(Staedi.tokens(read.segments())).isEqualTo(Staedi.tokens(bytes, ISO_8859_1));
      assertThat(understood(read)).as(text).isEqualTo(asked);
    }
  }

  /** Returns the content by schedule, without segments. */
  private static Map<DeliveryScheduleId, Object> understood(ReadInterchange read) {
    Map<DeliveryScheduleId, Object> understood = new HashMap<>();
    for (ReadMessage message : read.messages()) {
      var meaning =
          requireNonNull(Meanings.BY_TYPE.get(message.type()))
              .toCommands(message, new Correspondents(VILLAGE, HENGYUE, JIAXIN));
      assertThat(meaning.faults()).as("but notes of overlaps").noneMatch(Fault::forbids);
      for (StreamCommand it : meaning.commands()) understood(it, understood);
    }
    return understood;
  }

  private static void understood(StreamCommand command, Map<DeliveryScheduleId, Object> to) {
    Object before =
        switch (command) {
          case ReleaseForecast it -> to.put(it.schedule(), plain(it.forecast()));
          case ReleaseCallOff it -> to.put(it.schedule(), plain(it.callOff()));
          default -> throw new IllegalArgumentException(command.toString());
        };
    assertThat(before).isNull();
  }

  static Forecast plain(Forecast it) {
    return new Forecast(
        it.release(),
        it.horizonStart(),
        it.horizonEnd(),
        it.unit(),
        it.description(),
        plain(it.received()),
        plain(it.lines()));
  }

  private static CallOff plain(CallOff it) {
    return new CallOff(
        it.release(),
        it.from(),
        it.until(),
        it.unit(),
        it.description(),
        plain(it.received()),
        plain(it.lines()),
        it.precedence());
  }

  /** Wherever it stood. */
  static Received plain(Received it) {
    return new Received(
        it.cumulative(),
        it.asOf(),
        it.lastQuantity(),
        it.lastDate(),
        it.lastReference(),
        null,
        null,
        it.since());
  }

  private static List<ScheduleLine> plain(List<ScheduleLine> lines) {
    return lines.stream().map(it -> Schedules.with(it, it.cumulative())).toList();
  }
}
