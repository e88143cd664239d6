package weft.scheduling.release;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an item of a release or call-off says for people beside its quantities: it changes nothing
 * of what is wanted. Null where it does not say.
 *
 * @param supplierPart the supplier's own number of the part
 * @param pointOfUse where at the site it is used or stored, beside the unloading point
 * @param text words to the item
 * @param contact whom to ask
 * @param zeros the quantities of zero that the item states of dates for which it has no other
 */
public record ItemDetails(
    @Nullable String supplierPart,
    @Nullable String pointOfUse,
    @Nullable String text,
    @Nullable String contact,
    @Nullable List<ScheduleLine> zeros) {

  /**
   * As an item says it; null where it says nothing of all this.
   *
   * @param lines of the item, those of zero among them
   */
  public static @Nullable ItemDetails of(
      @Nullable String supplierPart,
      @Nullable String pointOfUse,
      @Nullable String text,
      @Nullable String contact,
      List<ScheduleLine> lines) {
    var said =
        new ItemDetails(
            stated(supplierPart), stated(pointOfUse), stated(text), stated(contact), zeros(lines));
    return said.equals(new ItemDetails(null, null, null, null, null)) ? null : said;
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

  /** Of two items of one schedule, or of what a later word leaves as an earlier one said it. */
  public static @Nullable ItemDetails over(@Nullable ItemDetails one, @Nullable ItemDetails other) {
    if (one == null || other == null) return one == null ? other : one;
    return new ItemDetails(
        or(one.supplierPart, other.supplierPart),
        or(one.pointOfUse, other.pointOfUse),
        or(one.text, other.text),
        or(one.contact, other.contact),
        or(one.zeros, other.zeros));
  }

  /** With other zeros; null where nothing is left to say. */
  public @Nullable ItemDetails having(List<ScheduleLine> others) {
    var all =
        new ItemDetails(supplierPart, pointOfUse, text, contact, others.isEmpty() ? null : others);
    return all.equals(new ItemDetails(null, null, null, null, null)) ? null : all;
  }

  private static <T> @Nullable T or(@Nullable T one, @Nullable T other) {
    return one == null ? other : one;
  }

  /** The same of a later call-off that is silent about it: zeros and words were of the earlier. */
  public @Nullable ItemDetails lasting() {
    var lasts = new ItemDetails(supplierPart, pointOfUse, null, contact, null);
    return Objects.equals(lasts, new ItemDetails(null, null, null, null, null)) ? null : lasts;
  }
}
