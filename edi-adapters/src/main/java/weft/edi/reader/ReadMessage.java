package weft.edi.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Frame;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.VdaMessage;
import weft.interchange.Fault;

/**
 * One message UNH to UNT: type (0065), release ({@code D97A}, from 0052 and 0054), controlling
 * agency (0051), association assigned code (0057), reference (0062), its segments in order with UNH
 * and UNT, the same between these two nested by the directory's groups, and what is wrong with it.
 *
 * <p>Of X12: the transaction set ST to SE; type ST01 ({@code 850}), release and association from
 * GS08 ({@code 004010} and {@code VICS}; ST03 where that is sent), agency GS07, reference ST02,
 * with GS06 before it where an earlier group of the interchange used the same. TA1, which stands in
 * no group, is a message of one segment.
 *
 * <p>Of VDA: the whole transmission; type {@code 4905}, release the version of its header,
 * reference the new transmission number.
 *
 * <p>Of an IDoc: type IDOCTYP ({@code ORDERS05}), release DOCREL, association CIMTYP, reference
 * DOCNUM; its groups are nested as its XML is, each named by the segment it begins with.
 *
 * @param number counts the messages of the interchange from 1
 * @param group UNG or GS, the header of the group it is in; null if there is none
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
    if (header.equals(Frame.EDIFACT.messageHeader)) return Frame.EDIFACT.messageTrailer;
    VdaMessage vda = VdaMessage.framedBy(header);
    return vda != null ? vda.trailer : Frame.X12.messageTrailer;
  }

  public ReadMessage withFaults(List<Fault> other) {
    return new ReadMessage(
        number, type, release, agency, association, reference, segments, body, other, group);
  }

  /** Whether nothing forbids to apply it. */
  public boolean acceptable() {
    return faults.stream().noneMatch(Fault::forbids);
  }
}
