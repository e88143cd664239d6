package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.agreement.IntroductionRefusal;
import weft.agreement.IntroductionRefusal.CharsetUnknown;
import weft.agreement.IntroductionRefusal.CharsetUnusable;
import weft.api.asking.Body;
import weft.api.asking.RefusalProblems;
import weft.api.problem.Problem;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.dialect.DialectRefused;
import weft.edi.mapping.DialectTrial;
import weft.edi.reader.text.ReaderOptions;
import weft.language.Text;
import weft.party.PartnerCharset;
import weft.party.Side;

/** Tries partners' dialects before they are used. */
@RestController
@RequestMapping("/api/v1/edi/dialects")
class Dialects {
  private static final int MAX_SAMPLE = 1 << 20;

  /**
   * A dialect and a sample to try it on.
   *
   * @param dialect XML as docs/dialects.md describes
   * @param sample one interchange, in base64
   * @param charset overrides the one that UNB names, as in the profile
   */
  record Trial(@Nullable String dialect, @Nullable String sample, @Nullable String charset) {}

  /**
   * Keeps nothing and reads nobody's data, but requires a role, because it takes computing time.
   */
  @Operation(
      operationId = "checkDialect",
      summary =
          "Shows, segment by segment, how a partner's dialect changes a sample; nothing is stored.")
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
              "/sample",
              "sample-unreadable",
              new Text("The sample is not valid base64.", "样本不是 base64。"))
          .exception();
    }
    throw refused(
            "/sample",
            "sample-too-large",
            new Text("A sample may have at most 1 MB.", "样本最大为 1 MB。"))
        .exception();
  }

  private static ReaderOptions options(@Nullable String charset) {
    if (charset == null) return ReaderOptions.STANDARD;
    Charset known =
        PartnerCharset.named(charset).orElseThrow(() -> refused(new CharsetUnknown(charset)));
    if (!PartnerCharset.carriesEdi(known)) throw refused(new CharsetUnusable(charset));
    return ReaderOptions.STANDARD.withCharset(known);
  }

  private static RuntimeException refused(IntroductionRefusal of) {
    Problem problem = RefusalProblems.problem(of);
    return problem
        .errors(List.of(new Problem.Fault("/charset", problem.code(), problem.text())))
        .exception();
  }

  private static Problem refused(String pointer, String code, Text text) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, text)
        .errors(List.of(new Problem.Fault(pointer, code, text)));
  }
}
