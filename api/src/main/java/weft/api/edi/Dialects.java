package weft.api.edi;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
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
  private static final int MAX_BODY = 2 << 20;

  /**
   * A dialect and what to try it on.
   *
   * @param dialect XML as docs/dialects.md has it
   * @param sample one interchange, in base64
   * @param charset instead of the one UNB names, as in the profile
   */
  record Trial(
      @Nullable String dialect,
      @SuppressWarnings("ArrayRecordComponent") byte @Nullable [] sample,
      @Nullable String charset) {}

  /**
   * Shows what a dialect makes of a sample: the segments before and after, and what the sample is
   * worth with and without it. Nothing is kept. For buyers' EDI clients and the operator.
   */
  @PostMapping("/check")
  DialectTrial check(Caller caller, HttpServletRequest request, @RequestBody Trial trial) {
    caller.require(Role.EDI, Role.OPERATOR);
    if (!caller.is(Role.OPERATOR)) caller.scope(Side.BUYER);
    byte[] sample = Body.required(trial.sample(), "/sample");
    if (request.getContentLengthLong() > MAX_BODY || sample.length > MAX_SAMPLE)
      throw Problem.of(
              HttpStatus.CONTENT_TOO_LARGE,
              "content-too-large",
              new Text("A sample may have 1 MB.", "样本最大为 1 MB。"))
          .exception();
    String dialect = Body.required(trial.dialect(), "/dialect");
    try {
      return DialectTrial.of(dialect, sample, options(trial.charset()));
    } catch (DialectRefused e) {
      throw refused("/dialect", "dialect-refused", e.text())
          .params(Map.of("line", e.line(), "column", e.column()))
          .exception();
    }
  }

  private static ReaderOptions options(@Nullable String charset) {
    if (charset == null) return ReaderOptions.STANDARD;
    try {
      return ReaderOptions.STANDARD.withCharset(Charset.forName(charset));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw refused(
              "/charset",
              "charset-unknown",
              new Text("This charset is not known.", "未知的字符集。"))
          .exception();
    }
  }

  private static Problem refused(String pointer, String code, Text text) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, text)
        .errors(List.of(new Problem.Fault(pointer, code, text)));
  }
}
