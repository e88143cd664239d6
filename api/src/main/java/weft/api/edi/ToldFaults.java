package weft.api.edi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.edi.outbox.PartnerFault;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/**
 * Shows the faults that a partner reported in an outgoing interchange, at the segments that the
 * partner names.
 */
final class ToldFaults {
  private ToldFaults() {}

  /**
   * The faults with segments; none for an interchange of several messages, because the partner's
   * positions count within one message.
   */
  static List<Fault> of(List<PartnerFault> told, byte[] bytes, ReaderOptions reading) {
    if (told.stream().map(PartnerFault::segment).noneMatch(Objects::nonNull)) return List.of();
    List<ReadMessage> messages = EdiReader.read(bytes, reading).messages();
    if (messages.size() != 1) return List.of();
    List<Fault> faults = new ArrayList<>();
    for (PartnerFault it : told) {
      Segment segment = named(it, messages.getFirst().segments());
      if (segment != null) faults.add(fault(it, segment));
    }
    return faults;
  }

  /** Null where the position leads to another segment than the partner names. */
  private static @Nullable Segment named(PartnerFault it, List<Segment> segments) {
    Integer at = it.segment();
    if (at == null || at > segments.size()) return null;
    Segment found = segments.get(at - 1);
    String word = it.where().split(" ", 2)[0];
    boolean byPosition = List.of("UCS", "UCD").contains(word);
    return byPosition || word.startsWith(found.tag()) ? found : null;
  }

  private static Fault fault(PartnerFault it, Segment at) {
    String element = element(it.element(), at);
    var text =
        new Text(
            "The partner says: " + it.text().en() + " (" + it.code() + ")",
            "伙伴说明：" + it.text().zh() + "（" + it.code() + "）");
    long offset = element == null ? at.offset() : at.offsetOf(element);
    return new Fault(
        at.number(), at.tag(), element, FaultCode.TOLD_BY_PARTNER, Severity.ERROR, offset, text);
  }

  /** The element in the directory's notation, whichever notation the partner uses. */
  private static @Nullable String element(@Nullable String place, Segment at) {
    if (place == null || !place.matches("\\d+\\.\\d+")) return place;
    SegmentTable table = at.table();
    int dot = place.indexOf('.');
    int element = Integer.parseInt(place.substring(0, dot)) - 1;
    int component = Integer.parseInt(place.substring(dot + 1)) - 1;
    if (table == null || element >= table.positions().size()) return place;
    Position position = table.positions().get(element);
    return component < position.components().size() ? position.label(component) : place;
  }
}
