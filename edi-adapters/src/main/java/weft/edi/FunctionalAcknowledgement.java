package weft.edi;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.ContrlPolicy.Due;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ElementAt;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.edi.writer.Composite;
import weft.edi.writer.X12Writer;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/**
 * Answers an X12 interchange. Each functional group gets a 997, or a 999 from release 5010 on, in
 * the group's own release. The interchange gets a TA1 if ISA14 asks for one, or if it is refused as
 * a whole and no group can be answered. The answer reports syntax faults only.
 */
public final class FunctionalAcknowledgement {
  private static final int MAX_ELEMENT_NOTES = 99;
  private static final int MAX_SET_CODES = 5;
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  private final ReadInterchange read;
  private final Envelope theirs;
  private final X12Writer out;
  private final String reference;

  private FunctionalAcknowledgement(
      ReadInterchange read, Envelope theirs, String reference, LocalDateTime when) {
    this.read = read;
    this.theirs = theirs;
    this.reference = reference;
    this.out = new X12Writer(theirs.answered(theirs.version(), reference, when), false);
  }

  /**
   * Writes the acknowledgement. Returns null if none is due: the policy forbids it, or the
   * interchange contains only acknowledgements. X12 has no request for a 997, so {@link
   * Due#IF_ASKED} follows ISA14.
   *
   * @param reference our interchange control number
   */
  public static byte @Nullable [] answer(
      ReadInterchange read, Due due, String reference, LocalDateTime when) {
    Envelope theirs = read.envelope();
    if (theirs == null || !isDue(read, theirs, due)) return null;
    return new FunctionalAcknowledgement(read, theirs, reference, when).write();
  }

  /** The type of the answer to this interchange: 997, 999, or TA1 if it answers no group. */
  public static String type(ReadInterchange read) {
    return read.messages().stream()
        .filter(it -> read.acceptable() && it.group() != null)
        .map(it -> isFrom5010(it.release()) ? "999" : "997")
        .findFirst()
        .orElse("TA1");
  }

  private static boolean isDue(ReadInterchange read, Envelope theirs, Due due) {
    List<ReadMessage> messages = read.messages();
    // Two hubs that acknowledge each other's acknowledgements never stop.
    if (!messages.isEmpty() && messages.stream().allMatch(it -> isAcknowledgement(it.type())))
      return false;
    return switch (due) {
      case NEVER -> false;
      case IF_ASKED -> theirs.acknowledgementRequested();
      case IF_WRONG -> read.allFaults().anyMatch(Fault::forbids);
      case ALWAYS -> true;
    };
  }

  /** Whether a transaction set of this type is itself an acknowledgement. */
  public static boolean isAcknowledgement(String type) {
    return type.equals("997") || type.equals("999") || type.equals("TA1");
  }

  private static boolean isFrom5010(String release) {
    return release.compareTo("005010") >= 0;
  }

  private byte[] write() {
    Fault refusal = read.faults().stream().filter(Fault::forbids).findFirst().orElse(null);
    if (theirs.acknowledgementRequested() || refusal != null) interchange(refusal);
    if (refusal == null) {
      int number = 0;
      Map<Segment, List<ReadMessage>> sets = sets();
      for (Segment it : read.segments())
        if (it.tag().equals("GS") && !it.value(0).equals("FA"))
          group(it, sets.getOrDefault(it, List.of()), number++);
    }
    return out.toBytes();
  }

  private Map<Segment, List<ReadMessage>> sets() {
    Map<Segment, List<ReadMessage>> sets = new HashMap<>();
    for (ReadMessage it : read.messages())
      if (it.group() != null) sets.computeIfAbsent(it.group(), _ -> new ArrayList<>()).add(it);
    return sets;
  }

  private void interchange(@Nullable Fault refusal) {
    LocalDateTime prepared = theirs.prepared();
    boolean noted = !read.faults().isEmpty();
    out.acknowledge(
        Composite.of(theirs.reference()),
        Composite.of(prepared == null ? "" : DATE.format(prepared)),
        Composite.of(prepared == null ? "" : TIME.format(prepared)),
        Composite.of(refusal != null ? "R" : noted ? "E" : "A"),
        Composite.of(refusal != null ? X12Codes.interchange(refusal) : "000"));
  }

  private void group(Segment gs, List<ReadMessage> sets, int number) {
    String version = gs.value(7).strip();
    String release = version.length() < 6 ? version : version.substring(0, 6);
    // A group of an unknown release is answered in 004010, which every partner can read.
    boolean known = release.matches("00[3-8][0-9]{3}");
    boolean implementation = known && isFrom5010(release);
    out.group(
        "FA",
        gs.value(2),
        gs.value(1),
        String.valueOf(Long.parseLong("0" + reference.replaceAll("[^0-9]", "")) + number),
        known ? release : "004010");
    out.begin(implementation ? "999" : "997", "");
    out.segment("AK1", gs.value(0), gs.value(5), implementation ? version : "");
    for (ReadMessage it : sets) set(it, implementation);
    int accepted = (int) sets.stream().filter(ReadMessage::acceptable).count();
    out.segment(
        "AK9",
        accepted == sets.size() ? "A" : accepted == 0 ? "R" : "P",
        String.valueOf(sets.size()),
        String.valueOf(sets.size()),
        String.valueOf(accepted));
    out.end().endGroup();
  }

  private void set(ReadMessage set, boolean implementation) {
    Segment header = set.header();
    out.segment("AK2", header.value(0), header.value(1), implementation ? header.value(2) : "");
    List<Fault> faults =
        set.faults().stream()
            .filter(Fault::forbids)
            .sorted(Comparator.comparingInt(Fault::segment))
            .toList();
    segments(faults, header, implementation);
    List<String> verdict = new ArrayList<>(List.of(faults.isEmpty() ? "A" : "R"));
    faults.stream()
        .map(it -> X12Codes.set(it.code()))
        .distinct()
        .limit(MAX_SET_CODES)
        .forEach(verdict::add);
    out.segment(implementation ? "IK5" : "AK5", verdict.toArray(String[]::new));
  }

  /** Writes one note for each segment with a fault, and the notes on its elements after it. */
  private void segments(List<Fault> faults, Segment header, boolean implementation) {
    Map<String, List<Fault>> bySegment = new LinkedHashMap<>();
    for (Fault it : faults)
      if (X12Codes.set(it.code()).equals("5") && isNameable(it))
        bySegment.computeIfAbsent(it.segment() + " " + it.tag(), _ -> new ArrayList<>()).add(it);
    for (List<Fault> of : bySegment.values()) {
      Fault first = of.getFirst();
      Fault whole = of.stream().filter(it -> it.element() == null).findFirst().orElse(null);
      out.segment(
          implementation ? "IK3" : "AK3",
          String.valueOf(first.tag()),
          String.valueOf(first.segment() - header.number() + 1),
          "",
          whole == null ? "8" : X12Codes.segment(whole.code()));
      of.stream()
          .filter(it -> it.element() != null)
          .limit(MAX_ELEMENT_NOTES)
          .forEach(it -> element(it, implementation));
    }
  }

  private static boolean isNameable(Fault it) {
    return it.tag() != null && it.tag().matches("[A-Z0-9]{2,3}");
  }

  private void element(Fault fault, boolean implementation) {
    Segment at = read.segments().get(fault.segment() - 1);
    int[] place = at.placeOf(String.valueOf(fault.element()));
    int element =
        place == null ? Math.max(0, ElementAt.of(at, fault.offset()).element()) : place[0];
    boolean composite = String.valueOf(fault.element()).indexOf('-') > 0;
    String sent = place == null ? "" : at.value(place[0], place[1]);
    boolean told = fault.code() != FaultCode.CHARACTER_NOT_ALLOWED && !sent.isBlank();
    out.segment(
        implementation ? "IK4" : "AK4",
        Composite.of(
            String.valueOf(element + 1),
            composite && place != null ? String.valueOf(place[1] + 1) : ""),
        Composite.of(at.elementNumber(String.valueOf(fault.element()))),
        Composite.of(X12Codes.element(fault.code())),
        Composite.of(told ? sent.substring(0, Math.min(99, sent.length())) : ""));
  }
}
