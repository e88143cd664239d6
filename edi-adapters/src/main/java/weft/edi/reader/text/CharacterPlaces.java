package weft.edi.reader.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/**
 * Finds the element of a character fault, because the reader reports such a fault before it knows
 * the segment's table.
 */
public final class CharacterPlaces {
  private CharacterPlaces() {}

  /**
   * The same faults with their elements.
   *
   * @param segments the segments to which the faults refer, in the interchange's order
   */
  public static List<Fault> named(List<Fault> faults, List<Segment> segments) {
    return faults.stream().map(it -> named(it, segments)).toList();
  }

  private static Fault named(Fault it, List<Segment> segments) {
    boolean ofCharacters =
        it.code() == FaultCode.CHARACTER_NOT_ALLOWED
            || it.code() == FaultCode.UNDECODABLE
            || it.code() == FaultCode.LINE_BREAK;
    if (!ofCharacters || segments.isEmpty()) return it;
    Segment at = segments.get(it.segment() - segments.getFirst().number());
    @Nullable String element = label(at, it.offset());
    return element == null
        ? it
        : new Fault(
            it.segment(), it.tag(), element, it.code(), it.severity(), it.offset(), it.text());
  }

  /** The directory's label of the element that contains this byte; null if none does. */
  private static @Nullable String label(Segment of, long offset) {
    SegmentTable known = of.table();
    if (known == null || offset >= of.end()) return null;
    var at = ElementAt.of(of, offset);
    return known.label(at.element(), at.component());
  }
}
