package weft.edi.demand;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import weft.edi.onward.OnwardAddresses;
import weft.edi.onward.TheirNames;
import weft.edi.reader.text.EnvelopeParty;
import weft.measure.Quantity;
import weft.ordering.LineChange;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.OrderTerms.Payment;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderId;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.promise.Promise;

/** Orders of HENGYUE to JIAXIN, and the messages written for them. */
final class OrderDemands {
  static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final List<String> UNITS = List.of("PCE", "KGM", "MTR", "SET");
  private static final List<String> WORDS =
      List.of("shaft", "Ø90", "hardened", "x", "steel", "ISO 2768-mK", "rod", "of", "per drawing");

  private OrderDemands() {}

  static Outbound rule(String message, String release) {
    return new Outbound(message, release, null, null, null, null, null);
  }

  static PurchaseOrderId id(String number) {
    return new PurchaseOrderId(HENGYUE, number);
  }

  static OrderPlaced placed(String number, Order order) {
    return new OrderPlaced(id(number), JIAXIN, order);
  }

  static Order order(Order.Line... lines) {
    return new Order(JIAXIN, "PLANT2", DAY, "CNY", List.of(lines), null);
  }

  static Order.Line line(String number, String part, long quantity) {
    return new Order.Line(
        number,
        part,
        null,
        null,
        "PCE",
        Quantity.of(quantity),
        null,
        List.of(new Promise(DAY.plusDays(20), Quantity.of(quantity))),
        null,
        null,
        null);
  }

  static byte[] written(PurchaseOrderEvent event, @Nullable Order standing, Outbound rule) {
    return written(event, standing, rule, TheirNames.OURS);
  }

  static byte[] written(
      PurchaseOrderEvent event, @Nullable Order standing, Outbound rule, TheirNames names) {
    var both = new Partnership(HENGYUE, JIAXIN);
    var demand = new Demand(both, List.of(event), standing, DAY.plusDays(3), names);
    var ours =
        new OnwardAddresses(
                new EnvelopeParty("HENGYUE", "ZZ"), new EnvelopeParty("JIAXIN", "ZZ"), false)
            .envelope(rule, "00000007", DAY.atTime(9, 30), null);
    return DemandWriter.write(demand, rule, ours);
  }

  /** All content of an order that every message type can state. */
  static Order any(Random chance) {
    List<Order.Line> lines = new ArrayList<>();
    int count = 1 + chance.nextInt(6);
    for (int i = 1; i <= count; i++) lines.add(anyLine(String.valueOf(i * 10), chance));
    return new Order(
        JIAXIN,
        chance.nextInt(4) == 0 ? null : List.of("PLANT1", "PLANT2", "P9").get(chance.nextInt(3)),
        DAY.minusDays(chance.nextInt(100)),
        chance.nextInt(3) == 0 ? null : "CNY",
        lines,
        terms(chance));
  }

  private static @Nullable OrderTerms terms(Random chance) {
    if (chance.nextInt(4) == 0) return null;
    List<Payment> payment = new ArrayList<>();
    for (int i = chance.nextInt(3); i > 0; i--) payment.add(payment(chance));
    return OrderTerms.of(
        List.of("DAP", "FCA").get(chance.nextInt(2)),
        chance.nextBoolean() ? "CC" : null,
        chance.nextBoolean() ? description(chance) : null,
        payment,
        texts(chance));
  }

  private static Payment payment(Random chance) {
    boolean discounts = chance.nextBoolean();
    Integer days = discounts || chance.nextBoolean() ? 1 + chance.nextInt(99) : null;
    return new Payment(
        discounts ? BigDecimal.valueOf(5 + chance.nextInt(40), 1) : null,
        days,
        chance.nextBoolean() ? DAY.plusDays(chance.nextInt(90)) : null,
        days == null || chance.nextBoolean() ? "net, " + chance.nextInt(9) + " parts" : null);
  }

  private static List<String> texts(Random chance) {
    List<String> texts = new ArrayList<>();
    for (int i = chance.nextInt(3); i > 0; i--)
      texts.add(description(chance) + "\n" + description(chance));
    return texts;
  }

  static Order.Line anyLine(String number, Random chance) {
    String supplierPart = chance.nextBoolean() ? "JX " + chance.nextInt(100) + "/b" : null;
    boolean suppliersAlone = chance.nextInt(3) == 0;
    String part = "HY-" + chance.nextInt(10_000) + ".a";
    Quantity quantity = quantity(chance);
    return new Order.Line(
        number,
        suppliersAlone && supplierPart != null ? supplierPart : part,
        supplierPart,
        chance.nextInt(3) == 0 ? null : description(chance),
        UNITS.get(chance.nextInt(UNITS.size())),
        quantity,
        chance.nextInt(3) == 0 ? null : BigDecimal.valueOf(chance.nextInt(1_000_000), 3),
        schedule(quantity, chance),
        null,
        chance.nextBoolean() ? null : List.of(description(chance)),
        null);
  }

  private static Quantity quantity(Random chance) {
    return new Quantity(BigDecimal.valueOf(1 + chance.nextInt(100_000), chance.nextInt(4)));
  }

  /** One delivery, or several that need not add up to the whole. */
  private static List<Promise> schedule(Quantity whole, Random chance) {
    LocalDate day = DAY.plusDays(chance.nextInt(200));
    if (chance.nextBoolean()) return List.of(new Promise(day, whole));
    List<Promise> several = new ArrayList<>();
    int count = 1 + chance.nextInt(24);
    for (int i = 0; i < count; i++)
      several.add(new Promise(day.plusDays(chance.nextInt(60)), quantity(chance)));
    return several;
  }

  /** Returns a description that an 850 states in one PID. */
  private static String description(Random chance) {
    StringBuilder text = new StringBuilder(WORDS.get(chance.nextInt(WORDS.size())));
    int words = chance.nextInt(14);
    for (int i = 0; i < words; i++) {
      String word = WORDS.get(chance.nextInt(WORDS.size()));
      if (text.length() + word.length() < 80) text.append(' ').append(word);
    }
    return text.toString();
  }

  /**
   * Changes that an order accepts: lines removed, added, removed and added again, and partly
   * stated.
   */
  static List<LineChange> anyChanges(Order order, Random chance) {
    List<LineChange> changes = new ArrayList<>();
    for (Order.Line it : order.lines()) {
      switch (chance.nextInt(5)) {
        case 0 -> changes.add(LineChange.removed(it.line(), null));
        case 1 -> {
          changes.add(LineChange.removed(it.line(), null));
          changes.add(stated(LineChange.Kind.ADDED, anyLine(it.line(), chance)));
        }
        case 2 -> changes.add(stated(LineChange.Kind.CHANGED, anyLine(it.line(), chance)));
        case 3 -> changes.add(moved(it.line(), chance));
        default -> {}
      }
    }
    int more = chance.nextInt(3);
    for (int i = 1; i <= more; i++)
      changes.add(stated(LineChange.Kind.ADDED, anyLine(String.valueOf(500 + i), chance)));
    return changes;
  }

  private static LineChange stated(LineChange.Kind kind, Order.Line it) {
    return new LineChange(
        kind,
        it.line(),
        it.part(),
        it.supplierPart(),
        it.description(),
        it.unit(),
        it.quantity(),
        it.price(),
        null,
        it.schedule(),
        null,
        it.texts(),
        null);
  }

  private static LineChange moved(String line, Random chance) {
    LocalDate day = DAY.plusDays(300 + chance.nextInt(9));
    return new LineChange(
        LineChange.Kind.CHANGED,
        line,
        null,
        null,
        null,
        null,
        quantity(chance),
        null,
        day,
        List.of(),
        null,
        null,
        null);
  }
}
