package weft.edi.expected;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.expected.Note.By;
import weft.edi.expected.Note.Standing;
import weft.edi.outbox.PartnerFault;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.language.Text;

/** Extracts the answers to outgoing interchanges from CONTRL, 997, 999, TA1, APERAK and 824. */
final class Notes {
  private static final int MOST = 200;

  /**
   * DE 1225 values of an APERAK that reports errors but refuses nothing: on hold, or accepted in
   * some form.
   */
  private static final Set<String> TAKEN = Set.of("23", "29", "34", "44", "45");

  /** DE 1225 values of a refusal: not accepted; accepted, but its contents rejected. */
  private static final Set<String> REFUSED = Set.of("27", "48");

  private static final Text CODE = new Text("The partner gives the code %s.", "对方给出代码 %s。");

  private final Envelope envelope;
  private final List<Note> notes = new ArrayList<>();
  private final List<PartnerFault> told = new ArrayList<>();
  private @Nullable Segment subject;

  /** The position of the last segment in the answer, within its message. */
  private @Nullable Integer segment;

  private String spokenOf = "";
  private final boolean ofContent;
  private boolean refused;

  private Notes(Envelope envelope, String type) {
    this.envelope = envelope;
    this.ofContent = type.equals("APERAK") || type.equals("824");
  }

  static List<Note> of(ReadMessage message, Envelope envelope) {
    var notes = new Notes(envelope, message.type());
    switch (message.type()) {
      case "CONTRL" -> message.segments().forEach(notes::contrl);
      case "997", "999" -> message.segments().forEach(notes::functional);
      case "TA1" -> notes.interchange(message.header());
      case "APERAK" -> notes.aperak(message.segments());
      case "824" -> message.segments().forEach(notes::advice);
      default -> {}
    }
    notes.end(message.type());
    return notes.notes;
  }

  private void tell(String where, String list, String code) {
    tell(where, list, code, null, null);
  }

  private void tell(
      String where, String list, String code, @Nullable Integer at, @Nullable String element) {
    if (!code.isBlank() && told.size() < MOST)
      told.add(PartnerFault.of(where, list, code).at(at, element));
  }

  private static @Nullable Integer number(String text) {
    return text.matches("[1-9][0-9]{0,6}") ? Integer.valueOf(text) : null;
  }

  /**
   * An element and component in the notation of {@link PartnerFault}.
   *
   * @param before the number of positions before the first element: 1 if the tag counts as one
   */
  private static @Nullable String element(String element, String component, int before) {
    Integer place = number(element);
    if (place == null || place <= before) return null;
    return (place - before) + "." + (number(component) == null ? "1" : component);
  }

  private void contrl(Segment it) {
    switch (it.tag()) {
      case "UCI" -> {
        subject = it;
        refused = it.value(3).equals("4");
        tell("UCI", "0085", it.value(4));
      }
      case "UCM" -> {
        refused |= it.value(2).equals("4");
        tell("UCM " + it.value(0), "0085", it.value(3));
      }
      case "UCS" -> {
        segment = number(it.value(0));
        tell("UCS " + it.value(0), "0085", it.value(1), segment, null);
      }
      case "UCD" -> {
        String place = element(it.value(1), it.value(1, 1), 1);
        tell("UCD " + it.value(1), "0085", it.value(0), segment, place);
      }
      default -> {}
    }
  }

  private void functional(Segment it) {
    switch (it.tag()) {
      case "AK1" -> subject = it;
      case "AK3", "IK3" -> {
        segment = number(it.value(1));
        spokenOf = it.value(0);
        tell(it.value(0) + " " + it.value(1), "720", it.value(3), segment, null);
      }
      case "AK4", "IK4" -> {
        String place = element(it.value(0), it.value(0, 1), 0);
        tell(spokenOf(it), "723", it.value(2), segment, place);
      }
      case "AK5", "IK5" -> {
        refused |= isRefusal(it.value(0));
        for (int i = 1; i <= 5; i++) tell("ST", "718", it.value(i));
      }
      case "AK9" -> {
        refused |= isRefusal(it.value(0)) || it.value(0).equals("P");
        for (int i = 4; i <= 8; i++) tell("GS", "716", it.value(i));
      }
      default -> {}
    }
  }

  /** The element's label in X12 notation: {@code PO102}, {@code MEA04-1}. */
  private String spokenOf(Segment ak4) {
    String number = ak4.value(0, 0);
    String component = ak4.value(0, 1);
    return spokenOf
        + (number.length() == 1 ? "0" : "")
        + number
        + (component.isBlank() ? "" : "-" + component);
  }

  /** R rejected; M, W and X rejected for reasons of security. */
  private static boolean isRefusal(String code) {
    return "RMWX".contains(code) && !code.isEmpty();
  }

  private void interchange(Segment ta1) {
    String code = ta1.value(4);
    if (!code.equals("000")) tell("ISA", "I18", code);
    boolean rejected = ta1.value(3).equals("R");
    note(By.INTERCHANGE, ta1.value(0), rejected ? Standing.REJECTED : Standing.RECEIVED);
  }

  /**
   * Reads an APERAK. BGM 1225 states the verdict; without it, an ERC states that there is an error.
   * The FTX after an ERC contains its text, and RFF ZZZ its place.
   */
  private void aperak(List<Segment> segments) {
    List<String> numbers = new ArrayList<>();
    String verdict = "";
    Segment error = null;
    for (Segment it : segments) {
      switch (it.tag()) {
        case "BGM" -> {
          verdict = it.value(2);
          refused = REFUSED.contains(verdict) || it.value(3).equals("RE");
        }
        case "DOC" -> numbers.add(it.value(1, 0));
        case "ERC" -> {
          error = it;
          refused |= !TAKEN.contains(verdict);
          add(new PartnerFault("ERC", it.value(0), CODE.with(it.value(0)), null, null));
        }
        case "RFF" -> {
          if (error == null) numbers.add(it.value(0, 1));
          else if (it.value(0).equals("ZZZ")) place(it);
        }
        case "FTX" -> {
          if (error == null) add(said("FTX", verdict, text(it)));
          else last(null, text(it));
        }
        default -> {}
      }
    }
    for (String it : numbers)
      if (!it.isBlank()) note(By.DOCUMENT, it, refused ? Standing.REJECTED : Standing.ACKNOWLEDGED);
  }

  private void add(PartnerFault it) {
    if (told.size() < MOST) told.add(it);
  }

  /** Adds a place or a text to the last fault. */
  private void last(@Nullable String where, @Nullable String words) {
    if (told.isEmpty() || told.size() == MOST) return;
    PartnerFault it = told.removeLast();
    told.add(
        new PartnerFault(
            where == null ? it.where() : where.strip(),
            it.code(),
            words == null ? it.text() : new Text(words, words),
            it.segment(),
            it.element()));
  }

  /**
   * Reads a place in the hub's own notation: tag and element as text, and the segment's position.
   */
  private void place(Segment rff) {
    String name = rff.value(0, 1);
    last(name + " " + rff.value(0, 2), null);
    Integer at = number(rff.value(0, 2));
    if (at == null || told.isEmpty() || told.size() == MOST) return;
    int space = name.indexOf(' ');
    told.add(told.removeLast().at(at, space < 0 ? null : name.substring(space + 1).strip()));
  }

  private static String text(Segment ftx) {
    var text = new StringBuilder();
    for (int i = 0; i < 5; i++) text.append(ftx.value(3, i)).append(' ');
    return text.toString().strip();
  }

  private static PartnerFault said(String where, String code, String words) {
    return new PartnerFault(where, code, new Text(words, words), null, null);
  }

  /** Reads an 824: OTI begins the answer to one set, TED states a fault, NTE continues its text. */
  private void advice(Segment it) {
    switch (it.tag()) {
      case "OTI" -> {
        end("824");
        subject = it;
        refused = it.value(0).endsWith("R");
      }
      case "TED" -> {
        String words = it.value(1).isBlank() ? it.value(0) : it.value(1);
        String place = (it.value(2) + " " + it.value(3)).strip();
        add(
            said(place.isEmpty() ? "TED" : place, it.value(0), words)
                .at(number(it.value(3)), element(it.value(4), it.value(4, 1), 0)));
      }
      case "NTE" -> {
        if (subject != null && !told.isEmpty())
          last(null, told.getLast().text().en() + " " + it.value(1));
      }
      default -> {}
    }
  }

  private void end(String type) {
    Segment it = subject;
    subject = null;
    if (it == null) return;
    Standing standing = refused ? Standing.REJECTED : Standing.ACKNOWLEDGED;
    switch (type) {
      case "CONTRL" -> {
        // 8: received, but not checked yet.
        boolean arrived = !refused && it.value(3).equals("8");
        notes.add(
            new Note(
                it.value(1, 0),
                By.INTERCHANGE,
                it.value(0),
                arrived ? Standing.RECEIVED : standing,
                List.copyOf(told),
                false));
      }
      case "824" -> {
        if (!it.value(7).isBlank()) note(By.GROUP, it.value(7), standing);
        else note(By.DOCUMENT, it.value(2), standing);
      }
      default -> note(By.GROUP, it.value(1), standing);
    }
    told.clear();
  }

  /**
   * Adds an answer of X12 or about business content; these are addressed to the interchange's
   * sender.
   */
  private void note(By by, String number, Standing standing) {
    notes.add(
        new Note(envelope.receiver().id(), by, number, standing, List.copyOf(told), ofContent));
  }
}
