package weft.edi.expected;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.expected.Note.By;
import weft.edi.expected.Note.Standing;
import weft.edi.outbox.Told;
import weft.edi.reader.Envelope;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;
import weft.language.Text;

/** Reads CONTRL, 997, 999, TA1, APERAK and 824 for what they say of interchanges of ours. */
final class Notes {
  private static final int MOST = 200;
  static final Set<String> TYPES = Set.of("CONTRL", "997", "999", "TA1", "APERAK", "824");

  private final Envelope envelope;
  private final List<Note> notes = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private @Nullable Segment subject;
  private boolean refused;

  private Notes(Envelope envelope) {
    this.envelope = envelope;
  }

  static List<Note> of(ReadMessage message, Envelope envelope) {
    var notes = new Notes(envelope);
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
    if (!code.isBlank() && told.size() < MOST) told.add(Told.of(where, list, code));
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
      case "UCS" -> tell("UCS " + it.value(0), "0085", it.value(1));
      case "UCD" -> tell("UCD " + it.value(1), "0085", it.value(0));
      default -> {}
    }
  }

  private void functional(Segment it) {
    switch (it.tag()) {
      case "AK1" -> subject = it;
      case "AK3", "IK3" -> tell(it.value(0) + " " + it.value(1), "720", it.value(3));
      case "AK4", "IK4" -> tell("element " + it.value(0), "723", it.value(2));
      case "AK5", "IK5" -> {
        refused |= isRefusal(it.value(0));
        for (int i = 1; i <= 5; i++) tell("set", "718", it.value(i));
      }
      case "AK9" -> {
        refused |= isRefusal(it.value(0)) || it.value(0).equals("P");
        for (int i = 4; i <= 8; i++) tell("group", "716", it.value(i));
      }
      default -> {}
    }
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

  /** ERC says that there is an error; the text below it says which. Without one it accepts. */
  private void aperak(List<Segment> segments) {
    List<String> numbers = new ArrayList<>();
    Segment error = null;
    for (Segment it : segments) {
      switch (it.tag()) {
        case "RFF" -> numbers.add(it.value(0, 1));
        case "DOC" -> numbers.add(it.value(1, 0));
        case "ERC" -> {
          refused = true;
          error = it;
          told.add(said("ERC", it.value(0), "The partner gives the code " + it.value(0) + "."));
        }
        case "FTX" -> {
          if (error != null) told.add(said("FTX", error.value(0), text(it)));
        }
        default -> {}
      }
    }
    for (String it : numbers)
      if (!it.isBlank()) note(By.DOCUMENT, it, refused ? Standing.REJECTED : Standing.ACKNOWLEDGED);
  }

  private static String text(Segment ftx) {
    var text = new StringBuilder();
    for (int i = 0; i < 5; i++) text.append(ftx.value(3, i)).append(' ');
    return text.toString().strip();
  }

  private static Told said(String where, String code, String words) {
    return new Told(where, code, new Text(words, words));
  }

  /** OTI begins what is said of one set, TED says what is wrong with it. */
  private void advice(Segment it) {
    if (it.tag().equals("OTI")) {
      end("824");
      subject = it;
      refused = it.value(0).endsWith("R");
    }
    if (it.tag().equals("TED") && told.size() < MOST)
      told.add(said("TED", it.value(0), it.value(1).isBlank() ? it.value(0) : it.value(1)));
  }

  private void end(String type) {
    Segment it = subject;
    subject = null;
    if (it == null) return;
    Standing standing = refused ? Standing.REJECTED : Standing.ACKNOWLEDGED;
    switch (type) {
      case "CONTRL" -> {
        // 8: it arrived, and was not looked into yet.
        boolean arrived = !refused && it.value(3).equals("8");
        notes.add(
            new Note(
                it.value(1, 0),
                By.INTERCHANGE,
                it.value(0),
                arrived ? Standing.RECEIVED : standing,
                List.copyOf(told)));
      }
      case "824" -> {
        if (!it.value(7).isBlank()) note(By.GROUP, it.value(7), standing);
        else note(By.DOCUMENT, it.value(2), standing);
      }
      default -> note(By.GROUP, it.value(1), standing);
    }
    told.clear();
  }

  /** X12 and business answers are addressed to whom they speak of. */
  private void note(By by, String number, Standing standing) {
    notes.add(new Note(envelope.receiver().id(), by, number, standing, List.copyOf(told)));
  }
}
