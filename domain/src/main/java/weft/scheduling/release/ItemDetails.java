package weft.scheduling.release;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Information for people in an item of a release or call-off, apart from quantities. It does not
 * change the demand. A null component is not stated. The person to ask is not among them, because a
 * name in an event could never be erased; it stands in the message.
 *
 * @param supplierPart the supplier's part number
 * @param pointOfUse place of use or storage at the site, in addition to the unloading point
 * @param text free text
 * @param zeros zero quantities that the item states for dates without another quantity
 */
public record ItemDetails(
    @Nullable String supplierPart,
    @Nullable String pointOfUse,
    @Nullable String text,
    @Nullable List<ScheduleLine> zeros) {

  /**
   * Creates the details of an item; null if the item states none.
   *
   * @param lines of the item, including zeros
   */
  public static @Nullable ItemDetails of(
      @Nullable String supplierPart,
      @Nullable String pointOfUse,
      @Nullable String text,
      List<ScheduleLine> lines) {
    var said =
        new ItemDetails(stated(supplierPart), stated(pointOfUse), stated(text), zeros(lines));
    return said.equals(new ItemDetails(null, null, null, null)) ? null : said;
  }

  private static @Nullable String stated(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable List<ScheduleLine> zeros(List<ScheduleLine> lines) {
    Set<LocalDate> wanted = new HashSet<>();
    for (ScheduleLine it : lines) if (it.quantity().isPositive()) wanted.add(it.due());
    List<ScheduleLine> zeros =
        lines.stream()
            .filter(it -> !it.quantity().isPositive() && !wanted.contains(it.due()))
            .sorted(Forecast.WITHIN_DATE)
            .toList();
    return zeros.isEmpty() ? null : zeros;
  }

  /**
   * Merges the details of two items of a schedule, or of a later and an earlier release; {@code
   * one} has priority.
   */
  public static @Nullable ItemDetails over(@Nullable ItemDetails one, @Nullable ItemDetails other) {
    if (one == null || other == null) return one == null ? other : one;
    return new ItemDetails(
        or(one.supplierPart, other.supplierPart),
        or(one.pointOfUse, other.pointOfUse),
        or(one.text, other.text),
        or(one.zeros, other.zeros));
  }

  /** Returns these details with other zeros; null if nothing is left. */
  public @Nullable ItemDetails having(List<ScheduleLine> others) {
    var all = new ItemDetails(supplierPart, pointOfUse, text, others.isEmpty() ? null : others);
    return all.equals(new ItemDetails(null, null, null, null)) ? null : all;
  }

  private static <T> @Nullable T or(@Nullable T one, @Nullable T other) {
    return one == null ? other : one;
  }

  /**
   * Returns the details that stay valid for a later call-off that does not state them. Zeros and
   * texts belong to the earlier one only.
   */
  public @Nullable ItemDetails lasting() {
    var lasts = new ItemDetails(supplierPart, pointOfUse, null, null);
    return Objects.equals(lasts, new ItemDetails(null, null, null, null)) ? null : lasts;
  }
}
