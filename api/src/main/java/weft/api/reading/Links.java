package weft.api.reading;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Creates links from the current request to related ones (RFC 8288). */
public final class Links {
  private Links() {}

  /**
   * Returns the value of a {@code Link} header: the same request, with the cursor in that
   * parameter.
   */
  public static String next(String parameter, String cursor) {
    return "<"
        + ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam(parameter, cursor)
            .toUriString()
        + ">; rel=\"next\"";
  }
}
