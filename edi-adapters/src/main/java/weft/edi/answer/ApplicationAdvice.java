package weft.edi.answer;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.edi.table.Directory;
import weft.edi.writer.X12Writer;
import weft.interchange.Fault;
import weft.interchange.MessageResult.Outcome;

/**
 * Writes the 824, one for each functional group that it answers, in that group's release. An OTI
 * for each set contains its document number, the control numbers of group and set and, in REF ZZ,
 * of the interchange. A TED for each fault contains code, text and place; NTE continues the text.
 */
final class ApplicationAdvice {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter DAY_6 = DateTimeFormatter.ofPattern("uuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  /** The release to use if the group's own release has no 824. */
  private static final String FALLBACK = "004010";

  private static final int REFERENCE = 30;
  private static final int TED_WORDS = 60;
  private static final int NTE_WORDS = 80;
  private static final int PIECES = 6;
  private static final int COPY = 99;

  private final Envelope theirs;
  private final String reference;
  private final X12Writer out;

  ApplicationAdvice(Envelope theirs, Envelope ours) {
    this.theirs = theirs;
    this.reference = ours.reference();
    this.out = new X12Writer(ours, false);
  }

  byte[] write(List<Advice> advice, LocalDateTime when) {
    Map<Segment, List<Advice>> byGroup = new LinkedHashMap<>();
    for (Advice it : advice) {
      Segment group = it.message().group();
      if (group != null) byGroup.computeIfAbsent(group, _ -> new ArrayList<>()).add(it);
    }
    int number = 0;
    for (var it : byGroup.entrySet()) group(it.getKey(), it.getValue(), number++, when);
    return out.toBytes();
  }

  private void group(Segment gs, List<Advice> sets, int number, LocalDateTime when) {
    String release = release(sets.getFirst().message());
    String count = String.valueOf(Long.parseLong("0" + reference.replaceAll("\\D", "")) + number);
    out.group("AG", gs.value(2), gs.value(1), count, release);
    out.begin("824", "");
    DateTimeFormatter day = release.compareTo("004010") < 0 ? DAY_6 : DAY;
    String ours = number == 0 ? reference : reference + "-" + (number + 1);
    // 11: response
    out.segment("BGN", "11", ours, day.format(when), TIME.format(when));
    sets.forEach(it -> set(it, gs));
    out.end().endGroup();
  }

  private static String release(ReadMessage set) {
    Directory directory = Directory.of(set.type(), set.release());
    boolean has = directory != null && directory.message("824") != null;
    return has ? set.release() : FALLBACK;
  }

  private void set(Advice it, Segment gs) {
    ReadMessage set = it.message();
    Segment header = set.header();
    String number = number(set);
    out.segment(
        "OTI",
        verdict(it.outcome()),
        isOrder(set) ? "PO" : "TN",
        number.substring(0, Math.min(REFERENCE, number.length())),
        gs.value(1),
        gs.value(2),
        gs.value(3),
        gs.value(4),
        gs.value(5),
        header.value(1),
        header.value(0));
    out.segment("REF", "ZZ", theirs.reference(), "ISA13");
    it.faults().forEach(fault -> fault(fault, set));
  }

  /** Data element 110: TA accepted, TE accepted with errors, TR rejected. */
  private static String verdict(Outcome outcome) {
    return switch (outcome) {
      case APPLIED, KEPT -> "TA";
      case HELD, CONTRADICTED -> "TE";
      case REJECTED -> "TR";
    };
  }

  private static boolean isOrder(ReadMessage set) {
    return List.of("850", "860", "855", "865").contains(set.type());
  }

  /**
   * The document number of the set, such as the order's or release's number, else its control
   * number.
   */
  private static String number(ReadMessage set) {
    Segment begin = set.segments().size() > 1 ? set.segments().get(1) : set.header();
    int[] places =
        switch (begin.tag()) {
          case "BEG", "BCH", "BAK", "BCA" -> new int[] {2};
          case "BFR" -> new int[] {2, 1};
          case "BRA" -> new int[] {0};
          default -> new int[] {1};
        };
    for (int it : places) if (!begin.value(it).isBlank()) return begin.value(it);
    return set.header().value(1);
  }

  private void fault(Fault fault, ReadMessage set) {
    List<String> words = FaultWords.cut(FaultWords.of(fault), TED_WORDS, NTE_WORDS, PIECES);
    FaultPlace place = FaultPlace.of(fault, set);
    int[] at = place == null ? null : place.indexes();
    String sent = place == null || at == null ? "" : place.segment().value(at[0], at[1]);
    out.segment(
        "TED",
        AdviceCodes.x12(fault.code()),
        words.getFirst(),
        place == null ? "" : place.segment().tag(),
        place == null ? "" : String.valueOf(place.position()),
        at == null ? "" : String.valueOf(at[0] + 1),
        place == null || at == null ? "" : place.segment().elementNumber("" + place.element()),
        sent.isBlank() ? "" : sent.substring(0, Math.min(COPY, sent.length())));
    words.stream().skip(1).forEach(it -> out.segment("NTE", "ADD", it));
  }
}
