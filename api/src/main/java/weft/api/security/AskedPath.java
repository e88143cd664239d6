package weft.api.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * A request's path as controllers are found by it: {@code /%61pi} is {@code /api}. What counts or
 * bounds by path goes by this, so that it cannot be got round by spelling.
 */
public final class AskedPath {
  private AskedPath() {}

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
}
