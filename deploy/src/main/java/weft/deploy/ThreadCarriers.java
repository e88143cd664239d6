package weft.deploy;

/**
 * Sets the number of OS threads that carry the virtual threads of requests. A virtual thread that
 * computes keeps its carrier until it blocks. With one carrier per core, two large bodies on two
 * cores would block everyone else; with more carriers, the operating system shares the cores.
 */
public final class ThreadCarriers {
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
  private static final int FOR_EACH_CORE = 4;

  private ThreadCarriers() {}

  /**
   * Takes effect only before the first virtual thread starts, and unless a JVM flag sets the value.
   */
  public static void share() {
    if (System.getProperty(PARALLELISM) == null)
      System.setProperty(
          PARALLELISM, String.valueOf(FOR_EACH_CORE * Runtime.getRuntime().availableProcessors()));
  }
}
