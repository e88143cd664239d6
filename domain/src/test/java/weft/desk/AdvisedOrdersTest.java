package weft.desk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.desk.Interchanges.HENGYUE;
import static weft.desk.Interchanges.JIAXIN;
import static weft.desk.Interchanges.PARTNERSHIP;
import static weft.desk.Interchanges.PROVENANCE;
import static weft.desk.Interchanges.received;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.desk.DeskAnswer.Filed;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.RerunMessage;
import weft.desk.DespatchEvent.DespatchTold;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.document.DocumentBuilder;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.Despatched;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand.AdviseDespatch;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderId;

/**
 * Orders are told what the newest message of a despatch advice says, in whatever order they come.
 */
class AdvisedOrdersTest {
  private static final StatedAt HEAD = new StatedAt(3, "BGM", null, 40);
  private final OpenDesk desk = new OpenDesk();

  @Test
  void an_advice_before_its_orders_is_kept_and_tells_each_of_them_once_it_is_placed() {
    ApplyMessage advice = advice("D-1", Function.ORIGINAL, 5, "1", "2");
    MessageResult early = told(advice);
    assertThat(early.outcome()).isEqualTo(Outcome.KEPT);
    assertThat(early.hasMoreToTell()).isTrue();
    assertThat(early.faults()).extracting(Fault::code).containsExactly(FaultCode.ORDER_UNKNOWN);
    assertThat(early.faults().getFirst().text().en())
        .isEqualTo("Not placed here yet: 1, 2. Each knows what was sent once it is placed.");
    assertThat(early.faults().getFirst().segment()).isEqualTo(3);

    place("1");
    MessageResult first = again(advice);
    assertThat(first.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(first.hasMoreToTell()).as("of the other order").isTrue();
    assertThat(sent("1")).isEqualTo("5");

    place("2");
    MessageResult both = again(advice);
    assertThat(both.isAwaiting()).isFalse();
    assertThat(sent("2")).isEqualTo("5");
    assertThat(events("1", OrderDespatched.class)).as("told once").isEqualTo(1);
    int appends = desk.appends().size();
    again(advice);
    assertThat(desk.appends()).as("it took effect").hasSize(appends);
  }

  @Test
  void an_order_that_a_replacement_no_longer_names_forgets_it() {
    place("1");
    place("2");
    told(advice("D-1", Function.ORIGINAL, 5, "1", "2"));
    MessageResult replaced = told(advice("D-2", Function.REPLACEMENT, 4, "2"));
    assertThat(replaced.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(sent("1")).isEqualTo("nothing");
    assertThat(sent("2")).isEqualTo("4");
    MessageResult ofNone = told(advice("D-3", Function.REPLACEMENT, 4));
    assertThat(ofNone.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(sent("2")).isEqualTo("nothing");
  }

  @Test
  void an_original_under_a_number_used_before_leaves_other_orders_as_they_were() {
    place("1");
    place("2");
    told(advice("D-1", Function.ORIGINAL, 5, "1"));
    told(advice("D-2", Function.ORIGINAL, 4, "2"));
    assertThat(sent("1")).isEqualTo("5");
    assertThat(sent("2")).isEqualTo("4");
  }

  /** Both wait for an order; what comes to be placed is told by the newer one alone. */
  @Test
  void what_was_replaced_meanwhile_tells_nothing_late() {
    place("1");
    ApplyMessage first = advice("D-1", Function.ORIGINAL, 5, "1", "2", "3");
    ApplyMessage second = advice("D-2", Function.REPLACEMENT, 7, "1", "2");
    told(first);
    told(second);
    assertThat(sent("1")).isEqualTo("7");
    place("2");
    place("3");
    MessageResult overtaken = again(first);
    assertThat(overtaken.outcome()).isEqualTo(Outcome.KEPT);
    assertThat(overtaken.isAwaiting()).isFalse();
    assertThat(desk.events(order("3").stream())).hasSize(1);
    again(second);
    assertThat(sent("1")).isEqualTo("7");
    assertThat(sent("2")).isEqualTo("7");
  }

  @Test
  void a_later_original_that_names_the_same_order_keeps_the_last_word() {
    place("1");
    ApplyMessage first = advice("D-1", Function.ORIGINAL, 5, "1", "2");
    told(first);
    told(advice("D-2", Function.ORIGINAL, 6, "1"));
    place("2");
    again(first);
    assertThat(sent("1")).isEqualTo("6");
    assertThat(sent("2")).isEqualTo("5");
  }

  @Test
  void a_cancellation_takes_back_what_was_told_and_waits_for_nothing() {
    place("1");
    told(advice("D-1", Function.ORIGINAL, 5, "1"));
    MessageResult gone = told(advice("D-2", Function.CANCELLATION, 0, "1", "2"));
    assertThat(gone.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(gone.isAwaiting()).isFalse();
    assertThat(sent("1")).isEqualTo("nothing");
  }

  @Test
  void put_right_before_its_last_order_is_placed_it_tells_what_it_reads_now() {
    place("1");
    place("2");
    ApplyMessage wrong = advice("D-1", Function.ORIGINAL, 5, "1", "3");
    told(wrong);
    MessageResult right = again(wrong, advice("D-1", Function.ORIGINAL, 8, "2"));
    assertThat(right.isAwaiting()).isFalse();
    assertThat(sent("1")).isEqualTo("nothing");
    assertThat(sent("2")).isEqualTo("8");
  }

  @Test
  void of_no_order_at_all_it_is_kept_and_its_number_is_known() {
    assertThat(told(advice("D-1", Function.ORIGINAL, 5)).outcome()).isEqualTo(Outcome.KEPT);
    assertThat(desk.events("DespatchAdvice:HENGYUE:JIAXIN:LS-1"))
        .singleElement()
        .isInstanceOfSatisfying(DespatchTold.class, it -> assertThat(it.orders()).isEmpty());
  }

  @Test
  void a_second_original_of_a_number_that_says_other_things_contradicts_the_first() {
    place("1");
    told(shipped(advice("D-1", Function.ORIGINAL, 5, "1"), "2026-11-24", "PLANT1"));
    MessageResult other =
        told(shipped(advice("D-2", Function.ORIGINAL, 6, "1"), "2026-11-25", "PLANT1"));
    assertThat(other.outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(other.faults())
        .extracting(it -> it.code() + " " + it.segment() + " " + it.tag())
        .containsExactly("CONTRADICTION 2 BGM");
    assertThat(sent("1")).as("what stands").isEqualTo("5");
    assertThat(kept("D-1")).hasSize(1);
    assertThat(kept("D-2")).as("one truth in the chain, too").isEmpty();

    MessageResult same =
        told(shipped(advice("D-3", Function.ORIGINAL, 5, "1"), "2026-11-24", "PLANT1"));
    assertThat(same.outcome()).as("the same once more").isEqualTo(Outcome.APPLIED);
    MessageResult replaced =
        told(shipped(advice("D-4", Function.REPLACEMENT, 7, "1"), "2026-11-25", "PLANT2"));
    assertThat(replaced.outcome()).as("which says that it is another").isEqualTo(Outcome.APPLIED);
    assertThat(sent("1")).isEqualTo("7");
  }

  @Test
  void numbers_recur_from_one_year_of_despatch_to_the_next_and_after_a_cancellation() {
    place("1");
    told(shipped(advice("D-1", Function.ORIGINAL, 5, "1"), "2026-12-30", "PLANT1"));
    assertThat(
            told(shipped(advice("D-2", Function.ORIGINAL, 6, "1"), "2027-01-04", "PLANT1"))
                .outcome())
        .isEqualTo(Outcome.APPLIED);
    told(shipped(advice("D-3", Function.CANCELLATION, 0, "1"), "2027-01-04", "PLANT1"));
    assertThat(
            told(shipped(advice("D-4", Function.ORIGINAL, 8, "1"), "2027-01-05", "PLANT2"))
                .outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(sent("1")).isEqualTo("8");
  }

  private static ApplyMessage shipped(ApplyMessage it, String day, String shipTo) {
    BusinessDocument said = requireNonNull(it.document());
    var document =
        new BusinessDocument(
            said.kind(),
            said.number(),
            said.issued(),
            said.partnership(),
            said.references(),
            said.lines(),
            said.lineCount(),
            said.currency(),
            said.payable(),
            shipTo,
            LocalDate.parse(day),
            said.arrives(),
            said.codes(),
            said.function(),
            said.places());
    return new ApplyMessage(
        it.provenance(),
        it.received(),
        it.number(),
        it.read(),
        it.partnership(),
        it.commands(),
        it.holdsUnknownParts(),
        it.last(),
        document,
        List.of(new StatedAt(2, "BGM", null, 40)));
  }

  private List<Object> kept(String reference) {
    return desk.events(new InterchangeKey("JIAXIN", "WEFT", reference).stream()).stream()
        .filter(DocumentKept.class::isInstance)
        .toList();
  }

  private void place(String number) {
    var line =
        new Order.Line(
            "10", "P1", null, null, "PCE", Quantity.of(99), null, List.of(), 3, null, null);
    var order = new Order(JIAXIN, null, null, null, List.of(line), null);
    told(
        message(
            "O-" + number, Outcome.APPLIED, null, List.of(new PlaceOrder(order(number), order))));
  }

  private static PurchaseOrderId order(String number) {
    return new PurchaseOrderId(HENGYUE, number);
  }

  /** So much of line 10 of each of the orders, under the number LS-1. */
  private static ApplyMessage advice(
      String reference, Function function, long quantity, String... orders) {
    var document =
        DocumentBuilder.document(BusinessDocument.Kind.DESPATCH_ADVICE, "LS-1", PARTNERSHIP)
            .function(function)
            .build();
    List<Despatched> sent =
        quantity == 0
            ? List.of()
            : List.of(new Despatched("10", null, Quantity.of(quantity), null, 7));
    List<StreamCommand> commands =
        Arrays.stream(orders)
            .<StreamCommand>map(it -> new AdviseDespatch(order(it), JIAXIN, "LS-1", sent, HEAD))
            .toList();
    Outcome read = commands.isEmpty() ? Outcome.KEPT : Outcome.APPLIED;
    return message(reference, read, document, commands);
  }

  private static ApplyMessage message(
      String reference,
      Outcome read,
      @Nullable BusinessDocument document,
      List<StreamCommand> commands) {
    var key = new InterchangeKey("JIAXIN", "WEFT", reference);
    return new ApplyMessage(
        PROVENANCE,
        received(reference, key, reference, JIAXIN),
        1,
        Interchanges.read(1, read),
        PARTNERSHIP,
        commands,
        false,
        true,
        document);
  }

  private MessageResult told(ApplyMessage message) {
    return ((Filed) desk.tell(message)).interchange().results().getFirst();
  }

  private MessageResult again(ApplyMessage arrived) {
    return again(arrived, arrived);
  }

  private MessageResult again(ApplyMessage arrived, ApplyMessage now) {
    var rerun =
        new RerunMessage(
            PROVENANCE,
            arrived.received(),
            1,
            now.read(),
            PARTNERSHIP,
            now.commands(),
            false,
            false,
            new Text("The order is there now.", "订单已到。"),
            null,
            false,
            now.document());
    return ((Filed) desk.tell(rerun)).interchange().results().getFirst();
  }

  private long events(String order, Class<?> type) {
    return desk.events(order(order).stream()).stream().filter(type::isInstance).count();
  }

  /** What the order was told last. */
  private String sent(String number) {
    var last = (OrderDespatched) desk.events(order(number).stream()).getLast();
    return last.lines().isEmpty() ? "nothing" : last.lines().getFirst().quantity().toString();
  }
}
