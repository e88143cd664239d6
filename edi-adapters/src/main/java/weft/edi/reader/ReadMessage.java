package weft.edi.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.FrameSegment;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.VdaMessage;
import weft.interchange.Fault;

/**
 * One message from UNH to UNT: type (0065), release ({@code D97A}, from 0052 and 0054), controlling
 * agency (0051), association assigned code (0057), reference (0062), its segments in order with UNH
 * and UNT, the body nested by the directory's groups, and its faults.
 *
 * <p>In X12, the transaction set from ST to SE: type ST01 ({@code 850}), release and association
 * from GS08 ({@code 004010} and {@code VICS}; ST03 if sent), agency GS07, reference ST02, prefixed
 * with GS06 if an earlier group of the interchange used the same ST02. A TA1 outside groups is a
 * message of one segment.
 *
 * <p>In VDA, the whole transmission: type {@code 4905}, release from the version of its header,
 * reference from the new transmission number.
 *
 * <p>An IDoc: type IDOCTYP ({@code ORDERS05}), release DOCREL, association CIMTYP, reference
 * DOCNUM; its groups are nested as its XML is, each named after its first segment.
 *
 * @param number counts the messages of the interchange from 1
 * @param group UNG or GS, the header of the message's group; null if there is none
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
    List<Fault> faults,
    @Nullable Segment group) {

  public Segment header() {
    return segments.getFirst();
  }

  public @Nullable Segment trailer() {
    Segment last = segments.getLast();
    return last.tag().equals(trailerTag(header().tag())) ? last : null;
  }

  private static String trailerTag(String header) {
    if (header.equals(FrameSegment.EDIFACT.messageHeader))
      return FrameSegment.EDIFACT.messageTrailer;
    VdaMessage vda = VdaMessage.framedBy(header);
    return vda != null ? vda.trailer : FrameSegment.X12.messageTrailer;
  }

  public ReadMessage withFaults(List<Fault> other) {
    return new ReadMessage(
        number, type, release, agency, association, reference, segments, body, other, group);
  }

  /** Whether no fault forbids the hub to apply the message. */
  public boolean acceptable() {
    return faults.stream().noneMatch(Fault::forbids);
  }
}
