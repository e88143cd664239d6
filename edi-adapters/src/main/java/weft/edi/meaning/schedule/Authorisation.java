package weft.edi.meaning.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.scheduling.release.HighWater;

/**
 * The limit of a production or material authorisation: a day and a cumulative quantity. Stated in
 * X12 by ATH FI or MT (PQ authorises nothing: it states the earlier requirement), in VDA by 515, in
 * DELFOR02 by E1EDP10.
 *
 * @param until ATH02, 515-04 or 515-07, ABFDE or ABMDE
 * @param cumulative ATH03, counted from ATH05 to that day; 515-05 or 515-08, AKUFF or AKUMF
 * @param highest ATH04, the highest cumulative ever authorised; it applies on every day, also if
 *     {@code cumulative} falls
 * @param since ATH05, the day from which both quantities count
 * @param segment that states the authorisation
 */
record Authorisation(
    @Nullable LocalDate until,
    @Nullable Quantity cumulative,
    @Nullable Quantity highest,
    @Nullable LocalDate since,
    @Nullable Integer segment) {

  /** Creates an authorisation without a highest cumulative. */
  Authorisation(@Nullable LocalDate until, @Nullable Quantity cumulative) {
    this(until, cumulative, null, null, null);
  }

  /** Returns an item's last authorisation for a resource; null if it has none. */
  static @Nullable Authorisation of(Group lin, String resource, MeaningFindings findings) {
    Authorisation last = null;
    for (Segment ath : lin.segments("ATH"))
      if (ath.value(0).equals(resource))
        last =
            new Authorisation(
                X12Dates.day(ath.value(1)),
                quantity(ath, 2, findings),
                quantity(ath, 3, findings),
                X12Dates.day(ath.value(4)),
                ath.number());
    return last;
  }

  /** Returns the highest authorised cumulative; null if not stated. */
  static HighWater.@Nullable Mark most(@Nullable Authorisation of) {
    return of == null || of.highest == null
        ? null
        : new HighWater.Mark(of.highest, of.since, of.segment);
  }

  private static @Nullable Quantity quantity(Segment ath, int element, MeaningFindings findings) {
    if (ath.value(element).isEmpty()) return null;
    String name = X12Items.name(ath, element);
    Quantity said = findings.number(ath, element, 0, name).map(Quantity::new).orElse(null);
    if (said == null || said.amount().signum() >= 0) return said;
    findings.error(
        ath,
        name,
        FaultCode.QUANTITY_NEGATIVE,
        "An authorised quantity cannot be negative: %s.".formatted(said),
        "授权数量为负数：%s。".formatted(said));
    return null;
  }

  /**
   * Returns how much of a day's demand is authorised.
   *
   * @param before the cumulative before the demand
   */
  Quantity of(Quantity wanted, LocalDate due, Quantity before) {
    boolean inTime = until != null && !due.isAfter(until);
    if (cumulative == null && highest == null) return inTime ? wanted : Quantity.ZERO;
    Quantity most = inTime && cumulative != null ? cumulative : Quantity.ZERO;
    if (highest != null && highest.exceeds(most)) most = highest;
    Quantity left = most.minus(before);
    if (!left.isPositive()) return Quantity.ZERO;
    return left.exceeds(wanted) ? wanted : left;
  }
}
