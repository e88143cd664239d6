package weft.edi.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.interchange.Fault;

/**
 * One message UNH to UNT: type (0065), release ({@code D97A}, from 0052 and 0054), controlling
 * agency (0051), association assigned code (0057), reference (0062), its segments in order with UNH
 * and UNT, the same between these two nested by the directory's groups, and what is wrong with it.
 *
 * @param number counts the messages of the interchange from 1
 */
public record ReadMessage(
    int number,
    String type,
    String release,
    String agency,
    String association,
    String reference,
    List<Segment> segments,
    Group body,
    List<Fault> faults) {

  public Segment header() {
    return segments.getFirst();
  }

  public @Nullable Segment trailer() {
    Segment last = segments.getLast();
    return last.tag().equals("UNT") ? last : null;
  }

  public ReadMessage withFaults(List<Fault> other) {
    return new ReadMessage(
        number, type, release, agency, association, reference, segments, body, other);
  }

  /** Whether nothing forbids to apply it. */
  public boolean acceptable() {
    return faults.stream().noneMatch(Fault::forbids);
  }
}
