package weft.api.securitylog;

import java.util.Set;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Whose data an answer shows, said by who makes it, where the answer itself does not name them. */
public final class Shown {
  private static final String PARTIES = Shown.class.getName();

  private Shown() {}

  public static void of(Set<String> parties) {
    RequestContextHolder.currentRequestAttributes()
        .setAttribute(PARTIES, Set.copyOf(parties), RequestAttributes.SCOPE_REQUEST);
  }

  /** What was said of this request. */
  @SuppressWarnings("unchecked")
  static Set<String> said() {
    Object said =
        RequestContextHolder.currentRequestAttributes()
            .getAttribute(PARTIES, RequestAttributes.SCOPE_REQUEST);
    return said == null ? Set.of() : (Set<String>) said;
  }
}
