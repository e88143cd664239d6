package weft.edi.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.edi.table.Directory;
import weft.edi.table.SegmentTable;

/**
 * An element of a segment: by the directory's number ({@code 6060}, {@code C186.6060}: the first of
 * that number; {@code PO102} in X12, {@code 512-08} in VDA), by its name in an IDoc ({@code
 * BELNR}), or by place ({@code 2.1}: the second element after the tag, its first component).
 */
record Address(String text, @Nullable String id, int element, int component) {
  private static final Pattern PLACE = Pattern.compile("([1-9][0-9]?)(?:\\.([1-9][0-9]?))?");
  private static final Pattern ID =
      Pattern.compile("(?:[CSE][0-9]{3}\\.)?[0-9]{4}|[0-9]{3}-[0-9]{2}");

  /** X12's designators, and the fields of IDocs. */
  private static final Pattern NAMED = Pattern.compile("[A-Z][A-Z0-9_]{1,29}(?:-[1-9][0-9]?)?");

  /** The tags of EDIFACT, X12 and VDA are shorter than those of any IDoc. */
  private static final int LONGEST_TAG = 3;

  /** Null where the text is no address. */
  static @Nullable Address of(String text) {
    if (ID.matcher(text).matches() || NAMED.matcher(text).matches())
      return new Address(text, text, 0, 0);
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
   * Whether the segment has such an element in a directory of the hub, old or new; true of segments
   * that none of these knows, and of those of IDocs, to which everyone adds fields.
   */
  boolean isPlausible(String tag) {
    if (id == null) return true;
    boolean named = NAMED.matcher(id).matches();
    if (tag.length() > LONGEST_TAG) return named;
    if (named) return Stream.of("003040", "005010").anyMatch(it -> has(it, tag));
    SegmentTable record = Directory.vda().segment(tag);
    if (record != null || id.indexOf('-') > 0) return record != null && record.find(id) >= 0;
    boolean known = false;
    for (String release : new String[] {"D93A", "D96A", "D10A", "D21B"}) {
      Directory directory = Directory.of(release);
      SegmentTable table = directory == null ? null : directory.segment(tag);
      if (table == null) continue;
      if (table.find(id) >= 0) return true;
      known = true;
    }
    return !known;
  }

  private boolean has(String release, String tag) {
    Directory directory = Directory.of(release);
    SegmentTable table = directory == null ? null : directory.segment(tag);
    return table != null && table.find(String.valueOf(id)) >= 0;
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
