package weft.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.xlate.edi.schema.EDISchemaException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weft.edi.demand.Demand;
import weft.edi.demand.DemandOfMessage;
import weft.edi.demand.DemandWriter;
import weft.edi.onward.OnwardAddresses;
import weft.edi.onward.TheirNames;
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

/**
 * StAEDI checks the written schedules with the schema of their message: order, repetition,
 * mandatory elements, lengths, codes.
 */
class WrittenSchedulesTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 7);
  private static final List<String> EDIFACT =
      List.of("D96A", "D97A", "D01B", "D04A", "D07A", "D10A");
  private static final List<String> X12 = List.of("003040", "004010", "005010");

  static List<Arguments> all() {
    List<Arguments> all = new ArrayList<>();
    for (String message : List.of("DELFOR", "DELJIT", "830", "862"))
      for (String release : Character.isDigit(message.charAt(0)) ? X12 : EDIFACT)
        all.add(Arguments.of(message, release));
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void are_valid_to_StAEDI_too(String message, String release) throws EDISchemaException {
    var received =
        new Received(
            Quantity.of(540),
            DAY.minusDays(9),
            Quantity.of(36),
            DAY.minusDays(9),
            "LS-1",
            null,
            null,
            null);
    var lines =
        List.of(
            line(DAY, LocalTime.of(6, 0), Bucket.DAY, Firmness.FIRM),
            line(DAY.plusDays(1), null, Bucket.DAY, Firmness.IMMEDIATE),
            line(DAY.plusDays(7), null, Bucket.WEEK, Firmness.FORECAST));
    List<Object> events = new ArrayList<>();
    for (String site : List.of("PLANT1", "PLANT2"))
      for (boolean stopped : List.of(true, false))
        events.add(
            event(message, site, stopped ? "HY-2" : "HY-1", received, stopped ? List.of() : lines));
    var demand = new Demand(new Partnership(HENGYUE, JIAXIN), events, DAY, TheirNames.OURS);
    var rule = new Outbound(message, release, null, null, null, null, null);
    var ours =
        new OnwardAddresses(
                new EnvelopeParty("HENGYUE", "ZZ"), new EnvelopeParty("JIAXIN", "ZZ"), false)
            .envelope(rule, "00000007", DAY.atTime(9, 30), null);
    byte[] written = DemandWriter.write(demand, rule, ours);
    assertThat(Verdict.on(written))
        .as(new String(written, ISO_8859_1))
        .isEqualTo(new Verdict(null, null));
  }

  private static Object event(
      String message, String site, String part, Received received, List<ScheduleLine> lines) {
    var id = new DeliveryScheduleId(HENGYUE, JIAXIN, site, part, "4600090", "T4");
    var release = new Release("90", DAY.minusDays(7).atTime(6, 0));
    var forecast =
        new Forecast(release, DAY, DAY.plusDays(90), "KGM", "Boom head", received, lines);
    if (DemandWriter.asked(message) == DemandOfMessage.FORECAST)
      return new ForecastReleased(id, forecast, null, null, null, null, null);
    var callOff =
        new CallOff(
            release,
            DAY,
            DAY.plusDays(20),
            "KGM",
            "Boom head",
            received,
            lines,
            CallOffPrecedence.REPLACE_WINDOW);
    return new CallOffReleased(id, callOff, forecast, null, null);
  }

  private static ScheduleLine line(
      LocalDate due, @Nullable LocalTime time, Bucket bucket, Firmness firmness) {
    return new ScheduleLine(
        due, 0, time, DateKind.DELIVERY, bucket, firmness, Quantity.of("2.5"), null, null);
  }
}
