package weft.edi.meaning.schedule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * How far a buyer releases production, and the purchase of material, of what is planned (X12 ATH,
 * VDA 515, DELFOR02 ABFDE to AKUMF). A quantity that crosses such an end is split there.
 */
record Authorisations(@Nullable Authorisation production, @Nullable Authorisation material) {

  /**
   * The lines, in the order of their dates, of which those that a day releases for production or
   * material are released no further than the cumulative: counted with what was received and all
   * that is wanted before. Where nobody says what was received the day alone bounds.
   */
  List<ScheduleLine> bound(List<ScheduleLine> lines, Received received) {
    Quantity before = received.cumulative();
    if (before == null) return lines;
    List<ScheduleLine> bound = new ArrayList<>();
    for (ScheduleLine it : lines) {
      boolean planned = it.firmness() == Firmness.PRODUCTION || it.firmness() == Firmness.MATERIAL;
      bound.addAll(planned ? split(it, before) : List.of(it));
      before = before.plus(it.quantity());
    }
    return bound;
  }

  /** Whether one of them ends at a cumulative, which is of all items of its part. */
  boolean areBounded() {
    return isBounded(production) || isBounded(material);
  }

  /** Whether that holds of some of the lines; where nobody says what was received it does not. */
  boolean bounds(List<ScheduleLine> lines, Received received) {
    return areBounded()
        && received.cumulative() != null
        && lines.stream()
            .map(ScheduleLine::firmness)
            .anyMatch(
                EnumSet.of(Firmness.PRODUCTION, Firmness.MATERIAL, Firmness.FORECAST)::contains);
  }

  private static boolean isBounded(@Nullable Authorisation it) {
    return it != null && (it.cumulative() != null || it.highest() != null);
  }

  /**
   * What is planned within an authorisation may be produced, or its material bought.
   *
   * @param before the cumulative that the days before lead to
   */
  List<ScheduleLine> split(ScheduleLine line, Quantity before) {
    if (!line.quantity().isPositive()) return List.of(line);
    Quantity made = authorised(production, line, before);
    Quantity bought = authorised(material, line, before).minus(made);
    if (!bought.isPositive()) bought = Quantity.ZERO;
    Quantity rest = line.quantity().minus(made).minus(bought);
    List<ScheduleLine> parts = new ArrayList<>();
    Quantity reached = line.cumulative() == null ? null : line.cumulative().minus(line.quantity());
    reached = part(line, Firmness.PRODUCTION, made, reached, parts);
    reached = part(line, Firmness.MATERIAL, bought, reached, parts);
    part(line, Firmness.FORECAST, rest, reached, parts);
    return parts;
  }

  private static Quantity authorised(
      @Nullable Authorisation of, ScheduleLine line, Quantity before) {
    return of == null ? Quantity.ZERO : of.of(line.quantity(), line.due(), before);
  }

  private static @Nullable Quantity part(
      ScheduleLine it,
      Firmness firmness,
      Quantity quantity,
      @Nullable Quantity before,
      List<ScheduleLine> to) {
    if (!quantity.isPositive()) return before;
    Quantity reached = before == null ? null : before.plus(quantity);
    to.add(
        new ScheduleLine(
            it.due(),
            it.ordinal(),
            it.time(),
            it.dateKind(),
            it.bucket(),
            firmness,
            quantity,
            reached,
            it.segment()));
    return reached;
  }
}
