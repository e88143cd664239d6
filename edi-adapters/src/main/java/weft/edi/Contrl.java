package weft.edi;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ElementAt;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.Segment;
import weft.edi.writer.Composite;
import weft.edi.writer.EdiWriter;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/**
 * Answers an interchange with CONTRL (ISO 9735-4): accepts it as a whole (UCI 7), accepts all but
 * the listed messages (UCI 7 with UCM 4), or refuses it as a whole (UCI 4). CONTRL reports syntax
 * faults only. It uses the sender's separators, and the sender's syntax version or the agreed one.
 */
public final class Contrl {
  private static final String ACCEPTED = "7";
  private static final String REJECTED = "4";
  private static final int MAX_SEGMENT_ERRORS = 999;
  private static final int MAX_ELEMENT_ERRORS = 99;

  private final ReadInterchange read;
  private final EdiWriter out;

  private Contrl(ReadInterchange read, Envelope ours) {
    this.read = read;
    this.out = new EdiWriter(ours, false);
  }

  /**
   * Writes the CONTRL. Returns null if none is due: the policy forbids it, the interchange contains
   * a CONTRL, it has no EDIFACT envelope to answer, or its syntax version has no CONTRL.
   *
   * @param reference our interchange control reference, up to 14 characters
   */
  public static byte @Nullable [] answer(
      ReadInterchange read, ContrlPolicy policy, String reference, LocalDateTime when) {
    Envelope theirs = read.envelope();
    if (theirs == null || !isDue(read, theirs, policy)) return null;
    Integer agreed = policy.version();
    int version = agreed == null ? theirs.version() : agreed;
    if (version < 2 || version > 4) return null;
    Envelope ours = theirs.answered(version, reference, when);
    return new Contrl(read, ours).write(theirs, version);
  }

  private static boolean isDue(ReadInterchange read, Envelope theirs, ContrlPolicy policy) {
    if (!theirs.isEdifact()) return false;
    // Two hubs that acknowledge each other's acknowledgements never stop.
    if (read.messages().stream().anyMatch(it -> it.type().equals("CONTRL"))) return false;
    return switch (policy.due()) {
      case NEVER -> false;
      case IF_ASKED -> theirs.acknowledgementRequested();
      case IF_WRONG -> read.allFaults().anyMatch(Fault::forbids);
      case ALWAYS -> true;
    };
  }

  private byte[] write(Envelope theirs, int version) {
    out.begin("1", identifier(version));
    Fault refusal = read.faults().stream().filter(Fault::forbids).findFirst().orElse(null);
    List<Composite> uci =
        new ArrayList<>(
            List.of(
                Composite.of(theirs.reference()),
                party(theirs.sender()),
                party(theirs.receiver()),
                Composite.of(refusal == null ? ACCEPTED : REJECTED)));
    if (refusal != null) uci.addAll(cause(refusal, segment(refusal)));
    out.segment("UCI", uci.toArray(Composite[]::new));
    if (refusal == null)
      read.messages().stream().filter(it -> !it.acceptable()).forEach(this::refuse);
    return out.end().toBytes();
  }

  private static Composite identifier(int version) {
    return switch (version) {
      case 2 -> Composite.of("CONTRL", "2", "2", "UN");
      case 3 -> Composite.of("CONTRL", "D", "3", "UN");
      default -> Composite.of("CONTRL", "4", "1", "UN");
    };
  }

  private static Composite party(EnvelopeParty it) {
    return Composite.of(it.id(), it.qualifier());
  }

  /** The elements 0085, 0013 and S011 of UCI and UCM: the fault in a service segment. */
  private static List<Composite> cause(Fault fault, @Nullable Segment at) {
    String tag = fault.tag() == null ? "" : fault.tag();
    boolean service = tag.matches("UN[BGHETZ]");
    return List.of(
        Composite.of(String.valueOf(fault.code().contrl())),
        Composite.of(service ? tag : ""),
        service && at != null && fault.element() != null ? place(fault, at) : Composite.NONE);
  }

  private void refuse(ReadMessage message) {
    List<Fault> faults = message.faults().stream().filter(Fault::forbids).toList();
    Segment unh = message.header();
    int trailer = message.segments().getLast().number();
    Fault service =
        faults.stream()
            .filter(it -> it.segment() == unh.number() || "UNT".equals(it.tag()))
            .findFirst()
            .orElse(null);
    List<Composite> ucm = new ArrayList<>();
    ucm.add(Composite.of(message.reference()));
    ucm.add(new Composite(unh.values().size() > 1 ? unh.values().get(1).getFirst() : List.of()));
    ucm.add(Composite.of(REJECTED));
    if (service != null) ucm.addAll(cause(service, segment(service)));
    out.segment("UCM", ucm.toArray(Composite[]::new));
    Map<Integer, List<Fault>> bySegment = new TreeMap<>();
    for (Fault it : faults)
      if (!it.equals(service) && it.segment() > unh.number() && it.segment() <= trailer)
        bySegment.computeIfAbsent(position(it, unh), _ -> new ArrayList<>()).add(it);
    bySegment.entrySet().stream()
        .limit(MAX_SEGMENT_ERRORS)
        .forEach(it -> segmentErrors(it.getKey(), it.getValue()));
  }

  /** Element 0096 counts from UNH = 1. A missing segment is reported at the segment before it. */
  private static int position(Fault it, Segment unh) {
    int position = it.segment() - unh.number() + 1;
    boolean missing =
        it.code() == FaultCode.SEGMENT_MISSING || it.code() == FaultCode.GROUP_MISSING;
    return missing ? position - 1 : position;
  }

  private void segmentErrors(int position, List<Fault> faults) {
    Fault ofSegment = faults.stream().filter(it -> it.element() == null).findFirst().orElse(null);
    out.segment(
        "UCS",
        Composite.of(String.valueOf(position)),
        Composite.of(ofSegment == null ? "" : String.valueOf(ofSegment.code().contrl())));
    faults.stream()
        .filter(it -> it.element() != null)
        .sorted(Comparator.comparingLong(Fault::offset))
        .limit(MAX_ELEMENT_ERRORS)
        .forEach(this::elementError);
  }

  private void elementError(Fault fault) {
    Segment at = segment(fault);
    if (at == null) return;
    out.segment("UCD", Composite.of(String.valueOf(fault.code().contrl())), place(fault, at));
  }

  /** Element S011: the tag is position 1, so the first element is 2; components count from 1. */
  private static Composite place(Fault fault, Segment at) {
    var hit = ElementAt.of(at, fault.offset());
    int element = hit.element();
    int component = hit.component();
    String id = fault.element();
    int[] known = id == null ? null : at.placeOf(id);
    if (known != null && (fault.code() == FaultCode.ELEMENT_MISSING || element < 0)) {
      element = known[0];
      component = known[1];
    }
    boolean composite = id != null && id.indexOf('.') > 0;
    return Composite.of(
        String.valueOf(element + 2), composite ? String.valueOf(component + 1) : "");
  }

  private @Nullable Segment segment(Fault fault) {
    int index = fault.segment() - 1;
    return index >= 0 && index < read.segments().size() ? read.segments().get(index) : null;
  }
}
