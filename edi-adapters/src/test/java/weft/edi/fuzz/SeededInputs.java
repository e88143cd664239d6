package weft.edi.fuzz;

import java.util.Base64;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import weft.edi.as2.As2Promises;

/**
 * Random inputs: of ten, nine are damaged interchanges and one is a dialect. The same seed creates
 * the same inputs, and each can be created alone by its number.
 */
final class SeededInputs {
  private static final int SMALL = 16 << 10;
  private static final int LARGE = 1 << 20;
  private static final int THREADS = 2;

  private final long seed;

  SeededInputs(long seed) {
    this.seed = seed;
  }

  /**
   * Checks a number of inputs.
   *
   * @throws AssertionError for the first input that breaks a guarantee
   */
  void check(int count) throws InterruptedException {
    onThreads(count, this::small);
  }

  /** Checks a number of inputs of a megabyte each. */
  void checkLarge(int count) throws InterruptedException {
    onThreads(count, this::large);
  }

  /**
   * Checks a number of AS2 messages and receipts; of a hundred, three are encrypted for the hub.
   */
  void checkAs2(int count) throws InterruptedException {
    onThreads(count, this::as2);
  }

  private interface Input {
    void check(int number);
  }

  private void onThreads(int count, Input input) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      var halves =
          IntStream.range(0, THREADS)
              .mapToObj(first -> threads.submit(() -> every(THREADS, first, count, input)))
              .toList();
      for (Future<?> it : halves) it.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError broken) throw broken;
      throw new AssertionError(e.getCause());
    }
  }

  private static void every(int step, int first, int count, Input input) {
    for (int i = first; i < count && !Thread.currentThread().isInterrupted(); i += step)
      input.check(i);
  }

  private byte[] steps(int number) {
    var random = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L);
    byte[] steps = new byte[2 + random.nextInt(60)];
    random.nextBytes(steps);
    return steps;
  }

  private void small(int number) {
    byte[] steps = steps(number);
    try {
      if (number % 10 == 9) DialectPromises.kept(new DialectRecipe(steps).write(), number);
      else keep(new Recipe(steps, SMALL).cook());
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw broken(number, steps, e);
    }
  }

  private void as2(int number) {
    byte[] steps = steps(number);
    try {
      As2Promises.kept(As2Promises.spoilt(steps, number % 33 == 0));
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw broken(number, steps, e);
    }
  }

  private void large(int number) {
    byte[] steps = steps(number);
    try {
      keep(new Recipe(steps, LARGE).cookLarge());
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw broken(number, steps, e);
    }
  }

  private static void keep(Recipe.Dish dish) {
    Promises.kept(dish.bytes(), dish.options());
  }

  private AssertionError broken(int number, byte[] steps, Throwable e) {
    String recipe = Base64.getEncoder().encodeToString(steps);
    return new AssertionError(
        "input %d of seed %d (recipe %s): %s".formatted(number, seed, recipe, e), e);
  }
}
