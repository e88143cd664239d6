package weft.api.edi;

import java.util.Optional;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContext;
import weft.api.security.Caller;
import weft.edi.reader.EdiReader;
import weft.edi.reader.NamedSegment;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;

/**
 * One segment of a partner's message, for a reader that the message concerns: never a segment of a
 * message for another partner in the same interchange.
 */
@Component
public class StatedSegments {
  private final Originals originals;
  private final WholeReads reads;

  StatedSegments(Originals originals, WholeReads reads) {
    this.originals = originals;
    this.reads = reads;
  }

  /**
   * A segment as it was sent. This record is the JSON.
   *
   * @param message the message's reference in its interchange (UNH 0062, ST02)
   * @param number counts the segments of the interchange, UNB or ISA = 1
   * @param text as sent, without the terminator
   */
  public record StatedSegment(
      String interchange, String message, int number, String tag, String text) {}

  /**
   * Returns the segment; empty where the reader may not read its message.
   *
   * @param interchange its id, or that of a correction of it
   * @param number counted as in {@link StatedSegment}
   */
  public Optional<StatedSegment> find(
      Caller caller, ReadContext viewed, String interchange, int number) {
    if (!originals.isSeen(viewed, interchange)) return Optional.empty();
    return reads.read(
        caller,
        () -> originals.stated(viewed, interchange),
        it -> {
          ReadInterchange read = EdiReader.read(it.bytes(), it.reading());
          for (ReadMessage message : Segments.shown(it, read))
            for (Segment segment : message.segments())
              if (segment.number() == number)
                return Optional.of(
                    new StatedSegment(
                        interchange,
                        message.reference(),
                        number,
                        segment.tag(),
                        NamedSegment.of(segment).text()));
          return Optional.empty();
        });
  }
}
