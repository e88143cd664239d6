package weft.api.balance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.balance.CountRuling;
import weft.balance.CumulativeLedger;
import weft.balance.CumulativeLedger.Item;
import weft.balance.CumulativeLedger.Kind;
import weft.balance.NotCounted;
import weft.balance.SignedOpening;
import weft.balance.Statement;
import weft.balance.UnderWay;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.opening.OpeningId;
import weft.party.Side;
import weft.projections.scheduling.SchedulePage.Header;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.CountChange;

/**
 * Both sides' cumulatives of a schedule and the difference between them. This record is the JSON.
 * The explained and the unexplained quantities add up to the difference.
 *
 * @param unit the part agreement's base unit, else the schedule's
 * @param today at the receiving site
 * @param start the release from which both sides count, or the opening that both signed
 * @param difference shipped less received
 * @param changes of the buyer's count, the last twenty, oldest first
 * @param version the schedule's; a ruling about a change names it in {@code If-Match}
 */
record CumulativesPage(
    String schedule,
    String part,
    String site,
    String unit,
    LocalDate today,
    Start start,
    Received buyer,
    Shipped supplier,
    Quantity difference,
    List<Explained> explained,
    Quantity unexplained,
    List<NotCounted> notCounted,
    List<CountChanged> changes,
    long version,
    long position) {

  private static final int CHANGES = 20;
  private static final int RULINGS = 10;

  /**
   * The start of the count.
   *
   * @param since the day from which the buyer counts, as the buyer states it
   * @param release null where the count starts at an opening that both signed
   * @param cumulative the quantity at the start; null where none is stated
   * @param opening null where the count starts at a release
   */
  record Start(
      @Nullable String release,
      @Nullable LocalDate since,
      @Nullable Quantity cumulative,
      @Nullable LocalDate asOf,
      EventLink event,
      @Nullable Opening opening) {}

  /**
   * An opening that both sides signed.
   *
   * @param id of the opening
   * @param shipped the supplier's cumulative at the opening, goods in transit included
   * @param proposedBy the party that proposed it
   * @param signedBy the party that signed last
   */
  record Opening(
      String id, Quantity shipped, String proposedBy, String signedBy, Instant signedAt) {
    static Opening of(String stream, SignedOpening signed, Header schedule) {
      boolean buyerSigned = signed.by() == Side.BUYER;
      return new Opening(
          StreamId.toUrl(stream),
          signed.terms().shipped(),
          buyerSigned ? schedule.supplier() : schedule.buyer(),
          buyerSigned ? schedule.buyer() : schedule.supplier(),
          signed.signedAt());
    }
  }

  /**
   * The buyer's received quantity.
   *
   * @param received the cumulative of the release in force, plus later receipts
   * @param stated by the release in force; null where it states none
   * @param since the sum of the later receipts
   * @param release null where the signed opening states the cumulative
   */
  record Received(
      String party,
      Quantity received,
      @Nullable LocalDate asOf,
      @Nullable Quantity stated,
      @Nullable LocalDate statedAsOf,
      Quantity since,
      @Nullable String release,
      EventLink event) {}

  /**
   * The supplier's shipped quantity.
   *
   * @param since the quantity shipped since the start, without the starting cumulative
   */
  record Shipped(String party, Quantity shipped, @Nullable LocalDate asOf, Quantity since) {}

  /**
   * One item that explains a part of the difference.
   *
   * @param quantity positive where it raises the supplier's count, negative where it raises the
   *     buyer's
   * @param shipment its id; null where the item belongs to none
   * @param name the shipment's or the release's number, or the delivery note that a release names
   * @param opensAgainOn the day from which unreceived goods stop counting and the lines they were
   *     sent for are open again; null for anything not under way
   */
  record Explained(
      Kind kind,
      Quantity quantity,
      @Nullable String shipment,
      String name,
      EventLink event,
      @Nullable LocalDate opensAgainOn) {}

  /**
   * A release that states less than the one before, or counts from another day.
   *
   * @param release its number
   * @param callOff whether it is a call-off
   * @param change the meaning in force: {@code begins-anew}, no goods went back; {@code corrected},
   *     a return or a corrected mistake; {@code returned}, goods that the buyer reported as sent
   *     back before, in just that quantity
   * @param taken the meaning that the hub concludes from the numbers and the reported returns
   * @param from the cumulative before
   * @param to the cumulative it states
   * @param rulings the last ten rulings of either side about it, oldest first; the last one stands
   */
  record CountChanged(
      String release,
      boolean callOff,
      CountChange change,
      CountChange taken,
      Quantity from,
      Quantity to,
      EventLink event,
      List<Ruling> rulings) {}

  /**
   * A ruling of one side about a change.
   *
   * @param party the party that gave it
   */
  record Ruling(String party, CountChange change, Instant at, EventLink event) {}

  static CumulativesPage of(
      Header schedule, CumulativeLedger ledger, int expectedDays, LocalDate today, long position) {
    String stream = StreamId.fromUrl(schedule.schedule());
    String opening = OpeningId.stream(DeliveryScheduleId.of(stream));
    Statement start = ledger.start();
    Statement inForce = ledger.inForce();
    Quantity stated = inForce.said().cumulative();
    SignedOpening signed = ledger.opening();
    Quantity opened = signed == null ? Quantity.ZERO : signed.terms().shipped();
    Quantity began = stated == null ? null : start.said().cumulative();
    return new CumulativesPage(
        schedule.schedule(),
        schedule.part(),
        schedule.site(),
        ledger.unit(),
        today,
        new Start(
            ledger.isOpening(start) ? null : start.number(),
            start.said().since(),
            began,
            start.said().asOf(),
            EventLink.of(ledger.isOpening(start) ? opening : stream, start.position()),
            signed == null ? null : Opening.of(opening, signed, schedule)),
        new Received(
            schedule.buyer(),
            ledger.received(),
            ledger.receivedAsOf(),
            stated,
            inForce.said().asOf(),
            ledger.received().minus(stated == null ? Quantity.ZERO : stated),
            ledger.isOpening(inForce) ? null : inForce.number(),
            EventLink.of(ledger.isOpening(inForce) ? opening : stream, inForce.position())),
        new Shipped(
            schedule.supplier(),
            ledger.shipped(),
            ledger.shippedAsOf(),
            ledger.shipped().minus(signed == null && began != null ? began : opened)),
        ledger.difference(),
        ledger.explained().stream()
            .map(it -> explained(it, isOfOpening(ledger, it) ? opening : stream, expectedDays))
            .toList(),
        ledger.unexplained(),
        ledger.notCounted(),
        ledger.changes().stream()
            .skip(Math.max(0, ledger.changes().size() - CHANGES))
            .map(it -> changed(it, schedule, stream))
            .toList(),
        schedule.version(),
        position);
  }

  /** Goods in transit at the opening that no shipment covers. */
  private static boolean isOfOpening(CumulativeLedger ledger, Item it) {
    SignedOpening opening = ledger.opening();
    return opening != null && it.position() == opening.position();
  }

  private static CountChanged changed(CumulativeLedger.Change it, Header of, String schedule) {
    Statement by = it.by();
    List<CountRuling> rulings = by.rulings();
    return new CountChanged(
        by.number(),
        by.callOff(),
        it.change(),
        it.taken(),
        it.before(),
        requireNonNull(by.said().cumulative()),
        EventLink.of(schedule, by.position()),
        rulings.stream()
            .skip(Math.max(0, rulings.size() - RULINGS))
            .map(said -> ruling(said, of, schedule))
            .toList());
  }

  private static Ruling ruling(CountRuling it, Header of, String schedule) {
    return new Ruling(
        it.by() == Side.BUYER ? of.buyer() : of.supplier(),
        it.change(),
        it.recordedAt(),
        EventLink.of(schedule, it.position()));
  }

  private static Explained explained(Item it, String schedule, int expectedDays) {
    String shipment = it.shipment();
    return new Explained(
        it.kind(),
        it.quantity(),
        shipment == null ? null : StreamId.toUrl(shipment),
        it.name(),
        EventLink.of(shipment == null ? schedule : shipment, it.position()),
        it.due() == null ? null : UnderWay.opensAgainOn(it.due(), expectedDays));
  }
}
