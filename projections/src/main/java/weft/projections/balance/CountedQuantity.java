package weft.projections.balance;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * One quantity that counts in a balance: stock, a line of demand, something that comes.
 *
 * @param part the number of the party whose balance it is
 * @param site the party's own site; null where a call-off does not name the site it ships from
 * @param partner the partner that it comes from or goes to; the owner of stock; null where nobody
 *     is named
 * @param partnerPart the buyer's number, which the agreement uses
 * @param partnerSite the buyer's site that receives
 * @param on its day, or the first day of its bucket; null for stock, and for goods sent in a unit
 *     that cannot be netted
 * @param said when it was last reported
 * @param by the event that stated it; null where the caller did not ask for it, or several
 *     quantities were merged
 * @param mark a remark about the quantity; null where there is none
 */
public record CountedQuantity(
    Kind kind,
    String part,
    @Nullable String site,
    @Nullable String partner,
    String partnerPart,
    @Nullable String partnerSite,
    @Nullable LocalDate on,
    Bucket bucket,
    DateKind dateKind,
    boolean firm,
    Quantity quantity,
    String unit,
    Instant said,
    @Nullable ToldBy by,
    @Nullable Mark mark) {
  /** A remark about stock, or about goods on their way. */
  public enum Mark {
    /** It contains a quantity that its unit could not express exactly. */
    ROUNDED,
    /** It is below zero over all batches and places, so it is never usable. */
    BELOW_ZERO,
    /** It moved, but no stock contains it, because no conversion to the stock's unit is agreed. */
    NOT_MOVED,
    /** It is on its way, and no agreement, call-off or order of the supplier names the part. */
    UNAGREED
  }

  /** A quantity without a remark. */
  public CountedQuantity(
      Kind kind,
      String part,
      @Nullable String site,
      @Nullable String partner,
      String partnerPart,
      @Nullable String partnerSite,
      @Nullable LocalDate on,
      Bucket bucket,
      DateKind dateKind,
      boolean firm,
      Quantity quantity,
      String unit,
      Instant said,
      @Nullable ToldBy by) {
    this(
        kind,
        part,
        site,
        partner,
        partnerPart,
        partnerSite,
        on,
        bucket,
        dateKind,
        firm,
        quantity,
        unit,
        said,
        by,
        null);
  }

  /** The same quantity at that site of the party. */
  public CountedQuantity at(String place) {
    return new CountedQuantity(
        kind,
        part,
        place,
        partner,
        partnerPart,
        partnerSite,
        on,
        bucket,
        dateKind,
        firm,
        quantity,
        unit,
        said,
        by,
        mark);
  }

  /** Whether it is usable stock; goods that no stock contains are not. */
  public boolean isStock() {
    return kind == Kind.STOCK && mark != Mark.NOT_MOVED && mark != Mark.BELOW_ZERO;
  }

  /**
   * Whether it was sent in a unit that cannot be netted. The balance then lists it separately, in
   * any unit.
   */
  boolean takesNothing() {
    return on == null && kind != Kind.STOCK;
  }

  /** A quantity of a part that was sent but reduces no call-off or order. */
  static CountedQuantity takingNothing(
      Kind kind,
      PartNumbers numbers,
      String partner,
      String part,
      Quantity sent,
      String unit,
      Instant said) {
    return new CountedQuantity(
        kind,
        numbers.own(partner, part),
        null,
        partner,
        part,
        null,
        null,
        Bucket.DAY,
        DateKind.DELIVERY,
        true,
        sent,
        unit,
        said,
        null);
  }

  /** Whether this buyer's site receives it; null matches any site. */
  boolean isFor(@Nullable String site) {
    return site == null || site.equals(partnerSite);
  }

  /**
   * Adds this quantity to the map and merges it with one that differs only in quantity and time.
   */
  void addTo(Map<CountedQuantity, CountedQuantity> all) {
    all.merge(with(Quantity.ZERO, Instant.EPOCH), this, CountedQuantity::plus);
  }

  /**
   * The order in which one query returns them. Without an agreed unit, the first one's unit counts.
   */
  static final Comparator<CountedQuantity> IN_ORDER =
      Comparator.comparing(CountedQuantity::part)
          .thenComparing(CountedQuantity::on, nullsFirst(naturalOrder()))
          .thenComparing(CountedQuantity::partner, nullsFirst(naturalOrder()))
          .thenComparing(CountedQuantity::partnerSite, nullsFirst(naturalOrder()))
          .thenComparing(CountedQuantity::partnerPart)
          .thenComparing(CountedQuantity::unit);

  /**
   * Merges several lists into one ordered list; entries that differ only in quantity become one.
   */
  public static List<CountedQuantity> together(Collection<List<CountedQuantity>> lists) {
    Map<CountedQuantity, CountedQuantity> all = new HashMap<>();
    for (List<CountedQuantity> some : lists) for (CountedQuantity it : some) it.addTo(all);
    return all.values().stream().sorted(IN_ORDER).toList();
  }

  private CountedQuantity plus(CountedQuantity it) {
    return with(quantity.plus(it.quantity), said.isAfter(it.said) ? said : it.said);
  }

  private CountedQuantity with(Quantity quantity, Instant said) {
    return new CountedQuantity(
        kind,
        part,
        site,
        partner,
        partnerPart,
        partnerSite,
        on,
        bucket,
        dateKind,
        firm,
        quantity,
        unit,
        said,
        by,
        mark);
  }

  /** The kind of input. */
  public enum Kind {
    STOCK,
    OUTPUT,
    CALL_OFFS,
    ORDERS,
    DEMAND,
    TRANSIT,
    PROMISES
  }
}
