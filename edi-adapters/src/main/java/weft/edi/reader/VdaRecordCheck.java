package weft.edi.reader;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import weft.edi.reader.check.SegmentCheck;
import weft.edi.reader.text.Charsets;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.edi.reader.text.Terms;
import weft.edi.table.Directory;
import weft.edi.table.Element;
import weft.edi.table.LaidOutRecords;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.interchange.FaultCode;
import weft.language.Text;

/** Checks the records of a VDA transmission against their tables, byte by byte. */
final class VdaRecordCheck {
  private final byte[] words;
  private final IntUnaryOperator place;
  private final Charset charset;
  private final Directory directory;
  private final boolean toleratesCodes;
  private final List<Bounds> records = new ArrayList<>();

  /** The range of one record's bytes. */
  private record Bounds(int begin, int end, boolean oversized) {}

  /**
   * Creates a check for the records in these bytes.
   *
   * @param place maps an offset in {@code words} to an offset in the file
   */
  VdaRecordCheck(
      byte[] words,
      IntUnaryOperator place,
      Charset charset,
      Directory directory,
      ReaderOptions options) {
    this.words = words;
    this.place = place;
    this.charset = charset;
    this.directory = directory;
    this.toleratesCodes = options.toleratesCodes();
  }

  /** Adds the next record, in order; must be called before the record is checked. */
  void add(int begin, int end, boolean oversized) {
    records.add(new Bounds(begin, end, oversized));
  }

  void check(Segment it, FaultLog into) {
    SegmentTable table = directory.segment(it.tagCode());
    it.describe(table);
    if (into.endsBefore(it)) return;
    Bounds record = records.get(it.number() - 1);
    if (record.oversized())
      into.error(
          it,
          null,
          FaultCode.SEGMENT_TOO_LONG,
          Math.min(record.end(), record.begin() + LaidOutRecords.LENGTH),
          Sentences.about(
              it, new Text("is longer than %d bytes.", "超过 %d 字节。").with(LaidOutRecords.LENGTH)));
    characters(it, record, into);
    if (table == null) return;
    new SegmentCheck(into, it.tokens(), Charsets.isMultiByte(charset), toleratesCodes)
        .check(it, table);
    cutShort(it, record, table, into);
  }

  /**
   * Reports a numeric field that the end of the record cuts off, because its last digits are lost.
   */
  private void cutShort(Segment it, Bounds record, SegmentTable table, FaultLog into) {
    int length = record.end() - record.begin();
    int at = VdaReader.TYPE;
    for (Position position : table.positions()) {
      Element element = position.components().getFirst().element();
      int until = at + element.max();
      if (at < length && until > length) {
        if (element.kind() != Element.Kind.TEXT)
          into.error(
              it,
              position.label(),
              FaultCode.ELEMENT_TOO_SHORT,
              place.applyAsInt(record.begin() + at),
              Sentences.element(
                  it,
                  position.label(),
                  Terms.of(position),
                  "is cut off by the end of the record.",
                  "因记录提前结束而不完整。"));
        return;
      }
      at = until;
    }
  }

  private void characters(Segment it, Bounds record, FaultLog into) {
    for (int i = record.begin(); i < record.end(); i++) {
      int b = words[i] & 0xff;
      if (b >= ' ' && b != 0x7f) continue;
      into.error(
          it,
          null,
          FaultCode.CHARACTER_NOT_ALLOWED,
          place.applyAsInt(i),
          Sentences.about(
              it, new Text("has the control character 0x%02X.", "含有控制字符 0x%02X。").with(b)));
      break;
    }
    if (!Charsets.isMultiByte(charset)) return;
    ByteBuffer in = ByteBuffer.wrap(words, record.begin(), record.end() - record.begin());
    try {
      charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(in);
    } catch (CharacterCodingException e) {
      into.error(
          it,
          null,
          FaultCode.UNDECODABLE,
          place.applyAsInt(in.position()),
          Sentences.about(
              it,
              new Text("has bytes that are not valid in %s.", "含有不是 %s 字符的字节。")
                  .with(charset.name())));
    }
  }
}
