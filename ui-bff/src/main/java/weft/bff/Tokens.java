package weft.bff;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The issuer's tokens for one login. They exist only in the session on the server. */
record Tokens(String access, Instant expires, @Nullable String refresh) implements Serializable {
  @Override
  public String toString() {
    return "Tokens until " + expires;
  }
}
