package weft.edi.meaning.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Item;
import weft.language.Text;
import weft.scheduling.release.ScheduleLine;

/**
 * The items of one schedule that a message had so far. One that comes again is a copy, and not more
 * of the same: under one number for one date, or without a number with all that it wants. What is
 * authorised up to a cumulative is so of all items of a part, and each was bounded for itself.
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

  /** Why another item is not to be added to these; null where it may be. */
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

  /** These and another item, which has been looked at. */
  ItemsTold with(ItemsTold other) {
    dates.addAll(other.dates);
    copies.addAll(other.copies);
    bounded |= other.bounded;
    wanting |= other.wanting;
    return this;
  }
}
