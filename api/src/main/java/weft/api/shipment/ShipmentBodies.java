package weft.api.shipment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.event.StreamId;
import weft.event.Streams;
import weft.event.Traced;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.Organization;
import weft.party.PartyCode;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.HandlingUnit;
import weft.shipment.Receipt;
import weft.shipment.Receipt.Difference;

/** What suppliers and buyers say of shipments, in the words of the rules. */
@Component
class ShipmentBodies {
  private static final int LONGEST = 70;
  private static final int MOST_PACKAGES = 5_000;
  private static final int DEEPEST = 6;

  /** By so much another clock may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Streams streams;
  private final Clock clock;

  ShipmentBodies(Streams streams, Clock clock) {
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * What was sent.
   *
   * @param shipFrom the supplier's site, from whose stock the goods are; not needed where it has
   *     only one
   * @param shipTo the buyer's site
   * @param departed the moment that they left; the day's without it
   * @param packages outermost ones
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
      @Nullable List<@Nullable Pack> packages) {
    record Line(
        @Nullable String part,
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
     */
    record Pack(
        @Nullable String label,
        @Nullable String type,
        @Nullable List<@Nullable Content> contents,
        @Nullable List<@Nullable Pack> packages) {}

    record Content(@Nullable String part, @Nullable Quantity quantity, @Nullable String batch) {}
  }

  /**
   * What was received.
   *
   * @param number the buyer's own
   * @param at the moment that it was; the day's without it
   */
  record Received(
      @Nullable String number,
      @Nullable LocalDate received,
      @Nullable Instant at,
      @Nullable List<Received.@Nullable Line> lines) {
    record Line(
        @Nullable String part,
        @Nullable Quantity quantity,
        @Nullable String unit,
        @Nullable String batch,
        @Nullable Differing difference) {}

    record Differing(Difference.@Nullable Kind kind, @Nullable Quantity quantity) {}
  }

  Despatch despatch(PartyCode supplier, Sent body) {
    List<HandlingUnit> packages = new ArrayList<>();
    if (body.packages() != null) flatten(body.packages(), "/packages", null, 1, packages);
    return new Despatch(
        shipFrom(supplier, body.shipFrom()),
        Body.name(body.shipTo(), "/shipTo"),
        Body.day(body.shipped(), "/shipped"),
        body.arrives() == null ? null : Body.day(body.arrives(), "/arrives"),
        Body.list(body.lines(), "/lines", ShipmentBodies::line),
        List.copyOf(packages));
  }

  private @Nullable String shipFrom(PartyCode supplier, @Nullable String given) {
    if (given != null) return Body.name(given, "/shipFrom");
    List<Organization.Site> sites = List.of();
    for (Traced it : streams.trace(StreamId.of("Organization", supplier.value())))
      if (it.payload() instanceof OrganizationRegistered known)
        sites = known.organization().sites();
    if (sites.size() > 1)
      throw Body.faulty(
          "value-missing",
          "/shipFrom",
          new Text("Say which of your sites the goods left.", "请说明货物从哪个工厂发出。"));
    return sites.isEmpty() ? null : sites.getFirst().code();
  }

  private static DespatchLine line(Sent.Line it, String at) {
    if (it.order() != null && it.agreement() != null)
      throw Body.faulty(
          "order-or-agreement",
          at + "/agreement",
          new Text("A line serves an order or an agreement.", "每行对应一个订单或一个协议，不能同时填写。"));
    return new DespatchLine(
        Body.name(it.part(), at + "/part"),
        Body.amount(it.quantity(), at + "/quantity"),
        Body.unit(it.unit(), at + "/unit"),
        Body.optionalText(it.batch(), at + "/batch", LONGEST),
        Body.optionalText(it.deliveryNote(), at + "/deliveryNote", LONGEST),
        Body.optionalText(it.order(), at + "/order", LONGEST),
        Body.optionalText(it.orderLine(), at + "/orderLine", LONGEST),
        Body.optionalText(it.agreement(), at + "/agreement", LONGEST),
        null);
  }

  /** Outer ones before those within. */
  private static void flatten(
      List<Sent.@Nullable Pack> packages,
      String pointer,
      @Nullable String within,
      int depth,
      List<HandlingUnit> all) {
    Body.list(
        packages,
        pointer,
        (it, at) -> {
          if (depth > DEEPEST || all.size() >= MOST_PACKAGES)
            throw Body.faulty(
                "too-many",
                at,
                new Text("At most 5,000 packages, 6 within each other.", "最多 5000 个包装，嵌套不超过 6 层。"));
          String label = Body.name(it.label(), at + "/label");
          all.add(
              new HandlingUnit(
                  label,
                  Body.optionalText(it.type(), at + "/type", LONGEST),
                  within,
                  it.contents() == null
                      ? List.of()
                      : Body.list(it.contents(), at + "/contents", ShipmentBodies::content)));
          if (it.packages() != null)
            flatten(it.packages(), at + "/packages", label, depth + 1, all);
          return label;
        });
  }

  private static HandlingUnit.Content content(Sent.Content it, String at) {
    return new HandlingUnit.Content(
        Body.name(it.part(), at + "/part"),
        Body.amount(it.quantity(), at + "/quantity"),
        Body.optionalText(it.batch(), at + "/batch", LONGEST));
  }

  Receipt receipt(Received body) {
    return new Receipt(
        Body.optionalText(body.number(), "/number", LONGEST),
        Body.day(body.received(), "/received"),
        Body.list(body.lines(), "/lines", ShipmentBodies::line));
  }

  private static Receipt.Line line(Received.Line it, String at) {
    return new Receipt.Line(
        Body.name(it.part(), at + "/part"),
        Body.amount(it.quantity(), at + "/quantity"),
        Body.unit(it.unit(), at + "/unit"),
        Body.optionalText(it.batch(), at + "/batch", LONGEST),
        it.difference() == null ? null : difference(it.difference(), at + "/difference"),
        null);
  }

  private static Difference difference(Received.Differing it, String at) {
    return new Difference(
        Body.required(it.kind(), at + "/kind"), Body.amount(it.quantity(), at + "/quantity"));
  }

  /**
   * When goods moved: the moment that is said; else now, or the end of their day where that is
   * over.
   */
  Instant moment(@Nullable Instant said, @Nullable LocalDate day, String pointer) {
    Instant now = clock.instant();
    if (said != null) {
      if (!said.isAfter(now.plus(AHEAD))) return said;
      throw Body.faulty(
          "moment-far-off", pointer, new Text("The moment is in the future.", "时点不能晚于现在。"));
    }
    if (day == null) return now;
    Instant over = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return over.isBefore(now) ? over : now;
  }
}
