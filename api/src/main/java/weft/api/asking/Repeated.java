package weft.api.asking;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weft.desk.DeskRefusal.Stale;
import weft.event.Refusal;
import weft.event.Refused;

/**
 * Asks again where the commands were derived from what was read before, and another append came
 * between reading and asking. A caller that names the version it saw decides itself what to do.
 */
public final class Repeated {
  private static final int ATTEMPTS = 5;

  private Repeated() {}

  /**
   * Reads and asks until nothing comes between.
   *
   * @param ifMatch the version that the caller saw; null if it named none
   * @param asked reads what the commands depend on, and asks with the version that it read
   */
  public static Asking.Done unlessSeen(@Nullable String ifMatch, Supplier<Asking.Done> asked) {
    return ifMatch == null ? when(Stale.class::isInstance, asked) : asked.get();
  }

  /** Asks again as long as it is refused for such a reason, a few times at most. */
  public static Asking.Done when(Predicate<Refusal> again, Supplier<Asking.Done> asked) {
    for (int attempt = 1; ; attempt++) {
      try {
        return asked.get();
      } catch (Refused e) {
        if (attempt == ATTEMPTS || !again.test(e.refusal())) throw e;
      }
    }
  }
}
