package weft.edi.reader.check;

import static weft.interchange.FaultCode.CODE_NOT_LISTED;
import static weft.interchange.FaultCode.ELEMENT_MISSING;
import static weft.interchange.FaultCode.ELEMENT_REPEATED;
import static weft.interchange.FaultCode.ELEMENT_TOO_LONG;
import static weft.interchange.FaultCode.ELEMENT_TOO_SHORT;
import static weft.interchange.FaultCode.ELEMENT_UNEXPECTED;

import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.edi.reader.text.SeparatedBytes;
import weft.edi.reader.text.Terms;
import weft.edi.table.Element;
import weft.edi.table.Position;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/** Writes the faults of elements to the log, with the byte at which each element begins. */
final class ElementFaults {
  private final FaultLog log;
  private final SeparatedBytes tokens;
  private boolean toleratesCodes;

  ElementFaults(FaultLog log, SeparatedBytes tokens, boolean toleratesCodes) {
    this.log = log;
    this.tokens = tokens;
    this.toleratesCodes = toleratesCodes;
  }

  /** From now on, reports codes outside their list as notes. */
  void tolerateCodes() {
    toleratesCodes = true;
  }

  void missing(Segment it, Position position, int offset) {
    Text text = Sentences.element(it, position.label(), Terms.of(position), "is missing.", "缺失。");
    log.error(it, position.label(), ELEMENT_MISSING, it.place(offset), text);
  }

  void missing(Segment it, Position position, int c, int offset) {
    Element element = position.components().get(c).element();
    Text text =
        Sentences.element(
            it, position.label(c), Terms.of(element.id(), element.name()), "is missing.", "缺失。");
    log.error(it, position.label(c), ELEMENT_MISSING, it.place(offset), text);
  }

  void tooOften(Segment it, Position position, int offset) {
    Text text =
        Sentences.element(
            it, position.label(), Terms.of(position), "is repeated too often.", "重复次数过多。");
    log.error(it, position.label(), ELEMENT_REPEATED, it.place(offset), text);
  }

  void surplus(Segment it, @Nullable Position position, int start) {
    log.error(
        it,
        position == null ? null : position.label(),
        ELEMENT_UNEXPECTED,
        it.place(start),
        Sentences.about(it, new Text("has more values than allowed.", "的数据多于允许的数量。")));
  }

  void length(Segment it, Position position, int c, int length, Element element, int start) {
    if (length > element.max())
      add(
          it,
          position,
          c,
          ELEMENT_TOO_LONG,
          new Text("has %d characters; %d are allowed.", "有 %d 个字符，最多允许 %d 个。")
              .with(length, element.max()),
          start);
    else if (length < element.min())
      add(
          it,
          position,
          c,
          ELEMENT_TOO_SHORT,
          new Text("has %d characters; it needs %d.", "有 %d 个字符，应为 %d 个。")
              .with(length, element.min()),
          start);
  }

  /** Reports a fault; each sentence has one %s for the value. */
  void fault(
      Segment it,
      Position position,
      int c,
      FaultCode code,
      int start,
      int end,
      String en,
      String zh) {
    String value = Sentences.printable(tokens.text(start, end, it.raw()));
    add(it, position, c, code, new Text(en, zh).with(value), start);
  }

  private void add(Segment it, Position position, int c, FaultCode code, Text said, int start) {
    Element element = position.components().get(c).element();
    Text text =
        Sentences.element(
            it, position.label(c), Terms.of(element.id(), element.name()), said.en(), said.zh());
    Severity severity = code == CODE_NOT_LISTED && toleratesCodes ? Severity.NOTE : Severity.ERROR;
    int at = it.place(start);
    log.add(new Fault(it.number(), it.tag(), position.label(c), code, severity, at, text));
  }
}
