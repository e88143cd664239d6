package weft.edi.demand;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import weft.edi.onward.X12Writing;
import weft.measure.Quantity;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * Writes received quantities (SHP) of a part in an 830 or 862, and authorised resources (ATH) in an
 * 830.
 *
 * @param told used if no day of issue is known
 */
record X12PastWords(X12Writing out, LocalDate told) {
  /**
   * Writes the day until which planned quantities may be produced (FI) or their material bought
   * (MT). Adds a cumulative limit if part of the demand up to that day is not authorised.
   */
  void authorised(String resource, ScheduledPart it, Firmness firmness) {
    LocalDate until = latest(it, firmness);
    if (until == null) return;
    Quantity reached = requireNonNullElse(it.received().cumulative(), Quantity.ZERO);
    Quantity authorised = reached;
    boolean bounded = false;
    for (ScheduleLine line : it.lines()) {
      reached = reached.plus(line.quantity());
      if (line.firmness() == firmness) authorised = reached;
      else if (line.firmness().compareTo(firmness) > 0 && !line.due().isAfter(until))
        bounded = true;
    }
    LocalDate since = it.received().since();
    if (bounded)
      out.segment(
          "ATH",
          resource,
          out.day(until),
          authorised.toString(),
          "",
          out.day(since == null ? it.begins(told) : since));
    else out.segment("ATH", resource, out.day(until));
  }

  private static @Nullable LocalDate latest(ScheduledPart it, Firmness firmness) {
    return it.lines().stream()
        .filter(line -> line.firmness() == firmness)
        .map(ScheduleLine::due)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** SHP 01 last receipt, 02 cumulative; 050 received, 051 first day of the count. */
  void received(Received it) {
    if (it.lastQuantity() != null) {
      shipped("01", it.lastQuantity().toString(), it.lastDate());
      if (it.lastReference() != null) out.segment("REF", "SI", it.lastReference());
    }
    if (it.cumulative() == null) return;
    if (it.since() == null) shipped("02", it.cumulative().toString(), it.asOf());
    else {
      String asOf = it.asOf() == null ? "" : out.day(it.asOf());
      out.segment("SHP", "02", it.cumulative().toString(), "051", out.day(it.since()), "", asOf);
    }
  }

  private void shipped(String qualifier, String quantity, @Nullable LocalDate day) {
    String received = day == null ? "" : "050";
    out.segment("SHP", qualifier, quantity, received, day == null ? "" : out.day(day));
  }
}
