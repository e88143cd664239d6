package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.dialect.DialectRefused;
import weft.edi.mapping.DialectTrial;
import weft.edi.reader.ReaderOptions;
import weft.language.Text;
import weft.party.Side;

/** Partners' dialects, tried before they are used. */
@RestController
@RequestMapping("/api/v1/edi/dialects")
class Dialects {
  private static final int MAX_SAMPLE = 1 << 20;

  /**
   * A dialect and what to try it on.
   *
   * @param dialect XML as docs/dialects.md has it
   * @param sample one interchange, in base64
   * @param charset instead of the one UNB names, as in the profile
   */
  record Trial(@Nullable String dialect, @Nullable String sample, @Nullable String charset) {}

  /**
   * Nothing is kept, and nobody's data is asked; still not everybody's to use, for it costs time.
   */
  @Operation(
      operationId = "checkDialect",
      summary =
          "Shows what a partner's dialect makes of a sample, segment by segment; nothing is kept.")
  @PostMapping("/check")
  DialectTrial check(Caller caller, @RequestBody Trial trial) {
    caller.require(Role.EDI, Role.OPERATOR);
    if (!caller.is(Role.OPERATOR)) caller.scope(Side.BUYER);
    byte[] sample = decoded(Body.required(trial.sample(), "/sample"));
    String dialect = Body.required(trial.dialect(), "/dialect");
    try {
      return DialectTrial.of(dialect, sample, options(trial.charset()));
    } catch (DialectRefused e) {
      throw refused("/dialect", "dialect-refused", e.text())
          .params(Map.of("line", e.line(), "column", e.column()))
          .exception();
    }
  }

  private static byte[] decoded(String sample) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(sample);
      if (bytes.length <= MAX_SAMPLE) return bytes;
    } catch (IllegalArgumentException e) {
      throw refused(
              "/sample", "sample-unreadable", new Text("The sample is no base64.", "样本不是 base64。"))
          .exception();
    }
    throw refused("/sample", "sample-too-large", new Text("A sample may have 1 MB.", "样本最大为 1 MB。"))
        .exception();
  }

  private static ReaderOptions options(@Nullable String charset) {
    if (charset == null) return ReaderOptions.STANDARD;
    try {
      return ReaderOptions.STANDARD.withCharset(Charset.forName(charset));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw refused(
              "/charset", "charset-unknown", new Text("This charset is not known.", "未知的字符集。"))
          .exception();
    }
  }

  private static Problem refused(String pointer, String code, Text text) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, text)
        .errors(List.of(new Problem.Fault(pointer, code, text)));
  }
}
