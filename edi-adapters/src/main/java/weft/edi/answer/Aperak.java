package weft.edi.answer;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.table.Directory;
import weft.edi.table.Element;
import weft.edi.table.SegmentTable;
import weft.edi.writer.Composite;
import weft.edi.writer.EdiWriter;
import weft.interchange.Fault;
import weft.interchange.MessageResult.Outcome;

/**
 * Writes APERAK, one for each message that it answers, in that message's release. It contains the
 * references of the interchange (RFF ACE), the message (ACW) and the document (AGO), the outcome
 * (BGM 1225), and for each fault its code (ERC), text (FTX AAO) and place (RFF ZZZ: tag and
 * element, the segment's position in 1156).
 */
final class Aperak {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");

  /** The release to use if the message's own release has no usable APERAK. */
  private static final String FALLBACK = "D96A";

  /** The length of the hub's codes; D95A allows only three characters. */
  private static final int CODE = 8;

  private static final int TEXT = 70;
  private static final int TEXTS = 5;

  private final Envelope theirs;
  private final Envelope ours;
  private final EdiWriter out;

  Aperak(Envelope theirs, Envelope ours) {
    this.theirs = theirs;
    this.ours = ours;
    this.out = new EdiWriter(ours, false);
  }

  byte[] write(List<Advice> advice, LocalDateTime when) {
    for (int i = 0; i < advice.size(); i++) {
      String number = advice.size() == 1 ? ours.reference() : ours.reference() + "-" + (i + 1);
      message(advice.get(i), String.valueOf(i + 1), number, when);
    }
    return out.toBytes();
  }

  private void message(Advice it, String reference, String number, LocalDateTime when) {
    ReadMessage message = it.message();
    String release = release(message);
    out.begin(reference, "APERAK", release, "");
    out.segment(
        "BGM",
        Composite.of(name(release, it.outcome())),
        Composite.of(number),
        Composite.of(verdict(it.outcome())));
    out.segment("DTM", Composite.of("137", MINUTE.format(when), "203"));
    reference("ACE", theirs.reference());
    reference("ACW", message.reference());
    reference("AGO", document(message));
    it.faults().forEach(fault -> fault(fault, message));
    out.end();
  }

  private static String release(ReadMessage message) {
    Directory directory = Directory.of(message.type(), message.release());
    if (directory == null || directory.message("APERAK") == null) return FALLBACK;
    SegmentTable erc = directory.segment("ERC");
    Element code = erc == null ? null : erc.element("C901.9321");
    return code != null && code.max() >= CODE ? message.release() : FALLBACK;
  }

  /** DE 1001: 312 acknowledgement, 313 application error; directories before D99B have neither. */
  private static String name(String release, Outcome outcome) {
    String name = outcome == Outcome.APPLIED ? "312" : "313";
    Directory directory = Directory.of(release);
    SegmentTable bgm = directory == null ? null : directory.segment("BGM");
    return bgm != null && bgm.has("1001", name) ? name : "";
  }

  /** DE 1225: 29 accepted, 23 on hold, 45 accepted with reserves, 27 not accepted. */
  private static String verdict(Outcome outcome) {
    return switch (outcome) {
      case APPLIED, KEPT -> "29";
      case HELD -> "23";
      case CONTRADICTED -> "45";
      case REJECTED -> "27";
    };
  }

  private void reference(String qualifier, String number) {
    if (!number.isBlank()) out.echo("RFF", Composite.of(qualifier, number));
  }

  /** The document number, BGM 1004. */
  private static String document(ReadMessage message) {
    var bgm = message.body().segment("BGM");
    return bgm == null ? "" : bgm.value(1, 0);
  }

  private void fault(Fault fault, ReadMessage message) {
    out.segment("ERC", Composite.of(AdviceCodes.edifact(fault.code()), "ZZZ", "ZZZ"));
    List<String> words = FaultWords.cut(FaultWords.of(fault), TEXT, TEXT, TEXTS);
    out.segment("FTX", Composite.of("AAO"), Composite.NONE, Composite.NONE, new Composite(words));
    FaultPlace place = FaultPlace.of(fault, message);
    if (place != null)
      out.segment("RFF", Composite.of("ZZZ", place.name(), String.valueOf(place.position())));
  }
}
