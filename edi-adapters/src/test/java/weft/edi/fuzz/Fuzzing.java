package weft.edi.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program of {@code deploy/fuzz/run}: a number of random inputs, or Jazzer for a number of
 * minutes.
 */
public final class Fuzzing {
  private static final int ROUND = 200_000;
  private static final int LARGE_OF = 1_000;
  private static final int AS2_OF = 10;

  private Fuzzing() {}

  /** Takes {@code 5000000} or {@code 60m}, and a seed to repeat an earlier run. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String much = arguments.length > 0 ? arguments[0] : "1000000";
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.currentTimeMillis();
    if (much.endsWith("m"))
      jazzer(seed, Integer.parseInt(much.substring(0, much.length() - 1)) * 60);
    else chance(seed, Integer.parseInt(much));
  }

  private static void chance(long seed, int inputs) throws InterruptedException {
    for (int done = 0; done < inputs; done += ROUND) {
      int round = Math.min(ROUND, inputs - done);
      System.out.println(done + " inputs kept every promise; next: seed " + (seed + done));
      new SeededInputs(seed + done).check(round);
      new SeededInputs(seed + done).checkLarge(round / LARGE_OF);
      new SeededInputs(seed + done).checkAs2(round / AS2_OF);
    }
    System.out.println(inputs + " inputs kept every promise");
  }

  private static void jazzer(long seed, int seconds) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("edi-adapters/target/fuzz").toAbsolutePath());
    System.out.println(
        "Jazzer, seed " + seed + ", for " + seconds + " s; its corpus is kept in " + folder);
    Jazzer.Outcome outcome = new Jazzer(folder).run(seed, Integer.MAX_VALUE, seconds);
    outcome
        .output()
        .lines()
        .filter(it -> it.matches("(Done|stat|==|Test unit).*"))
        .forEach(System.out::println);
    if (!outcome.kept()) {
      System.out.println("A promise was broken: see " + folder.resolve("jazzer.log"));
      System.exit(1);
    }
  }
}
