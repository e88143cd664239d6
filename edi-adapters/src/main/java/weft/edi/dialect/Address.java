package weft.edi.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.edi.table.Directory;
import weft.edi.table.SegmentTable;

/**
 * The address of an element in a segment: by the directory's number ({@code 6060}, {@code
 * C186.6060}: the first with that number; {@code PO102} in X12, {@code 512-08} in VDA), by name in
 * an IDoc ({@code BELNR}), or by position ({@code 2.1}: the second element after the tag, its first
 * component).
 */
record Address(String text, @Nullable String id, int element, int component) {
  private static final Pattern PLACE = Pattern.compile("([1-9][0-9]?)(?:\\.([1-9][0-9]?))?");
  private static final Pattern ID =
      Pattern.compile("(?:[CSE][0-9]{3}\\.)?[0-9]{4}|[0-9]{3}-[0-9]{2}");

  /** The designators of X12 and the fields of IDocs. */
  private static final Pattern NAMED = Pattern.compile("[A-Z][A-Z0-9_]{1,29}(?:-[1-9][0-9]?)?");

  /** Tags in EDIFACT, X12 and VDA have at most three letters; IDoc tags are longer. */
  private static final int LONGEST_TAG = 3;

  /** The address; null if the text is none. */
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
   * Whether some release of the segment has this element. Always true for segments that no
   * directory knows, and for valid names in IDoc segments, because partners extend those.
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

  /** The element's place in this segment, as {element, component} from 0; null if there is none. */
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
