package weft.edi.reader.check;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import weft.edi.reader.text.Charsets;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.edi.reader.text.SeparatedBytes;
import weft.edi.reader.text.Tokenizer;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/** Reports the character faults of the segment that the tokenizer cut last. */
public final class CharacterFaults {
  private final Tokenizer tokenizer;
  private final SeparatedBytes tokens;
  private final String syntax;
  private final ReaderOptions options;
  private final CharsetDecoder decoder;
  private final CharBuffer decoded = CharBuffer.allocate(1024);
  private boolean lineBreakTold;
  private boolean foreignTold;

  public CharacterFaults(
      Tokenizer tokenizer, SeparatedBytes tokens, String syntax, ReaderOptions options) {
    this.tokenizer = tokenizer;
    this.tokens = tokens;
    this.syntax = syntax;
    this.options = options;
    this.decoder =
        tokens
            .charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * Reports the faults of a segment.
   *
   * @param repertoireTold whether the message already has a note of unexpected characters
   * @return whether it has one now
   */
  public boolean report(Segment it, FaultLog log, boolean repertoireTold) {
    if (log.endsBefore(it)) return repertoireTold;
    if (tokenizer.emptyAt() >= 0)
      log.note(
          it,
          FaultCode.SEGMENT_EMPTY,
          tokens.place(tokenizer.emptyAt()),
          Sentences.about(it, new Text("comes after an empty segment.", "之前有一个空段。")));
    if (tokenizer.oversized())
      log.error(
          it,
          FaultCode.SEGMENT_TOO_LONG,
          Sentences.about(
              it,
              new Text(
                      "is longer than %d bytes; perhaps a terminator is missing.",
                      "超过 %d 字节，可能缺少段终止符。")
                  .with(options.maxSegmentBytes())));
    if (tokenizer.unterminated())
      log.note(
          it,
          FaultCode.TERMINATOR_MISSING,
          it.end(),
          Sentences.about(it, new Text("ends without its terminator.", "没有段终止符。")));
    int broken = lineBreakTold ? -1 : lineBreak(it);
    if (broken >= 0) {
      lineBreakTold = true;
      log.note(
          it,
          FaultCode.LINE_BREAK,
          broken,
          Sentences.about(
              it, new Text("has a line break inside, which was left out.", "中有换行符，已忽略。")));
    }
    if (tokenizer.highAt() >= 0 && !Charsets.isLatin(tokens.charset)) undecodable(it, log);
    if (!foreignTold && Charsets.isLatin(tokens.charset)) foreign(it, log);
    return tokenizer.oddAt() >= 0 ? odd(it, log, repertoireTold) : repertoireTold;
  }

  private int lineBreak(Segment it) {
    return tokenizer.lineBreakAt() >= 0
        ? tokenizer.lineBreakAt()
        : tokens.foldWithin(it.wordsBegin(), it.wordsEnd());
  }

  private boolean odd(Segment it, FaultLog log, boolean told) {
    int b = tokens.bytes[tokenizer.oddAt()] & 0xff;
    boolean tolerated = options.toleratesCharacters() && !tokenizer.isControl(tokenizer.oddAt());
    if (tolerated && told) return true;
    String shown = b > ' ' && b < 0x7f ? "\"" + (char) b + "\"" : "0x%02X".formatted(b);
    Text text =
        Sentences.about(
            it,
            new Text("has the character %s, which %s does not have.", "中的字符 %s 不属于字符集 %s。")
                .with(shown, Sentences.printable(syntax)));
    Severity severity = tolerated ? Severity.NOTE : Severity.ERROR;
    log.add(
        new Fault(
            it.number(),
            it.tag(),
            null,
            FaultCode.CHARACTER_NOT_ALLOWED,
            severity,
            tokens.place(tokenizer.oddAt()),
            text));
    return told || tolerated;
  }

  private void foreign(Segment it, FaultLog log) {
    boolean odd = tokenizer.oddAt() >= 0 && tokens.bytes[tokenizer.oddAt()] < 0;
    if (tokenizer.highAt() < 0 && !odd) return;
    int first = odd ? tokenizer.oddAt() : tokenizer.highAt();
    if (tokenizer.highAt() >= 0) first = Math.min(first, tokenizer.highAt());
    String charset = ForeignWords.charset(tokens.bytes, first, it.wordsEnd());
    if (charset == null) return;
    foreignTold = true;
    log.note(
        it,
        FaultCode.CHARACTER_NOT_ALLOWED,
        tokens.place(first),
        Sentences.about(
            it,
            new Text(
                    "looks like Chinese in %s rather than %s; if so, agree on the character set in"
                        + " the profile.",
                    "看起来是 %s 编码的中文，与 %s 不符；如是，请在 EDI 伙伴协议中约定字符集。")
                .with(charset, Sentences.printable(syntax))));
  }

  private void undecodable(Segment it, FaultLog log) {
    ByteBuffer in =
        ByteBuffer.wrap(tokens.bytes, tokenizer.highAt(), it.wordsEnd() - tokenizer.highAt());
    decoder.reset();
    CoderResult result;
    do {
      decoded.clear();
      result = decoder.decode(in, decoded, true);
    } while (result.isOverflow());
    if (!result.isError()) return;
    log.error(
        it,
        null,
        FaultCode.UNDECODABLE,
        tokens.place(in.position()),
        Sentences.about(
            it,
            new Text("has bytes that are not valid in %s.", "含有不是 %s 字符的字节。")
                .with(tokens.charset.name())));
  }
}
