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
 * The limits up to which a buyer releases production and material purchase for planned demand (X12
 * ATH, VDA 515, DELFOR02 ABFDE to AKUMF). A quantity that crosses a limit is split there.
 */
record Authorisations(@Nullable Authorisation production, @Nullable Authorisation material) {

  /**
   * Limits lines that a day releases for production or material to the authorised cumulative.
   * Expects the lines by date; the cumulative includes the received quantity and all earlier
   * demand. If the received quantity is unknown, only the day limits the lines.
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

  /**
   * Returns whether an authorisation ends at a cumulative. Such a limit covers all items of the
   * part.
   */
  boolean areBounded() {
    return isBounded(production) || isBounded(material);
  }

  /**
   * Returns whether a cumulative limits some of the lines; false if the received quantity is
   * unknown.
   */
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
   * Splits planned demand: the part within an authorisation may be produced, or its material
   * bought.
   *
   * @param before the cumulative before the demand
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
