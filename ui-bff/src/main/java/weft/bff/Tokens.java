package weft.bff;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the issuer gave for one login. It lives in the session on the server, nowhere else. */
record Tokens(String access, Instant expires, @Nullable String refresh) implements Serializable {
  @Override
  public String toString() {
    return "Tokens until " + expires;
  }
}
