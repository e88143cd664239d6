package weft.edi.demand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Staedi;
import weft.event.StreamCommand;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderCommand;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;

/**
 * Random orders and changes, written in every message and release, read back without faults, get
 * the same segments from StAEDI, and have the same effect on reception.
 */
class OrderReadsBackTest {
  private static final long SEED = 20261126;
  private static final int EACH = 40;
  private static final List<String> NUMBERS =
      List.of("4500012345", "4500012345/7", "HY/2026/0815", "/7", "45/", "n-1.b");
  private static final List<String> EDIFACT =
      List.of("D96A", "D97A", "D99A", "D00A", "D01B", "D03B", "D04A", "D07A", "D10A");
  private static final List<String> X12 =
      List.of("003040", "003050", "003060", "003070", "004010", "004030", "004060", "005010");

  static List<Arguments> orders() {
    return all("ORDERS", "850");
  }

  static List<Arguments> changes() {
    return all("ORDCHG", "860");
  }

  private static List<Arguments> all(String edifact, String x12) {
    List<Arguments> all = new ArrayList<>();
    for (String release : EDIFACT) all.add(Arguments.of(edifact, release));
    for (String release : X12) all.add(Arguments.of(x12, release));
    return all;
  }

  @ParameterizedTest
  @MethodSource("orders")
  void an_order_is_the_same_order(String message, String release) {
    var chance = new Random(SEED);
    for (int i = 0; i < EACH; i++) {
      Order order = OrderDemands.any(chance);
      String number = NUMBERS.get(chance.nextInt(NUMBERS.size()));
      byte[] bytes =
          OrderDemands.written(
              OrderDemands.placed(number, order), null, OrderDemands.rule(message, release));
      var again = (PlaceOrder) meaning(bytes);
      assertThat(again.order()).isEqualTo(OrderDemands.id(number));
      assertThat(plain(again.placed())).as(text(bytes)).isEqualTo(plain(order));
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void an_order_withdrawn_as_an_order_is_withdrawn(String message, String release) {
    var chance = new Random(SEED);
    for (String number : NUMBERS) {
      var withdrawn = new OrderCancelled(OrderDemands.id(number), OrderDemands.JIAXIN);
      byte[] bytes =
          OrderDemands.written(
              withdrawn, OrderDemands.any(chance), OrderDemands.rule(message, release));
      assertThat(meaning(bytes))
          .usingRecursiveComparison()
          .ignoringFields("at")
          .isEqualTo(new CancelOrder(OrderDemands.id(number), OrderDemands.JIAXIN));
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void an_order_withdrawn_as_a_change_is_withdrawn(String message, String release) {
    for (String number : NUMBERS) {
      var withdrawn = new OrderCancelled(OrderDemands.id(number), OrderDemands.JIAXIN);
      Order standing = OrderDemands.any(new Random(SEED));
      byte[] bytes = OrderDemands.written(withdrawn, standing, OrderDemands.rule(message, release));
      assertThat(meaning(bytes))
          .usingRecursiveComparison()
          .ignoringFields("at")
          .isEqualTo(new CancelOrder(OrderDemands.id(number), OrderDemands.JIAXIN));
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_change_does_to_the_order_what_it_did(String message, String release) {
    var chance = new Random(SEED);
    int written = 0;
    while (written < EACH) {
      Order order = OrderDemands.any(chance);
      String number = NUMBERS.get(chance.nextInt(NUMBERS.size()));
      var standing = PurchaseOrder.NEW.evolve(OrderDemands.placed(number, order));
      var asked =
          new ChangeOrder(
              OrderDemands.id(number), OrderDemands.JIAXIN, OrderDemands.anyChanges(order, chance));
      List<PurchaseOrderEvent> done = standing.decide(asked);
      if (done.isEmpty() || !(done.getFirst() instanceof OrderChanged changed)) continue;
      written++;
      byte[] bytes = OrderDemands.written(changed, order, OrderDemands.rule(message, release));
      List<PurchaseOrderEvent> again = standing.decide((ChangeOrder) meaning(bytes));
      assertThat(again).as(text(bytes)).hasSize(1).first().isInstanceOf(OrderChanged.class);
      assertThat(plain((OrderChanged) again.getFirst())).as(text(bytes)).isEqualTo(plain(changed));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static PurchaseOrderCommand meaning(byte[] bytes) {
    ReadInterchange read = EdiReader.read(bytes);
    assertThat(read.allFaults()).as(text(bytes)).isEmpty();
    assertThat(Staedi.errors(bytes, ISO_8859_1)).isEmpty();
    assertThat(Staedi.tokens(read.segments())).isEqualTo(Staedi.tokens(bytes, ISO_8859_1));
    var message = read.messages().getFirst();
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get(message.type()))
            .toCommands(
                message,
                new Correspondents(Village.PLAIN, OrderDemands.HENGYUE, OrderDemands.JIAXIN));
    assertThat(meaning.faults()).isEmpty();
    List<StreamCommand> commands = meaning.commands();
    assertThat(commands).hasSize(1);
    return (PurchaseOrderCommand) commands.getFirst();
  }

  private static OrderChanged plain(OrderChanged it) {
    return new OrderChanged(
        it.order(),
        it.supplier(),
        it.lines().stream().map(OrderReadsBackTest::plain).toList(),
        it.removed(),
        null);
  }

  private static Order plain(Order it) {
    return new Order(
        it.supplier(),
        it.site(),
        it.orderDate(),
        it.currency(),
        it.lines().stream().map(OrderReadsBackTest::plain).toList(),
        it.terms() == null ? null : plain(it.terms()));
  }

  /** Wherever the lines of its texts break. */
  private static OrderTerms plain(OrderTerms it) {
    return new OrderTerms(it.delivery(), it.payment(), words(it.texts()));
  }

  private static List<String> words(List<String> texts) {
    return texts.isEmpty() ? List.of() : List.of(String.join(" ", texts).replaceAll("\\s+", " "));
  }

  private static Order.Line plain(Order.Line it) {
    BigDecimal price = it.price() == null ? null : it.price().stripTrailingZeros();
    return new Order.Line(
        it.line(),
        it.part(),
        it.supplierPart(),
        it.description(),
        it.unit(),
        it.quantity(),
        price,
        it.schedule(),
        null,
        it.texts() == null ? null : words(it.texts()),
        null);
  }
}
