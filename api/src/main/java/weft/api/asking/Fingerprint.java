package weft.api.asking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.json.Json;

/**
 * A digest of a request's target and body. Null fields and the order of fields do not matter, so
 * that a release with additional fields still recognises requests to the release before. Never
 * change the digest of a request: clients repeat requests across an upgrade, and a key whose
 * request has another digest is refused.
 */
final class Fingerprint {
  private static final JsonMapper JSON = Json.mapper();

  private Fingerprint() {}

  static String of(List<?> said) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(target().getBytes(UTF_8));
      for (Object it : said) digest.update(("\n" + plain(JSON.valueToTree(it))).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String target() {
    if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked))
      throw new IllegalStateException("no request");
    var request = asked.getRequest();
    return "%s %s?%s"
        .formatted(request.getMethod(), request.getRequestURI(), request.getQueryString());
  }

  private static String plain(JsonNode value) {
    if (value.isArray()) return value.valueStream().map(Fingerprint::plain).toList().toString();
    if (!value.isObject()) return value.toString();
    return value
        .propertyStream()
        .filter(it -> !it.getValue().isNull())
        .map(it -> JSON.writeValueAsString(it.getKey()) + ":" + plain(it.getValue()))
        .sorted()
        .collect(Collectors.joining(",", "{", "}"));
  }
}
