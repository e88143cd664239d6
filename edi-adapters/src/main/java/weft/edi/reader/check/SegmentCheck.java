package weft.edi.reader.check;

import static weft.interchange.FaultCode.CODE_NOT_LISTED;
import static weft.interchange.FaultCode.DATE_INVALID;
import static weft.interchange.FaultCode.ELEMENT_NOT_NUMERIC;
import static weft.interchange.FaultCode.TIME_INVALID;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.edi.reader.text.SeparatedBytes;
import weft.edi.reader.text.Terms;
import weft.edi.table.AssociationCodes;
import weft.edi.table.CodeList;
import weft.edi.table.Condition;
import weft.edi.table.Element;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.language.Text;

/** Checks the elements of one segment against its directory, byte by byte. */
public final class SegmentCheck {
  private final FaultLog log;
  private final SeparatedBytes tokens;
  private final boolean multiByte;
  private final ElementFaults faults;
  private @Nullable AssociationCodes own;
  private int[] starts = new int[32];
  private int[] ends = new int[32];

  public SegmentCheck(
      FaultLog log, SeparatedBytes tokens, boolean multiByte, boolean toleratesCodes) {
    this.log = log;
    this.tokens = tokens;
    this.multiByte = multiByte;
    this.faults = new ElementFaults(log, tokens, toleratesCodes);
  }

  /** Also accepts the codes of the association that a message names. */
  public SegmentCheck following(String association) {
    own = AssociationCodes.of(association);
    return this;
  }

  /** From now on, reports codes outside their list as notes. */
  public void tolerateCodes() {
    faults.tolerateCodes();
  }

  public void check(Segment it, SegmentTable table) {
    if (it.isCut()) return;
    List<Position> positions = table.positions();
    int mark = it.firstMark();
    int last = it.lastMark();
    while (mark < last && tokens.kind(mark) != SeparatedBytes.ELEMENT) mark++;
    int position = 0;
    int repetition = 0;
    long filled = 0;
    while (mark < last) {
      int components = 0;
      boolean empty = true;
      int kind;
      do {
        if (components == starts.length) grow();
        int start = tokens.offset(mark) + 1;
        int end = tokens.offset(++mark);
        starts[components] = start;
        ends[components++] = end;
        if (start < end) empty = false;
        kind = tokens.kind(mark);
      } while (kind == SeparatedBytes.COMPONENT && mark < last);
      if (!empty && position < Long.SIZE) filled |= 1L << position;
      if (position >= positions.size()) {
        if (!empty && !table.open()) {
          faults.surplus(it, null, starts[0]);
          return;
        }
      } else if (empty) {
        if (positions.get(position).mandatory() && repetition == 0)
          faults.missing(it, positions.get(position), starts[0]);
      } else {
        element(it, positions.get(position), components);
      }
      if (kind == SeparatedBytes.REPETITION) {
        repetition++;
        if (position < positions.size() && repetition == positions.get(position).repeats())
          faults.tooOften(it, positions.get(position), tokens.offset(mark) + 1);
      } else {
        repetition = 0;
        position++;
      }
    }
    for (; position < positions.size(); position++)
      if (positions.get(position).mandatory())
        faults.missing(it, positions.get(position), tokens.offset(last));
    List<Condition> conditions = table.conditions();
    for (int i = 0; i < conditions.size(); i++)
      if (!conditions.get(i).isMet(filled))
        new ConditionFaults(log).add(it, table, conditions.get(i), filled);
  }

  private void grow() {
    starts = Arrays.copyOf(starts, starts.length * 2);
    ends = Arrays.copyOf(ends, ends.length * 2);
  }

  private void element(Segment it, Position position, int sent) {
    List<Position.Component> components = position.components();
    int known = components.size();
    // If 1131 or 3055 names another code list, the directory's list does not apply.
    boolean foreignCodes = false;
    for (int c = 1; c < sent && c < known; c++)
      if (starts[c] < ends[c] && components.get(c).element().namesCodeList()) foreignCodes = true;
    for (int c = 0; c < known; c++) {
      Position.Component component = components.get(c);
      if (c >= sent || starts[c] >= ends[c]) {
        if (component.mandatory())
          faults.missing(it, position, c, c < sent ? starts[c] : ends[sent - 1]);
      } else {
        value(it, position, c, component.element(), foreignCodes);
      }
    }
    for (int c = known; c < sent; c++) {
      if (starts[c] < ends[c]) {
        faults.surplus(it, position, starts[known]);
        break;
      }
    }
    if (position.id().equals("C507")) date(it, sent);
  }

  private void value(Segment it, Position position, int c, Element element, boolean foreignCodes) {
    switch (element.kind()) {
      case TEXT -> text(it, position, c, element, foreignCodes);
      case NUMBER, INTEGER, DECIMAL, SIGNED_BEHIND -> number(it, position, c, element);
      case DATE, OPEN_DATE, CALL_OFF_DATE, TIME -> moment(it, position, c, element);
    }
  }

  private void number(Segment it, Position position, int c, Element element) {
    byte[] bytes = it.raw() ? tokens.bytes : cleaned(starts[c], ends[c]);
    int from = it.raw() ? starts[c] : 0;
    int digits = Numerals.digits(bytes, from, it.raw() ? ends[c] : bytes.length, element.kind());
    if (digits >= 0) faults.length(it, position, c, digits, element, starts[c]);
    else
      faults.fault(
          it,
          position,
          c,
          ELEMENT_NOT_NUMERIC,
          starts[c],
          ends[c],
          "must be a number, not \"%s\".",
          "必须是数字，而不是“%s”。");
  }

  /** The value without the line breaks that some senders insert. */
  private byte[] cleaned(int from, int to) {
    return tokens.text(from, to, false).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Checks X12 DT and TM: a value of the right length must be a valid date or time of day. */
  private void moment(Segment it, Position position, int c, Element element) {
    boolean date = element.kind() != Element.Kind.TIME;
    byte[] bytes = it.raw() ? tokens.bytes : cleaned(starts[c], ends[c]);
    int from = it.raw() ? starts[c] : 0;
    int to = it.raw() ? ends[c] : bytes.length;
    int sent = to - from;
    if (sent < element.min() || sent > element.max()) {
      faults.length(it, position, c, sent, element, starts[c]);
    } else if (date && !isDate(element.kind(), bytes, from, to)) {
      faults.fault(
          it,
          position,
          c,
          DATE_INVALID,
          starts[c],
          ends[c],
          "is \"%s\", which is not a valid date.",
          "为“%s”，不是有效日期。");
    } else if (!date && !Numerals.isTime(bytes, from, to)) {
      faults.fault(
          it,
          position,
          c,
          TIME_INVALID,
          starts[c],
          ends[c],
          "is \"%s\", which is not a valid time.",
          "为“%s”，不是有效时间。");
    }
  }

  private static boolean isDate(Element.Kind kind, byte[] bytes, int from, int to) {
    return switch (kind) {
      case OPEN_DATE -> Numerals.isZero(bytes, from, to) || Numerals.isDate(bytes, from, to);
      case CALL_OFF_DATE -> CallOffDate.isOne(bytes, from, to);
      default -> Numerals.isDate(bytes, from, to);
    };
  }

  private void text(Segment it, Position position, int c, Element element, boolean foreignCodes) {
    int from = starts[c];
    int to = ends[c];
    int length = to - from;
    if (length > element.max() || length < element.min()) {
      if (multiByte || !it.raw()) {
        String value = tokens.text(from, to, it.raw());
        length = value.codePointCount(0, value.length());
      }
      faults.length(it, position, c, length, element, starts[c]);
      // A value of the wrong length is not in the code list either; one fault is enough.
      if (length > element.max() || length < element.min()) return;
    }
    // From D03B on a quantity may be text, but the hub needs a number to add up.
    if (element.id().equals("6060")) {
      number(it, position, c, element);
      return;
    }
    CodeList codes = element.codes();
    if (codes == null || (foreignCodes && !element.id().equals("3055"))) return;
    if (codes.has(tokens.bytes, from, to)) return;
    if (own != null && own.has(tokens.bytes, from, to)) return;
    faults.fault(
        it,
        position,
        c,
        CODE_NOT_LISTED,
        starts[c],
        ends[c],
        "is \"%s\", which is not in the code list.",
        "为“%s”，不在代码表中。");
  }

  /** Checks C507: 2380 must be a date in format 2379, if that is a known format. */
  private void date(Segment it, int sent) {
    if (sent < 3 || starts[1] >= ends[1] || starts[2] >= ends[2]) return;
    String format = tokens.text(starts[2], ends[2], it.raw());
    if (!DateFormat.isKnown(format)) return;
    String value = tokens.text(starts[1], ends[1], it.raw());
    if (DateFormat.read(format, value) != null) return;
    String shown = Sentences.printable(value);
    Text text =
        Sentences.element(
            it,
            "C507.2380",
            Terms.of("2380", null),
            "is \"%s\", which is not a valid date in format %s.".formatted(shown, format),
            "为“%s”，不是格式 %s 的有效日期。".formatted(shown, format));
    log.error(it, "C507.2380", DATE_INVALID, it.place(starts[1]), text);
  }
}
