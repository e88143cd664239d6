package weft.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The path of a request in decoded form, as controllers are matched: {@code /%61pi} is {@code
 * /api}. Every limit, quota and role check must use this class and never the raw path. {@link
 * PlainPaths} refuses a path that is not in its normal spelling.
 */
public final class AskedPath {
  /** Letters, digits and unreserved marks that need no encoding (RFC 3986, 2.3). */
  private static final Pattern NEEDLESS =
      Pattern.compile(
          "%(2[DE]|3\\d|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9A])", Pattern.CASE_INSENSITIVE);

  /**
   * A double slash, backslash, semicolon or percent sign, also when encoded, because it splits or
   * hides segments.
   */
  private static final Pattern PARTING =
      Pattern.compile("//|[;\\\\]|%(2F|5C|3B|25)", Pattern.CASE_INSENSITIVE);

  private static final Pattern DOTTED = Pattern.compile("/\\.{1,2}(/|$)");

  private static final String IMPORTS = "/api/v1/imports/";
  private static final Set<String> INTERCHANGES =
      Set.of("/api/v1/edi/interchanges", "/api/v1/edi/check", "/api/v1/edi/check/segments");
  private static final Set<String> EXPORTS = Set.of("raw", "acknowledgement", "text", "bad-rows");

  private AskedPath() {}

  /** The classes of requests for limits and quotas. */
  public enum Kind {
    /** Submits an interchange as it is, or has one checked. */
    INTERCHANGE,
    /** Submits a spreadsheet. */
    SHEET,
    /** Downloads a file that is generated for the request. */
    EXPORT,
    /** Waits for changes on a stream. */
    STREAM,
    /** Reads the history or the feed of changes. */
    FEED,
    /** Any other operation of the API. */
    OPERATION,
    /** Not part of the API. */
    ELSEWHERE
  }

  public static Kind kind(HttpServletRequest request) {
    String path = of(request);
    if (!path.startsWith("/api/")) return Kind.ELSEWHERE;
    if (request.getMethod().equals("POST")) {
      if (INTERCHANGES.contains(path)) return Kind.INTERCHANGE;
      if (path.startsWith(IMPORTS)) return Kind.SHEET;
    }
    if (path.equals("/api/v1/changes/stream")) return Kind.STREAM;
    if (path.equals("/api/v1/changes") || path.startsWith("/api/v1/history/")) return Kind.FEED;
    if (path.startsWith("/api/v1/evidence/events/") || path.startsWith("/api/v1/evidence/proofs/"))
      return Kind.FEED;
    String last = path.substring(path.lastIndexOf('/') + 1);
    return EXPORTS.contains(last) || path.startsWith("/api/v1/exports/")
        ? Kind.EXPORT
        : Kind.OPERATION;
  }

  public static String of(HttpServletRequest request) {
    var path = new StringBuilder();
    var whole =
        ServletRequestPathUtils.hasParsedRequestPath(request)
            ? ServletRequestPathUtils.getParsedRequestPath(request)
            : ServletRequestPathUtils.parseAndCache(request);
    for (PathContainer.Element it : whole.pathWithinApplication().elements())
      path.append(it instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : "/");
    return path.toString();
  }

  /**
   * Whether a path is in its only normal spelling: no needless encoding, no empty or dot segment,
   * no path parameter.
   *
   * @param raw the path as in the request line
   */
  static boolean isPlain(String raw) {
    return raw.startsWith("/")
        && !PARTING.matcher(raw).find()
        && !DOTTED.matcher(raw).find()
        && !NEEDLESS.matcher(raw).find();
  }
}
