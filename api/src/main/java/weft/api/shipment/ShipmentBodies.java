package weft.api.shipment;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.KeptUnits;
import weft.api.sharing.NamedParties;
import weft.event.Streams;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.Outcome;
import weft.shipment.Receipt;
import weft.shipment.Receipt.Difference;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.UnknownName;

/** Request bodies about shipments, and their equivalents in the domain. */
@Component
class ShipmentBodies {
  private static final int LONGEST = 70;
  private static final int LONGEST_REASON = 500;

  /** The tolerance for a caller's clock that is ahead of the hub's. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final BuyersNumbers numbers;
  private final DespatchPlaces places;
  private final PartyDirectory directory;
  private final Clock clock;

  ShipmentBodies(
      Streams streams,
      BuyersNumbers numbers,
      NamedParties parties,
      PartyDirectory directory,
      Clock clock) {
    this.numbers = numbers;
    this.places = new DespatchPlaces(streams, parties, directory);
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * A despatch.
   *
   * @param shipFrom the supplier's site, whose stock the goods come from; optional where it has
   *     only one
   * @param shipTo the buyer's site: its code, GLN or D-U-N-S number, or an agreed name
   * @param departed the moment of departure; by default judged from the day
   * @param packages the outermost ones
   * @param grossWeight of all goods with their packages, in kilograms; optional where all outermost
   *     packages have theirs
   * @param belowZero the reason why more left than is in stock; required in that case
   */
  record Sent(
      @Nullable String number,
      @Nullable PartyCode buyer,
      @Nullable String shipFrom,
      @Nullable String shipTo,
      @Nullable LocalDate shipped,
      @Nullable LocalDate arrives,
      @Nullable Instant departed,
      @Nullable List<Sent.@Nullable Line> lines,
      @Nullable List<@Nullable Pack> packages,
      @Nullable Quantity grossWeight,
      @Nullable String belowZero) {
    /** The reason why more left than is in stock; null where none is given. */
    @Nullable String reason() {
      return Body.optionalText(belowZero, "/belowZero", LONGEST_REASON);
    }

    /**
     * Goods of one part.
     *
     * @param part the supplier's number
     * @param partnerPart the buyer's; found by the part agreement where it is omitted
     */
    record Line(
        @Nullable String part,
        @Nullable String partnerPart,
        @Nullable Quantity quantity,
        @Nullable String unit,
        @Nullable String batch,
        @Nullable String deliveryNote,
        @Nullable String order,
        @Nullable String orderLine,
        @Nullable String agreement) {}

    /**
     * A package.
     *
     * @param label an SSCC of 18 digits, or the supplier's own number
     * @param packages within it
     * @param grossWeight with its content, in kilograms
     */
    record Pack(
        @Nullable String label,
        @Nullable String type,
        @Nullable List<@Nullable Content> contents,
        @Nullable List<@Nullable Pack> packages,
        @Nullable Quantity grossWeight) {}

    record Content(
        @Nullable String part,
        @Nullable String partnerPart,
        @Nullable Quantity quantity,
        @Nullable String batch) {}
  }

  /**
   * A receipt.
   *
   * @param number the buyer's own
   * @param at the moment of receipt; by default judged from the day
   * @param packages the labels of the received packages, such as SSCCs; absent where nobody counted
   *     them
   */
  record Received(
      @Nullable String number,
      @Nullable LocalDate received,
      @Nullable Instant at,
      @Nullable List<Received.@Nullable Line> lines,
      @Nullable List<@Nullable String> packages) {
    record Line(
        @Nullable String part,
        @Nullable Quantity quantity,
        @Nullable String unit,
        @Nullable String batch,
        @Nullable Differing difference) {}

    /**
     * A difference found at receipt.
     *
     * @param wish how the buyer wants it settled
     */
    record Differing(
        Difference.@Nullable Kind kind, @Nullable Quantity quantity, @Nullable Outcome wish) {}
  }

  /**
   * Builds the despatch in the buyer's numbers; 422 {@code site-unknown} where the goods leave from
   * no site of the supplier, or go to none of the buyer.
   *
   * @param before the shipment's previous content; null for a new one
   */
  Despatch despatch(Partnership between, Sent body, @Nullable Despatch before) {
    var numbers = numbers(between, body);
    String shipFrom = places.shipFrom(between.supplier(), body.shipFrom());
    String shipTo = places.shipTo(between, Body.name(body.shipTo(), "/shipTo"), before);
    Predicate<String> called = KeptUnits.once(it -> this.numbers.saidIn(between, it));
    List<DespatchLine> lines =
        Body.list(body.lines(), "/lines", (it, at) -> line(it, at, numbers, called));
    return new Despatch(
        shipFrom,
        shipTo,
        Body.day(body.shipped(), "/shipped"),
        body.arrives() == null ? null : Body.day(body.arrives(), "/arrives"),
        lines,
        new Packing(numbers).flat(body.packages()),
        Packing.weight(body.grossWeight(), "/grossWeight"),
        UnknownName.among(directory, between, shipFrom, shipTo, lines));
  }

  /**
   * The numbers in the lines. Packages need no lookup, because the rules require their goods to be
   * in a line.
   */
  private BuyersNumbers.Known numbers(Partnership between, Sent body) {
    Set<String> named = new LinkedHashSet<>();
    List<Sent.@Nullable Line> lines = requireNonNullElse(body.lines(), List.of());
    for (Sent.Line it : lines)
      if (it != null)
        Stream.of(it.part(), it.partnerPart())
            .filter(Objects::nonNull)
            .forEach(part -> named.add(part.strip()));
    return numbers.of(between, named);
  }

  private static DespatchLine line(
      Sent.Line it, String at, BuyersNumbers.Known numbers, Predicate<String> called) {
    if (it.order() != null && it.agreement() != null)
      throw Body.faulty(
          "order-or-agreement",
          at + "/agreement",
          new Text(
              "A line belongs to an order or to an agreement, not to both.",
              "每行对应一个订单或一个协议，不能同时填写。"));
    var named = numbers.named(it.part(), it.partnerPart(), at);
    return new DespatchLine(
        named.buyers(),
        Body.amount(it.quantity(), at + "/quantity"),
        Body.unit(it.unit(), at + "/unit", called),
        Body.optionalText(it.batch(), at + "/batch", LONGEST),
        Body.optionalText(it.deliveryNote(), at + "/deliveryNote", LONGEST),
        Body.optionalText(it.order(), at + "/order", LONGEST),
        Body.optionalText(it.orderLine(), at + "/orderLine", LONGEST),
        Body.optionalText(it.agreement(), at + "/agreement", LONGEST),
        null,
        named.suppliers(),
        null);
  }

  /**
   * Builds the receipt.
   *
   * @param sentIn whether the shipment has goods in this unit
   */
  Receipt receipt(Received body, Predicate<String> sentIn) {
    return new Receipt(
        Body.optionalText(body.number(), "/number", LONGEST),
        past(body.received(), "/received"),
        Body.list(body.lines(), "/lines", (it, at) -> line(it, at, sentIn)),
        body.packages() == null || body.packages().isEmpty()
            ? null
            : Body.list(body.packages(), "/packages", Body::name));
  }

  /** How the buyer wants the differences settled; null where the body does not say. */
  static @Nullable List<AdviseReceipt.Wish> wishes(Received body) {
    List<Received.@Nullable Line> lines = requireNonNullElse(body.lines(), List.of());
    List<AdviseReceipt.Wish> wishes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Received.Line it = lines.get(i);
      if (it != null && it.difference() != null && it.difference().wish() != null)
        wishes.add(new AdviseReceipt.Wish(i + 1, it.difference().wish()));
    }
    return wishes.isEmpty() ? null : List.copyOf(wishes);
  }

  private static Receipt.Line line(Received.Line it, String at, Predicate<String> sentIn) {
    return new Receipt.Line(
        Body.name(it.part(), at + "/part"),
        Body.amount(it.quantity(), at + "/quantity"),
        Body.unit(it.unit(), at + "/unit", sentIn),
        Body.optionalText(it.batch(), at + "/batch", LONGEST),
        it.difference() == null ? null : difference(it.difference(), at + "/difference"),
        null);
  }

  private static Difference difference(Received.Differing it, String at) {
    return new Difference(
        Body.required(it.kind(), at + "/kind"), Body.amount(it.quantity(), at + "/quantity"));
  }

  /**
   * A day on which goods moved. It must have begun somewhere on earth; otherwise 422 {@code
   * date-in-future}.
   */
  LocalDate past(@Nullable LocalDate said, String pointer) {
    return Body.past(said, pointer, clock.instant());
  }

  /**
   * The moment at which goods moved: the given one; else now, or the end of the day if that is
   * over.
   */
  Instant moment(@Nullable Instant said, @Nullable LocalDate day, String pointer) {
    Instant now = clock.instant();
    if (said != null) {
      if (!said.isAfter(now.plus(AHEAD))) return said;
      throw Body.faulty(
          "moment-far-off", pointer, new Text("The time cannot be in the future.", "时点不能晚于现在。"));
    }
    if (day == null) return now;
    Instant over = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return over.isBefore(now) ? over : now;
  }
}
