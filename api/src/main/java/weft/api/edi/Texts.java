package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.security.Caller;
import weft.edi.reader.EdiReader;
import weft.edi.reader.text.Envelope;
import weft.language.Text;
import weft.party.PartnerCharset;

/** Interchanges as undecoded text for people. */
@RestController
@RequestMapping("/api/v1/edi/interchanges/{id}/text")
class Texts {
  /** In bytes. */
  private static final int MOST = 200_000;

  private static final List<String> OTHERS = List.of("UTF-8", "ISO-8859-1", "GB18030", "DIN_66003");

  private final Originals originals;
  private final WholeReads reads;

  Texts(Originals originals, WholeReads reads) {
    this.originals = originals;
    this.reads = reads;
  }

  /**
   * The beginning of an interchange.
   *
   * @param charset in which it was decoded
   * @param charsets to choose from: first the one used to read or write it
   * @param cut whether more follows
   */
  record Decoded(String charset, List<String> charsets, String text, boolean cut) {}

  /**
   * Returns the first 200,000 bytes as text; an invalid byte shows as U+FFFD.
   *
   * @param charset overrides the partner's charset
   */
  @Operation(
      operationId = "getInterchangeText",
      summary =
          "The interchange as text, in the partner's charset; for its sender and the operator.")
  @GetMapping
  Decoded text(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String charset) {
    return reads.read(caller, () -> originals.find(caller, id), it -> text(it, charset));
  }

  private static Decoded text(Originals.Original original, @Nullable String charset) {
    Charset own = own(original);
    Charset chosen = charset == null ? own : named(charset);
    List<String> charsets =
        Stream.concat(Stream.of(own.name()), OTHERS.stream()).distinct().toList();
    boolean cut = original.bytes().length > MOST;
    return new Decoded(chosen.name(), charsets, decoded(original.bytes(), chosen, cut), cut);
  }

  private static Charset own(Originals.Original it) {
    Charset agreed = it.reading().charset();
    if (agreed != null) return agreed;
    Envelope envelope = EdiReader.scan(it.bytes());
    return envelope == null ? StandardCharsets.UTF_8 : envelope.charset();
  }

  private static Charset named(String charset) {
    return PartnerCharset.named(charset)
        .orElseThrow(
            () ->
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "parameter-invalid",
                        new Text("There is no such charset.", "没有该字符集。"))
                    .params(Map.of("parameter", "charset"))
                    .exception());
  }

  /** Decodes the bytes and leaves out a character that is cut in two at the end. */
  private static String decoded(byte[] bytes, Charset charset, boolean cut) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    int length = cut ? MOST : bytes.length;
    var text =
        CharBuffer.allocate((int) Math.ceil(length * (double) decoder.maxCharsPerByte()) + 2);
    decoder.decode(ByteBuffer.wrap(bytes, 0, length), text, !cut);
    if (!cut) decoder.flush(text);
    return text.flip().toString();
  }
}
