package weft.edi.reader;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;

/**
 * An interchange as read: the envelope (null if not even UNB could be read), all segments in order
 * from UNB or ISA = 1, the messages, and the faults that belong to no message.
 */
public record ReadInterchange(
    @Nullable Envelope envelope,
    List<Segment> segments,
    List<ReadMessage> messages,
    List<Fault> faults) {

  /** Whether the envelope is sound, so that its messages can be judged one by one. */
  public boolean acceptable() {
    return envelope != null && faults.stream().noneMatch(Fault::forbids);
  }

  /** A copy with one more fault of the envelope, found by a caller that knows the partner. */
  public ReadInterchange with(Fault fault) {
    return new ReadInterchange(
        envelope, segments, messages, Stream.concat(faults.stream(), Stream.of(fault)).toList());
  }

  /** The faults of the envelope and of every message. */
  public Stream<Fault> allFaults() {
    return Stream.concat(faults.stream(), messages.stream().flatMap(it -> it.faults().stream()));
  }
}
