package weft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How much a test with random input tries: a third in each build, all of it with {@code -Plong}.
 */
public final class SampleSize {
  /** Whether the build runs with {@code -Plong}. */
  public static final boolean ALL = Boolean.getBoolean("weft.long");

  private static final long SEED = System.nanoTime();

  private SampleSize() {}

  /** A third of the count, rounded up; all of it with {@code -Plong}. */
  public static int of(int all) {
    return ALL ? all : (all + 2) / 3;
  }

  /** A third of the cases, others in each build; all of them with {@code -Plong}. */
  public static <T> Stream<T> some(List<T> all) {
    List<T> cases = new ArrayList<>(all);
    Collections.shuffle(cases, new Random(SEED)); // a repeated test gets the same ones
    return cases.stream().limit(of(all.size()));
  }

  /** The first third of the seeds, at least one; all of them with {@code -Plong}. */
  public static LongStream seeds(long... all) {
    return Arrays.stream(all).limit(of(all.length));
  }
}
