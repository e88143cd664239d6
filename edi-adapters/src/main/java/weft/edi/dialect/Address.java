package weft.edi.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Segment;
import weft.edi.table.Directory;
import weft.edi.table.SegmentTable;

/**
 * An element of a segment: by the directory's number ({@code 6060}, {@code C186.6060}: the first of
 * that number; {@code 512-08} in VDA), or by place ({@code 2.1}: the second element after the tag,
 * its first component).
 */
record Address(String text, @Nullable String id, int element, int component) {
  private static final Pattern PLACE = Pattern.compile("([1-9][0-9]?)(?:\\.([1-9][0-9]?))?");
  private static final Pattern ID =
      Pattern.compile("(?:[CSE][0-9]{3}\\.)?[0-9]{4}|[0-9]{3}-[0-9]{2}");

  /** Null where the text is no address. */
  static @Nullable Address of(String text) {
    if (ID.matcher(text).matches()) return new Address(text, text, 0, 0);
    Matcher place = PLACE.matcher(text);
    if (!place.matches()) return null;
    String component = place.group(2);
    return new Address(
        text,
        null,
        Integer.parseInt(place.group(1)) - 1,
        component == null ? 0 : Integer.parseInt(component) - 1);
  }

  /**
   * Whether the segment has such an element in the oldest or the newest directory of the hub; true
   * of segments that neither knows.
   */
  boolean isPlausible(String tag) {
    if (id == null) return true;
    SegmentTable record = Directory.vda().segment(tag);
    if (record != null || id.indexOf('-') > 0) return record != null && record.find(id) >= 0;
    boolean known = false;
    for (String release : new String[] {"D96A", "D10A"}) {
      Directory directory = Directory.of(release);
      SegmentTable table = directory == null ? null : directory.segment(tag);
      if (table == null) continue;
      if (table.find(id) >= 0) return true;
      known = true;
    }
    return !known;
  }

  /** Where it is in this segment, as {element, component} from 0; null if nowhere. */
  int @Nullable [] in(Segment it) {
    return id == null ? new int[] {element, component} : it.placeOf(id);
  }

  String value(Segment it) {
    int[] place = in(it);
    return place == null ? "" : it.value(place[0], place[1]);
  }

  @Override
  public String toString() {
    return text;
  }
}
