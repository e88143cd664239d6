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
 * @param part by the number of the party whose balance it is
 * @param site its own; null where what is called off does not say from which site it comes
 * @param partner whom it is from or for; of stock its owner; null where nobody is named
 * @param partnerPart by the buyer's number, which the two agree by
 * @param partnerSite the buyer's site that receives
 * @param on its day, or the first of its bucket; null of stock, and of what was sent in a unit in
 *     which it takes nothing off
 * @param said when it was said last
 * @param by which event told it; null where that was not asked for, or several are one
 * @param mark what is to be said of it beside its quantity; null where nothing is
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
  /** What is to be said of stock, or of goods on their way. */
  public enum Mark {
    /** It contains a quantity that its unit could not say exactly. */
    ROUNDED,
    /** It is less than nothing over all batches and places, and so is never usable. */
    BELOW_ZERO,
    /** It moved, and no stock has it, for no conversion to the unit of that is agreed. */
    NOT_MOVED,
    /** It is on its way, and no agreement, call-off or order of the supplier names the part. */
    UNAGREED
  }

  /** Of which nothing is to be said. */
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

  /** The same at that site of the party. */
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

  /** Whether it is usable stock, and not goods that no stock has. */
  public boolean isStock() {
    return kind == Kind.STOCK && mark != Mark.NOT_MOVED && mark != Mark.BELOW_ZERO;
  }

  /** Whether it was sent, and takes nothing off: it is named beside the balance, in any unit. */
  boolean takesNothing() {
    return on == null && kind != Kind.STOCK;
  }

  /** What was sent of a part, and takes nothing off what is called off or ordered. */
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

  /** Whether a buyer's site receives it; null: any. */
  boolean isFor(@Nullable String site) {
    return site == null || site.equals(partnerSite);
  }

  /** Among others, of which those that differ in quantity alone become one: all count alike. */
  void addTo(Map<CountedQuantity, CountedQuantity> all) {
    all.merge(with(Quantity.ZERO, Instant.EPOCH), this, CountedQuantity::plus);
  }

  /** As one look at all of them tells them: where no unit is agreed, the first one's counts. */
  static final Comparator<CountedQuantity> IN_ORDER =
      Comparator.comparing(CountedQuantity::part)
          .thenComparing(CountedQuantity::on, nullsFirst(naturalOrder()))
          .thenComparing(CountedQuantity::partner, nullsFirst(naturalOrder()))
          .thenComparing(CountedQuantity::partnerSite, nullsFirst(naturalOrder()))
          .thenComparing(CountedQuantity::partnerPart)
          .thenComparing(CountedQuantity::unit);

  /** Of several lists one in order, of which those that differ in quantity alone become one. */
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

  /** What kind of input it is. */
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
