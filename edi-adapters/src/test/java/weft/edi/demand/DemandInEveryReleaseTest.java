package weft.edi.demand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.table.Directory;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;

/** The hub's messages are sound and mean the same in every EDIFACT directory that it has. */
class DemandInEveryReleaseTest {
  private static Stream<Arguments> inEach(String... messages) {
    return Directory.edifactReleases().stream()
        .flatMap(
            release ->
                Stream.of(messages)
                    .filter(it -> requireNonNull(Directory.of(release)).message(it) != null)
                    .map(it -> Arguments.of(it, release)));
  }

  static Stream<Arguments> schedules() {
    return inEach("DELFOR", "DELJIT");
  }

  static Stream<Arguments> orders() {
    return inEach("ORDERS", "ORDCHG");
  }

  private static ReadInterchange sound(byte[] bytes) {
    ReadInterchange read = EdiReader.read(bytes);
    assertThat(read.allFaults()).as(new String(bytes, ISO_8859_1)).isEmpty();
    return read;
  }

  @Test
  void the_directories_are_those_from_1993_to_2021() {
    assertThat(Directory.edifactReleases())
        .startsWith("D93A", "D94A", "D94B", "D95A", "D95B", "D96A", "D96B")
        .contains("D01C", "D08B", "D18A")
        .endsWith("D20B", "D21A", "D21B");
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void a_schedule_reads_back(String message, String release) {
    Object event = message.equals("DELFOR") ? forecast() : callOff();
    sound(Schedules.written(Schedules.demand(event), Schedules.rule(message, release)));
  }

  private static Object forecast() {
    return new ForecastReleased(Schedules.id("HY-1"), wanted(), null, null, null, null, null);
  }

  private static Forecast wanted() {
    return Schedules.forecast(
        "7",
        Schedules.line(Schedules.DAY.plusDays(3), Firmness.FIRM, 24),
        Schedules.line(Schedules.DAY.plusDays(40), Firmness.FORECAST, 96));
  }

  private static Object callOff() {
    var callOff =
        new CallOff(
            wanted().release(),
            Schedules.DAY,
            Schedules.DAY.plusDays(60),
            "PCE",
            null,
            Received.UNKNOWN,
            wanted().lines(),
            CallOffPrecedence.REPLACE_WINDOW);
    return new CallOffReleased(Schedules.id("HY-1"), callOff, wanted(), null, null);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void an_order_and_its_change_read_back(String message, String release) {
    Order order = OrderDemands.order(OrderDemands.line("10", "HY-1", 24));
    var placed = OrderDemands.placed("4500000001", order);
    var rule = OrderDemands.rule(message, release);
    byte[] bytes =
        message.equals("ORDERS")
            ? OrderDemands.written(placed, null, rule)
            : OrderDemands.written(changed(), order, rule);
    sound(bytes);
  }

  private static OrderChanged changed() {
    return new OrderChanged(
        OrderDemands.id("4500000001"),
        OrderDemands.JIAXIN,
        List.of(OrderDemands.line("10", "HY-1", 30)),
        List.of(),
        null);
  }

  /** The same lines, in a directory of 1993 or of 2021. */
  @Test
  void a_forecast_means_the_same_in_all_of_them() {
    assertThat(schedules().map(it -> it.get()).filter(it -> it[0].equals("DELFOR")))
        .allSatisfy(
            it -> {
              byte[] bytes =
                  Schedules.written(
                      Schedules.demand(forecast()),
                      Schedules.rule("DELFOR", String.valueOf(it[1])));
              assertThat(means(sound(bytes))).isNotNull();
              assertThat(requireNonNull(means(sound(bytes))).lines())
                  .extracting(line -> line.due() + " " + line.firmness() + " " + line.quantity())
                  .containsExactly("2026-11-29 FIRM 24", "2027-01-05 FORECAST 96");
            });
  }

  private static @Nullable Forecast means(ReadInterchange read) {
    Meaning meaning =
        Meanings.of(
            read.messages().getFirst(),
            new Correspondents(Village.PLAIN, Schedules.HENGYUE, Schedules.JIAXIN));
    return meaning.commands().getFirst() instanceof ReleaseForecast it ? it.forecast() : null;
  }
}
