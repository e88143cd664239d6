package weft.api.asking;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Makes answers take 50 ms or a multiple, so that their time does not reveal whether there is
 * something to find.
 */
public final class EvenTime {
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);

  private EvenTime() {}

  /** Returns the found answer at the end of a step, whether it was found or the search failed. */
  public static <T> T of(Supplier<T> search) {
    long begun = System.nanoTime();
    try {
      return search.get();
    } finally {
      pass(STEP - (System.nanoTime() - begun) % STEP);
    }
  }

  private static void pass(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) LockSupport.parkNanos(left);
  }
}
