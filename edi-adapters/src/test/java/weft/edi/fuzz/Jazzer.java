package weft.edi.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import weft.edi.as2.As2Promises;

/**
 * Runs Jazzer (coverage-guided, libFuzzer) in a separate process, because it has one target per
 * process and rewrites classes as they load. Only the reading code is instrumented, and only for
 * coverage: comparisons would double the cost of an input.
 */
final class Jazzer {
  private static final String SAMPLE =
      "<dialect><on message=\"DELFOR\" segment=\"NAD\" where=\"3035=ST|DP\"><translate"
          + " element=\"C082.3039\"><code from=\"4711\" to=\"PLANT1\"/></translate><take"
          + " from=\"2.1\" pattern=\"dock {word}\" to=\"1\" segment=\"LOC\"/></on></dialect>";

  private final Path folder;

  /** Keeps inputs and findings in this folder. */
  Jazzer(Path folder) {
    this.folder = folder;
  }

  /** The result of a run: whether every guarantee held, and the output of Jazzer. */
  record Outcome(boolean kept, String output) {}

  /**
   * Runs until the number of inputs or of seconds is reached.
   *
   * @throws IOException if it does not start, or does not end
   */
  Outcome run(long seed, int inputs, int seconds) throws IOException, InterruptedException {
    Path corpus = folder.resolve("corpus");
    seed(corpus);
    Path log = folder.resolve("jazzer.log");
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx900m",
            "-XX:+UseSerialGC",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + ReadersTarget.class.getName(),
            "--instrumentation_includes=weft.edi.reader.**:weft.edi.dialect.**:weft.edi.as2.**",
            "--custom_hook_includes=none.**",
            "--trace=cov",
            "--reproducer_path=" + folder,
            "-artifact_prefix=" + folder + "/",
            "-seed=" + seed,
            "-runs=" + inputs,
            "-max_total_time=" + seconds,
            "-max_len=4096",
            "-len_control=10",
            "-use_value_profile=0",
            "-print_final_stats=1",
            corpus.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    // Starting takes seconds, on a busy machine many.
    if (!process.waitFor(seconds + 120L, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("Jazzer did not end; see " + log);
    }
    return new Outcome(process.exitValue() == 0, Files.readString(log, ISO_8859_1));
  }

  private static void seed(Path corpus) throws IOException {
    Files.createDirectories(corpus);
    int number = 0;
    for (Seeds.Seed it : Seeds.ALL)
      put(corpus, "sample" + number++, 0, it.text().getBytes(ISO_8859_1));
    put(corpus, "dialect", 1, SAMPLE.getBytes(UTF_8));
    put(corpus, "as2", 5, As2Promises.spoilt(new byte[1], false));
    var random = new SplittableRandom(1);
    List<Integer> kinds = new ArrayList<>(List.of(2, 3, 4));
    for (int i = 0; i < 30; i++) {
      byte[] steps = new byte[2 + random.nextInt(60)];
      random.nextBytes(steps);
      put(corpus, "recipe" + i, kinds.get(i % 3), steps);
    }
  }

  private static void put(Path corpus, String name, int kind, byte[] rest) throws IOException {
    byte[] all = new byte[rest.length + 1];
    all[0] = (byte) kind;
    System.arraycopy(rest, 0, all, 1, rest.length);
    Files.write(corpus.resolve(name), all);
  }
}
