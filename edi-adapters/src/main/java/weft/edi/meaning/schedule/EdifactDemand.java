package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;

/**
 * Reads the date and the firmness of a DELFOR or DELJIT quantity from its DTM and SCC.
 *
 * @param withoutStatus firmness of a quantity without an SCC; null means firm
 * @param promised whether the message is an answer: its dates are days, whatever frequency its SCC
 *     repeats
 * @param issued the day of immediate demand
 */
record EdifactDemand(
    @Nullable Firmness withoutStatus,
    boolean promised,
    @Nullable LocalDateTime issued,
    MeaningFindings findings) {
  /** DTM qualifiers of delivery and despatch, and of their limits. */
  static final String[] WANTED = {"2", "10", "64", "63", "67", "69"};

  /** DTM qualifiers of a promise, which may appear next to the requested date. */
  private static final String[] PROMISED = {"69", "67", "17", "2", "10", "64", "63"};

  /**
   * Returns the demand of a quantity. Null if it has no day, which is a fault unless the quantity
   * is zero.
   *
   * @param above the time from the groups above, used if the quantity states none
   */
  Demands.@Nullable Demand demand(
      Group group, @Nullable Segment scc, Dates.@Nullable When above, Quantity quantity) {
    Segment qty = group.segments().getFirst();
    Firmness firmness =
        scc != null ? firmness(scc) : requireNonNullElse(withoutStatus, Firmness.FIRM);
    Dates.When when = Dates.first(group, promised ? PROMISED : WANTED);
    if (when == null) when = above;
    if (when == null
        && issued != null
        && (firmness == Firmness.BACKLOG || firmness == Firmness.IMMEDIATE)) {
      when = new Dates.When(issued.toLocalDate(), null, null, qty);
    }
    if (when == null) {
      if (quantity.isPositive())
        findings.error(
            qty,
            "C507.2380",
            FaultCode.VALUE_MISSING,
            "This quantity has no delivery or ship date.",
            "该数量没有交货日期或发货日期。");
      return null;
    }
    boolean ships = when.segment().tag().equals("DTM") && when.segment().value(0).equals("10");
    return new Demands.Demand(
        when.day(),
        when.time(),
        ships ? DateKind.SHIP : DateKind.DELIVERY,
        bucket(promised ? null : scc, when, quantity),
        firmness,
        quantity,
        qty);
  }

  private Firmness firmness(Segment scc) {
    return switch (scc.value(0)) {
      case "1" -> Firmness.FIRM;
      case "2" -> Firmness.PRODUCTION;
      case "3" -> Firmness.MATERIAL;
      case "4" -> Firmness.FORECAST;
      case "5" -> Firmness.BACKLOG;
      case "10" -> Firmness.IMMEDIATE;
      default -> {
        findings.note(
            scc,
            "4017",
            FaultCode.MEANING_UNKNOWN,
            "Status " + scc.value(0) + " is read as forecast.",
            "状态 " + scc.value(0) + " 按预测处理。");
        yield Firmness.FORECAST;
      }
    };
  }

  /** A date in month format is a month, also among discrete dates. */
  private Bucket bucket(@Nullable Segment scc, Dates.When when, Quantity quantity) {
    String frequency = scc == null ? "" : scc.value(2);
    Bucket stated = when.bucket();
    if (scc != null && LongPeriods.isOne(frequency) && quantity.isPositive())
      LongPeriods.refuse(scc, "C329.2013", frequency, findings);
    return switch (frequency) {
      case "W" -> Bucket.WEEK;
      case "M" -> Bucket.MONTH;
      case "F", "Z" -> Bucket.FLEXIBLE;
      case "D" -> stated == Bucket.MONTH ? Bucket.MONTH : Bucket.DAY;
      default -> stated == null ? Bucket.DAY : stated;
    };
  }
}
