package weft.edi.meaning.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Item;
import weft.language.Text;
import weft.scheduling.release.ScheduleLine;

/**
 * The items of one schedule that a message had so far. An item is a copy instead of an addition if
 * it repeats a number for the same date, or, without a number, all of its quantities. An authorised
 * cumulative covers all items of a part, but each item was limited by itself, so such items cannot
 * be combined.
 */
final class ItemsTold {
  private final Set<String> dates = new HashSet<>();
  private final Set<String> copies = new HashSet<>();
  private String number = "";
  private boolean bounded;
  private boolean wanting;

  static ItemsTold of(Item item) {
    var told = new ItemsTold();
    told.number = item.number();
    told.bounded = item.bounded();
    told.wanting = !item.lines().isEmpty();
    if (!item.number().isEmpty()) item.lines().forEach(it -> told.dates.add(date(item, it)));
    else if (told.wanting) told.copies.add(copy(item.lines()));
    return told;
  }

  private static String date(Item item, ScheduleLine it) {
    return "%s %s %s %s %s %s"
        .formatted(item.number(), it.due(), it.time(), it.firmness(), it.bucket(), it.dateKind());
  }

  private static String copy(List<ScheduleLine> lines) {
    var copy = new StringBuilder();
    for (ScheduleLine it : lines)
      copy.append(it.due())
          .append(' ')
          .append(it.time())
          .append(' ')
          .append(it.firmness())
          .append(' ')
          .append(it.bucket())
          .append(' ')
          .append(it.quantity())
          .append(';');
    return copy.toString();
  }

  /** Returns why another item must not be added; null if it may be. */
  @Nullable Text differ(ItemsTold other) {
    if (other.dates.stream().anyMatch(dates::contains))
      return new Text("under the same number (%s) and for the same date", "且项号（%s）和日期相同")
          .with(other.number);
    if (other.copies.stream().anyMatch(copies::contains))
      return new Text("with the same quantities", "且数量完全相同");
    if ((bounded && other.wanting) || (other.bounded && wanting))
      return new Text(
          "and what is planned is authorised up to a cumulative in each alone", "且累计授权仅按单项给出");
    return null;
  }

  /** Adds another item that was checked. */
  ItemsTold with(ItemsTold other) {
    dates.addAll(other.dates);
    copies.addAll(other.copies);
    bounded |= other.bounded;
    wanting |= other.wanting;
    return this;
  }
}
