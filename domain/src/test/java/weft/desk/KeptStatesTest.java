package weft.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.PROVENANCE;
import static weft.filing.Interchanges.only;
import static weft.filing.Interchanges.received;
import static weft.filing.Interchanges.schedule;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.commitment;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.inUnit;
import static weft.scheduling.Schedules.promise;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.SampleSize;
import weft.context.Contexts;
import weft.desk.DeskCommand.Ask;
import weft.event.Refused;
import weft.filing.Interchanges;
import weft.interchange.InterchangeKey;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand.AnswerOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderId;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.release.Forecast;

/** A snapshot shortens reading and changes no answer. */
class KeptStatesTest {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final String STREAM = schedule("A").stream();
  private static final PurchaseOrderId ORDER = new PurchaseOrderId(HENGYUE, "4500012345");

  static LongStream seeds() {
    return SampleSize.seeds(1, 2, 3, 4);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void commands_are_answered_the_same_with_and_without(long seed) {
    OpenDesk keeping = new OpenDesk(3);
    OpenDesk reading = new OpenDesk(NEVER);
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      DeskCommand command = command(i, random, reading);
      assertThat(answer(keeping, command))
          .describedAs("seed %d command %d", seed, i)
          .isEqualTo(answer(reading, command));
    }
    for (String stream : List.of(STREAM, ORDER.stream())) {
      assertThat(keeping.events(stream)).hasSizeGreaterThan(20).isEqualTo(reading.events(stream));
      assertThat(keeping.kept(stream)).isNotNull();
      assertThat(reading.kept(stream)).isNull();
    }
  }

  /** Events contain what was booked and when; a snapshot does not. */
  @Test
  void a_stream_is_read_whole_though_a_state_of_it_is_kept() {
    OpenDesk desk = new OpenDesk(3);
    for (int i = 0; i < 40; i++) answer(desk, command(i, new Random(i), desk));
    assertThat(desk.kept(STREAM)).isNotNull();
    var book = new Book(PROVENANCE, desk.streams(), Contexts.TYPES, List.of());
    assertThat(book.whole(STREAM)).isEqualTo(desk.events(STREAM)).hasSizeGreaterThan(3);
    assertThat(book.past(STREAM).folded()).as("a state stands for the first").isPositive();
    Object more = desk.events(STREAM).getFirst();
    book.add(STREAM, more);
    assertThat(book.whole(STREAM)).hasSize(desk.events(STREAM).size() + 1).endsWith(more);
    assertThat(book.whole("Stock:HENGYUE:PLANT1:NONE")).isEmpty();
  }

  private static DeskCommand command(int number, Random random, OpenDesk desk) {
    long version = (long) desk.events(STREAM).size() - (random.nextInt(20) == 0 ? 1 : 0);
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3, 4 -> {
        var key = new InterchangeKey("HENGYUE", "WEFT", "r" + number);
        var came = received("r" + number, key, "aa", HENGYUE);
        yield only(came, new ReleaseForecast(schedule("A"), release(random)));
      }
      case 5 -> {
        var promised = commitment(FRIDAY, 500, promise(THURSDAY, 1 + random.nextInt(12)));
        var number7 = Integer.toString(random.nextInt(60));
        yield ask(version, new CommitCallOffs(schedule("A"), number7, List.of(promised)));
      }
      case 6 -> {
        var line =
            new Order.Line(
                "10",
                "A",
                null,
                null,
                "PCE",
                Quantity.of(1 + random.nextInt(2)),
                null,
                List.of(),
                1,
                null,
                null);
        var order = new Order(Interchanges.JIAXIN, "PLANT1", MONDAY, "CNY", List.of(line), null);
        var key = new InterchangeKey("HENGYUE", "WEFT", "o" + number);
        yield only(received("o" + number, key, "aa", HENGYUE), new PlaceOrder(ORDER, order));
      }
      default -> {
        var accepted = new LineAnswer("10", LineAnswer.Kind.ACCEPTED, List.of(), null);
        yield ask(
            desk.events(ORDER.stream()).size(),
            new AnswerOrder(ORDER, Interchanges.JIAXIN, List.of(accepted)));
      }
    };
  }

  /** New and known streams, known numbers with other content, with and without a date. */
  private static Forecast release(Random random) {
    int number = random.nextInt(60);
    var issued = number % 3 == 0 ? null : MONDAY.plusDays(number);
    var it = forecast(Integer.toString(number), issued, firm(FRIDAY, 10 + random.nextInt(2)));
    return random.nextInt(15) == 0 ? inUnit("KGM", it) : it;
  }

  private static Ask ask(long version, weft.event.StreamCommand command) {
    return new Ask(PROVENANCE, null, version, command);
  }

  private static Object answer(OpenDesk desk, DeskCommand command) {
    try {
      return desk.tell(command);
    } catch (Refused e) {
      return e.refusal();
    }
  }

  @Test
  void a_state_is_kept_where_enough_was_added_since_the_last() {
    OpenDesk desk = new OpenDesk(3);
    for (int i = 1; i <= 7; i++) {
      var it = forecast(Integer.toString(i), MONDAY.plusDays(i), firm(FRIDAY, i));
      var key = new InterchangeKey("HENGYUE", "WEFT", "r" + i);
      desk.tell(
          only(received("r" + i, key, "aa", HENGYUE), new ReleaseForecast(schedule("A"), it)));
      var kept = desk.kept(STREAM);
      assertThat(kept == null ? 0 : kept.version()).isEqualTo(i - i % 3);
    }
    var kept = Objects.requireNonNull(desk.kept(STREAM));
    assertThat(kept.lastEvent()).isEqualTo(desk.messages(STREAM).get(5).getIdentifier());
    var current = ((DeliverySchedule) kept.state()).current();
    assertThat(Objects.requireNonNull(current).release().number()).isEqualTo("6");
  }

  @Test
  void what_was_not_appended_leaves_no_state() {
    OpenDesk desk = new OpenDesk(1);
    desk.breakNextAppend();
    var key = new InterchangeKey("HENGYUE", "WEFT", "r");
    var message = only(received("r", key, "aa", HENGYUE), Interchanges.release("A", 5));
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> desk.tell(message))
        .hasMessageContaining("The disk is full");
    assertThat(desk.kept(STREAM)).isNull();
    desk.tell(message);
    assertThat(desk.kept(STREAM)).isNotNull();
  }
}
