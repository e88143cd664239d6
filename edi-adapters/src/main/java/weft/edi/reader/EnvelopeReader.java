package weft.edi.reader;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.check.DateFormat;
import weft.edi.reader.text.Charsets;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.FrameSegment;
import weft.edi.reader.text.Opening;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.edi.reader.text.SeparatedBytes;
import weft.edi.reader.text.Tokenizer;
import weft.edi.reader.text.UnfoldedLines;
import weft.interchange.FaultCode;
import weft.language.Text;

/** Reads the sender, receiver, date and character set from UNB (ISO 9735-1 annex C) or ISA. */
final class EnvelopeReader {
  private final Opening opening;
  private final FaultLog log;
  private final Charset charset;
  private final SeparatedBytes tokens;
  private final boolean overridden;
  private final boolean assumed;

  /**
   * Creates a reader for the first segment.
   *
   * @param bytes the bytes with line folding removed
   */
  EnvelopeReader(
      byte[] bytes,
      @Nullable UnfoldedLines unfolded,
      Opening opening,
      @Nullable Charset override,
      FaultLog log) {
    this.opening = opening;
    this.log = log;
    // EDIFACT names its character set in UNB; X12 has only the byte order mark before ISA.
    boolean marked = opening.utf8() && opening.frame() == FrameSegment.X12;
    this.overridden = override != null || marked;
    Charset named = marked ? StandardCharsets.UTF_8 : Charsets.of(opening.syntax());
    this.charset =
        override != null ? override : named != null ? named : StandardCharsets.ISO_8859_1;
    this.assumed = override == null && named == null;
    if (Charsets.isMultiByte(charset) && opening.delimiters().isBeyondAscii())
      log.error(
          FaultCode.INVALID_SEPARATORS,
          opening.start(),
          new Text(
              "The separators are bytes that are parts of letters in %s.".formatted(charset.name()),
              "分隔符所用的字节在字符集 %s 中属于文字。".formatted(charset.name())));
    this.tokens = new SeparatedBytes(bytes, unfolded, opening.delimiters(), charset);
  }

  SeparatedBytes tokens() {
    return tokens;
  }

  Tokenizer tokenizer(int maxSegmentBytes) {
    return new Tokenizer(
        tokens,
        opening.syntax(),
        overridden,
        opening.start(),
        opening.plainUntil(),
        maxSegmentBytes);
  }

  @Nullable Envelope read() {
    Segment unb = tokenizer(ReaderOptions.STANDARD.maxSegmentBytes()).next();
    return unb == null ? null : read(unb);
  }

  Envelope read(Segment first) {
    return opening.frame() == FrameSegment.X12 ? isa(first) : unb(first);
  }

  private Envelope isa(Segment isa) {
    if (opening.version() < 200 || opening.version() > 801)
      log.error(
          isa,
          "ISA12",
          FaultCode.SYNTAX_NOT_SUPPORTED,
          isa.placeOfElement(11),
          new Text(
              "ISA12 names no version of X12 (00200 to 00801).",
              "ISA12 不是 X12 版本号（00200 至 00801）。"));
    return new Envelope(
        Envelope.X12,
        opening.version(),
        new EnvelopeParty(isa.value(5).strip(), isa.value(4).strip()),
        new EnvelopeParty(isa.value(7).strip(), isa.value(6).strip()),
        prepared(isa, "ISA09", 8, isa.value(8), isa.value(9)),
        isa.value(12).strip(),
        "",
        isa.value(13).equals("1"),
        isa.value(14).equals("T"),
        opening.delimiters(),
        charset);
  }

  private Envelope unb(Segment unb) {
    if (assumed)
      log.error(
          unb,
          "S001.0001",
          FaultCode.CHARSET_NOT_SUPPORTED,
          unb.placeOfElement(0),
          new Text(
                  "The syntax identifier \"%s\" is not known; ISO 8859-1 was assumed.",
                  "未知的语法标识“%s”，已按 ISO 8859-1 读取。")
              .with(Sentences.printable(opening.syntax())));
    if (opening.version() < 1 || opening.version() > 4)
      log.error(
          unb,
          "S001.0002",
          FaultCode.SYNTAX_NOT_SUPPORTED,
          unb.placeOf(0, 1),
          new Text("The syntax version is not one of 1 to 4.", "语法版本不在 1 至 4 之内。"));
    return new Envelope(
        opening.syntax(),
        opening.version(),
        new EnvelopeParty(unb.value(1, 0).strip(), unb.value(1, 1).strip()),
        new EnvelopeParty(unb.value(2, 0).strip(), unb.value(2, 1).strip()),
        prepared(unb, "S004.0017", 3, unb.value(3, 0), unb.value(3, 1)),
        unb.value(4).strip(),
        unb.value(6).strip(),
        unb.value(8).equals("1"),
        unb.value(10).equals("1"),
        opening.delimiters(),
        charset);
  }

  private @Nullable LocalDateTime prepared(
      Segment header, String element, int place, String date, String time) {
    String format = date.length() == 8 ? "203" : "201";
    DateFormat.Period at = DateFormat.read(format, date + time);
    if (at == null) {
      log.note(
          header,
          element,
          FaultCode.DATE_INVALID,
          header.placeOfElement(place),
          Sentences.about(
              header, new Text("has no valid date and time of preparation.", "的编制日期时间无效。")));
      return null;
    }
    return at.from();
  }
}
