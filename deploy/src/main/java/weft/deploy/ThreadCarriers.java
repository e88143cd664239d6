package weft.deploy;

/**
 * How many threads of the operating system carry the virtual ones that answer requests. A virtual
 * thread that reckons keeps its carrier until it waits for something: with one carrier for each
 * core, two large bodies on two cores hold up everybody else. With more carriers the operating
 * system shares the cores among them.
 */
public final class ThreadCarriers {
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
  private static final int FOR_EACH_CORE = 4;

  private ThreadCarriers() {}

  /** Takes effect where no virtual thread was started yet, and the JVM's flags say nothing else. */
  public static void share() {
    if (System.getProperty(PARALLELISM) == null)
      System.setProperty(
          PARALLELISM, String.valueOf(FOR_EACH_CORE * Runtime.getRuntime().availableProcessors()));
  }
}
