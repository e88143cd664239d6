package weft.api.party;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.edi.profile.Finding;
import weft.edi.profile.ProfileText;
import weft.edi.profile.ProfileText.Checked;
import weft.edi.profile.ProfileText.Notation;
import weft.language.Text;

/** Reads and writes profiles in requests and answers, in JSON or YAML. */
final class ProfileBody {
  static final MediaType YAML = MediaType.parseMediaType("application/yaml");
  private static final int MAX_SAMPLE = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * A profile to check.
   *
   * @param sample null without a sample
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Asked(Checked checked, byte @Nullable [] sample) {}

  private ProfileBody() {}

  /** Reads a body that is a profile. */
  static Checked profile(HttpServletRequest request) throws IOException {
    return ProfileText.check(text(request), isYaml(request) ? Notation.YAML : Notation.JSON);
  }

  /** Reads a YAML body that is a profile, or a JSON body with a profile and possibly a sample. */
  static Asked asked(HttpServletRequest request) throws IOException {
    if (isYaml(request)) return new Asked(profile(request), null);
    JsonNode body = body(text(request));
    JsonNode profile = body.path("profile");
    Body.required(profile.isMissingNode() || profile.isNull() ? null : profile, "/profile");
    JsonNode sample = body.path("sample");
    return new Asked(checked(profile), sample.isString() ? decoded(sample.asString()) : null);
  }

  private static JsonNode body(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw Problem.of(
              HttpStatus.BAD_REQUEST,
              "body-unreadable",
              new Text("This is not valid JSON.", "不是有效的 JSON。"))
          .params(
              at == null ? Map.of() : Map.of("line", at.getLineNr(), "column", at.getColumnNr()))
          .exception();
    }
  }

  private static Checked checked(JsonNode profile) {
    if (profile.isString()) return ProfileText.check(profile.asString(), Notation.YAML);
    Checked checked = ProfileText.check(JSON.writeValueAsString(profile), Notation.JSON);
    return new Checked(
        checked.profile(), checked.findings().stream().map(Finding::withoutPlace).toList());
  }

  private static boolean isYaml(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && YAML.isCompatibleWith(MediaType.parseMediaType(type));
  }

  /** Whether the client prefers YAML to JSON. */
  static boolean wantsYaml(HttpServletRequest request) {
    return MediaType.parseMediaTypes(requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), ""))
        .stream()
        .filter(
            it -> it.isCompatibleWith(MediaType.APPLICATION_JSON) || it.equalsTypeAndSubtype(YAML))
        .findFirst()
        .filter(it -> it.equalsTypeAndSubtype(YAML))
        .isPresent();
  }

  private static String text(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readAllBytes();
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(
              HttpStatus.BAD_REQUEST,
              "body-unreadable",
              new Text("A profile is written in UTF-8.", "配置应使用 UTF-8 编码。"))
          .exception();
    }
  }

  private static byte[] decoded(String sample) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(sample);
      if (bytes.length <= MAX_SAMPLE) return bytes;
    } catch (IllegalArgumentException e) {
      throw sample(
          "sample-unreadable", new Text("The sample is not valid base64.", "样本不是 base64。"));
    }
    throw sample("sample-too-large", new Text("A sample may have at most 1 MB.", "样本最大为 1 MB。"));
  }

  private static RuntimeException sample(String code, Text text) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, text)
        .errors(List.of(new Problem.Fault("/sample", code, text)))
        .exception();
  }
}
