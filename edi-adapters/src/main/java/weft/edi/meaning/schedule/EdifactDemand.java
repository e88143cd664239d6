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
 * When a quantity of a DELFOR or DELJIT is wanted, and how binding it is, as its DTM and SCC say.
 *
 * @param withoutStatus how binding a quantity is that has no SCC; null: it is firm
 * @param promised an answer's days are days, whatever frequency its SCC repeats
 * @param issued the day of what is wanted at once
 */
record EdifactDemand(
    @Nullable Firmness withoutStatus,
    boolean promised,
    @Nullable LocalDateTime issued,
    MeaningFindings findings) {
  /** Delivery, despatch, and what bounds either. */
  static final String[] WANTED = {"2", "10", "64", "63", "67", "69"};

  /** The same of a promise, which may stand beside what was asked for. */
  private static final String[] PROMISED = {"69", "67", "17", "2", "10", "64", "63"};

  /**
   * The demand that a quantity is; null where it has no day, which is a fault unless it is zero.
   *
   * @param above when it is wanted, as far as it does not say so itself
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

  /** A month that its date says is one below discrete dates, too. */
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
