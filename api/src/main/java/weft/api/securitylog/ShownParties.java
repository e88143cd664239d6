package weft.api.securitylog;

import java.util.Set;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Lets a controller name the parties whose data its answer contains, where the answer itself does
 * not.
 */
public final class ShownParties {
  private static final String PARTIES = ShownParties.class.getName();

  private ShownParties() {}

  public static void of(Set<String> parties) {
    RequestContextHolder.currentRequestAttributes()
        .setAttribute(PARTIES, Set.copyOf(parties), RequestAttributes.SCOPE_REQUEST);
  }

  /** The parties named for this request. */
  @SuppressWarnings("unchecked")
  static Set<String> said() {
    Object said =
        RequestContextHolder.currentRequestAttributes()
            .getAttribute(PARTIES, RequestAttributes.SCOPE_REQUEST);
    return said == null ? Set.of() : (Set<String>) said;
  }
}
