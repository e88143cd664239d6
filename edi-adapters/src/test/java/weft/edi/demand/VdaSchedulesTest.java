package weft.edi.demand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static weft.edi.demand.Schedules.DAY;
import static weft.edi.demand.Schedules.HENGYUE;
import static weft.edi.demand.Schedules.JIAXIN;
import static weft.edi.demand.Schedules.rule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.onward.NotWritable;
import weft.edi.onward.OnwardAddresses;
import weft.edi.onward.TheirNames;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.text.EnvelopeParty;
import weft.measure.Quantity;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
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

/** VDA 4905 and 4915 as forwarded to a supplier. */
class VdaSchedulesTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 12, 14);
  private static final DeliveryScheduleId ID =
      new DeliveryScheduleId(HENGYUE, JIAXIN, "P2", "HY-1", "5500000123", null);

  private static ScheduleLine line(
      LocalDate due, Bucket bucket, Firmness firmness, String quantity) {
    return line(due, null, bucket, firmness, quantity);
  }

  private static ScheduleLine line(
      LocalDate due, @Nullable LocalTime time, Bucket bucket, Firmness firmness, String quantity) {
    return new ScheduleLine(
        due, 0, time, DateKind.DELIVERY, bucket, firmness, Quantity.of(quantity), null, null);
  }

  private static Forecast forecast(String number, Received received, List<ScheduleLine> lines) {
    return new Forecast(
        new Release(number, DAY.atStartOfDay()),
        null,
        LocalDate.of(2027, 2, 28),
        "PCE",
        null,
        received,
        lines);
  }

  private static byte[] written(String message, Object event) {
    return Schedules.written(Schedules.demand(event), rule(message, "02"));
  }

  private static ReadInterchange read(byte[] bytes) {
    ReadInterchange read = EdiReader.read(bytes);
    assertThat(read.allFaults()).as(new String(bytes, ISO_8859_1)).isEmpty();
    return read;
  }

  private static Object understood(byte[] bytes) {
    var message = read(bytes).messages().getFirst();
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get(message.type()))
            .toCommands(message, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN));
    assertThat(meaning.faults()).isEmpty();
    return switch (meaning.commands().getFirst()) {
      case ReleaseForecast it -> SchedulesReadBackTest.plain(it.forecast());
      case ReleaseCallOff it -> it.callOff();
      default -> throw new IllegalStateException();
    };
  }

  /** Firm days, weeks to be made, weeks to buy material for, months of forecast, the rest. */
  private static List<ScheduleLine> lines(Random chance) {
    List<ScheduleLine> lines = new ArrayList<>();
    if (chance.nextBoolean()) lines.add(line(DAY, Bucket.DAY, Firmness.BACKLOG, "12"));
    if (chance.nextBoolean()) lines.add(line(DAY, Bucket.DAY, Firmness.IMMEDIATE, "7"));
    for (int i = 1 + chance.nextInt(12); i < 13; i++)
      lines.add(line(DAY.plusDays(i), Bucket.DAY, Firmness.FIRM, quantity(chance)));
    int weeks = chance.nextInt(3);
    for (int i = 0; i < weeks; i++)
      lines.add(line(MONDAY.plusWeeks(i), Bucket.WEEK, Firmness.PRODUCTION, quantity(chance)));
    int bought = chance.nextInt(3);
    for (int i = weeks; i < weeks + bought; i++)
      lines.add(line(MONDAY.plusWeeks(i), Bucket.WEEK, Firmness.MATERIAL, quantity(chance)));
    int months = 1 + chance.nextInt(3);
    for (int i = 1; i <= months; i++)
      lines.add(
          line(LocalDate.of(2027, 1 + i, 1), Bucket.MONTH, Firmness.FORECAST, quantity(chance)));
    if (chance.nextBoolean())
      lines.add(
          line(
              LocalDate.of(2027, 2 + months, 1),
              Bucket.FLEXIBLE,
              Firmness.FORECAST,
              quantity(chance)));
    return lines;
  }

  private static String quantity(Random chance) {
    return String.valueOf(1 + chance.nextInt(100_000));
  }

  @Test
  void a_forecast_reads_back_the_same() {
    var chance = new Random(20261126);
    for (int i = 0; i < 200; i++) {
      boolean counted = chance.nextBoolean();
      boolean lastly = chance.nextBoolean();
      LocalDate day = chance.nextBoolean() ? DAY.minusDays(3) : null;
      var received =
          new Received(
              counted ? Quantity.of(540) : null,
              day,
              lastly ? Quantity.of("36.5") : null,
              lastly ? day : null,
              lastly ? "70001182" : null,
              null,
              null,
              null);
      List<ScheduleLine> lines = new ArrayList<>();
      Quantity running = received.cumulative();
      for (ScheduleLine it : lines(chance)) {
        running = running == null ? null : running.plus(it.quantity());
        lines.add(Schedules.with(it, running));
      }
      var asked = forecast(String.valueOf(1 + chance.nextInt(999_999)), received, lines);
      byte[] bytes = written("4905", new ForecastReleased(ID, asked, null, null, null, null, null));
      assertThat(understood(bytes)).as(new String(bytes, ISO_8859_1)).isEqualTo(asked);
    }
  }

  @Test
  void a_release_that_ends_within_a_quantity_goes_out_by_its_cumulative() {
    var received = new Received(Quantity.of(540), null, null, null, null, null, null, null);
    List<ScheduleLine> lines =
        List.of(
            Schedules.with(
                line(DAY.plusDays(1), Bucket.DAY, Firmness.FIRM, "60"), Quantity.of(600)),
            Schedules.with(line(MONDAY, Bucket.WEEK, Firmness.PRODUCTION, "20"), Quantity.of(620)),
            Schedules.with(line(MONDAY, Bucket.WEEK, Firmness.MATERIAL, "40"), Quantity.of(660)),
            Schedules.with(
                line(MONDAY.plusWeeks(1), Bucket.WEEK, Firmness.MATERIAL, "10"), Quantity.of(670)),
            Schedules.with(
                line(MONDAY.plusWeeks(1), Bucket.WEEK, Firmness.FORECAST, "50"), Quantity.of(720)));
    var asked = forecast("8", received, lines);
    byte[] bytes = written("4905", new ForecastReleased(ID, asked, null, null, null, null, null));
    assertThat(new String(bytes, ISO_8859_1)).contains("0000000620", "0000000670");
    assertThat(understood(bytes)).isEqualTo(asked);
  }

  @Test
  void a_call_off_reads_back_the_same() {
    var callOff =
        new CallOff(
            new Release("77", DAY.atStartOfDay()),
            DAY,
            DAY.plusDays(9),
            "PCE",
            null,
            new Received(Quantity.of(540), null, null, null, null, null, null, null),
            List.of(
                Schedules.with(
                    line(DAY.plusDays(1), LocalTime.of(6, 30), Bucket.DAY, Firmness.FIRM, "24"),
                    Quantity.of(564)),
                Schedules.with(
                    line(DAY.plusDays(1), Bucket.DAY, Firmness.FIRM, "8"), Quantity.of(572))),
            CallOffPrecedence.REPLACE_WINDOW);
    byte[] bytes =
        written(
            "4915",
            new CallOffReleased(
                ID, callOff, forecast("1", Received.UNKNOWN, List.of()), null, null));
    var again = (CallOff) understood(bytes);
    assertThat(again.from()).isEqualTo(callOff.from());
    assertThat(again.until()).isEqualTo(callOff.until());
    assertThat(again.release()).isEqualTo(callOff.release());
    assertThat(SchedulesReadBackTest.plain(again.received())).isEqualTo(callOff.received());
    assertThat(again.lines().stream().map(it -> Schedules.with(it, it.cumulative())).toList())
        .isEqualTo(callOff.lines());
  }

  /** 513-07 blank, not zeros. */
  @Test
  void a_cumulative_that_is_not_known_is_not_written_as_zero() {
    String text =
        new String(
            written(
                "4905",
                new ForecastReleased(
                    ID, forecast("8", Received.UNKNOWN, List.of()), null, null, null, null, null)),
            ISO_8859_1);
    assertThat(text)
        .contains(
            "51301000000" + "00000000" + "000000" + "000000000000" + " ".repeat(10) + "222222");
  }

  @Test
  void a_plant_goes_by_the_name_of_three_characters_that_was_agreed_upon() {
    var plant = new DeliveryScheduleId(HENGYUE, JIAXIN, "PLANT1", "HY-1", null, null);
    var rules = Rules.agreed().sites(List.of(new Alias("P1", "PLANT1"))).rules();
    var demand =
        new Demand(
            plant.partnership(),
            List.of(
                new ForecastReleased(
                    plant,
                    forecast("8", Received.UNKNOWN, List.of()),
                    null,
                    null,
                    null,
                    null,
                    null)),
            DAY,
            TheirNames.ofSupplier(rules, true));
    assertThat(new String(Schedules.written(demand, rule("4905", "02")), ISO_8859_1))
        .contains("51201P1 000000008");
    assertThat(TheirNames.ofSupplier(rules, false).site("PLANT1")).isEqualTo("PLANT1");
    assertThat(TheirNames.of(rules).site("PLANT1")).isEqualTo("P1");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 00000, 00001",
    "2, 00001, 00002",
    "99999, 99998, 99999",
    "100000, 99999, 00001",
    "100001, 00001, 00002"
  })
  void transmissions_are_counted_on_and_begin_again_at_one(
      String reference, String before, String number) {
    var rule = rule("4905", "03");
    var envelope =
        new OnwardAddresses(
                new EnvelopeParty("HENGYUE", "4905"), new EnvelopeParty("JIAXIN", "4905"), false)
            .envelope(rule, reference, DAY.atTime(9, 30), null);
    var demand =
        Schedules.demand(
            new ForecastReleased(
                ID, forecast("8", Received.UNKNOWN, List.of()), null, null, null, null, null));
    byte[] bytes = DemandWriter.write(demand, rule, envelope);
    assertThat(new String(bytes, ISO_8859_1))
        .startsWith("51103HENGYUE  JIAXIN   " + before + number + "261126");
    assertThat(requireNonNull(read(bytes).envelope()).reference()).isEqualTo("4905-" + number);
  }

  private static void assertRefused(DeliveryScheduleId id, Forecast it, String... said) {
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(
            () -> written("4905", new ForecastReleased(id, it, null, null, null, null, null)))
        .satisfies(e -> assertThat(e.text().en()).contains(said))
        .satisfies(e -> assertThat(e.text().zh()).isNotEqualTo(e.text().en()));
  }

  private static Forecast with(ScheduleLine... lines) {
    return forecast("8", Received.UNKNOWN, List.of(lines));
  }

  @Test
  void what_VDA_has_no_words_for_is_not_written() {
    var plant = new DeliveryScheduleId(HENGYUE, JIAXIN, "PLANT1", "HY-1", null, null);
    assertRefused(plant, with(), "PLANT1", "3 characters", "512-03");
    assertRefused(ID, forecast("R7", Received.UNKNOWN, List.of()), "R7");
    var day = line(DAY, Bucket.DAY, Firmness.FIRM, "2.5");
    assertRefused(ID, with(day), "2.5");
    assertRefused(
        ID, with(line(DAY, Bucket.DAY, Firmness.PRODUCTION, "5")), "5 on 2026-11-26 (PRODUCTION");
    assertRefused(ID, with(line(DAY, Bucket.WEEK, Firmness.FORECAST, "6")), "6 on 2026-11-26");
    assertRefused(
        ID,
        with(
            new ScheduleLine(
                DAY,
                0,
                null,
                DateKind.SHIP,
                Bucket.DAY,
                Firmness.FIRM,
                Quantity.of(4),
                null,
                null)),
        "SHIP");
  }

  @Test
  void a_test_does_not_go_on_as_VDA() {
    var rule = rule("4905", "02");
    var envelope =
        new OnwardAddresses(
                new EnvelopeParty("HENGYUE", "4905"), new EnvelopeParty("JIAXIN", "4905"), true)
            .envelope(rule, "1", DAY.atTime(9, 30), null);
    var demand = Schedules.demand(new ForecastReleased(ID, with(), null, null, null, null, null));
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(() -> DemandWriter.write(demand, rule, envelope))
        .withMessageContaining("test");
  }
}
