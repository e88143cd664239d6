package weft.api.reading;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Links of the request at hand to others like it (RFC 8288). */
public final class Links {
  private Links() {}

  /** The value of a {@code Link} header: the same request, with that parameter as the cursor. */
  public static String next(String parameter, String cursor) {
    return "<"
        + ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam(parameter, cursor)
            .toUriString()
        + ">; rel=\"next\"";
  }
}
