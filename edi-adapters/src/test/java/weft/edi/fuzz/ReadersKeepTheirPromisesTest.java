package weft.edi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same inputs in every build; {@code deploy/fuzz/run} goes on with others, by the million. */
class ReadersKeepTheirPromisesTest {
  private static final long SEED = 20261124;

  /** Of each of Jazzer's processes. */
  private static final int INPUTS = 4_000;

  /** Some ten times what they take on two cores. */
  private static final int MOST_SECONDS = 600;

  @Test
  void on_fifty_thousand_spoilt_interchanges_and_dialects() throws InterruptedException {
    long begun = System.nanoTime();
    new SeededInputs(SEED).check(50_000);
    System.out.printf("50,000 inputs in %.1f s%n", (System.nanoTime() - begun) / 1e9);
  }

  @Test
  void on_files_of_a_megabyte() throws InterruptedException {
    new SeededInputs(SEED).checkLarge(200);
  }

  @Test
  void on_twenty_thousand_spoilt_messages_and_receipts_of_AS2() throws InterruptedException {
    long begun = System.nanoTime();
    new SeededInputs(SEED).checkAs2(20_000);
    System.out.printf("20,000 of AS2 in %.1f s%n", (System.nanoTime() - begun) / 1e9);
  }

  /** Two at once: one process has one thread. */
  @Test
  void on_those_that_Jazzer_finds_by_coverage(@TempDir Path folder) throws Exception {
    try (var both = Executors.newFixedThreadPool(2)) {
      Future<Jazzer.Outcome> other = both.submit(() -> run(folder.resolve("other"), SEED + 1));
      assertKept(run(folder.resolve("one"), SEED));
      assertKept(other.get());
    }
  }

  private static Jazzer.Outcome run(Path folder, long seed)
      throws IOException, InterruptedException {
    return new Jazzer(Files.createDirectories(folder)).run(seed, INPUTS, MOST_SECONDS);
  }

  private static void assertKept(Jazzer.Outcome outcome) {
    assertThat(outcome.kept()).as(outcome.output()).isTrue();
    Matcher done = Pattern.compile("Done (\\d+) runs in (\\d+) second").matcher(outcome.output());
    assertThat(done.find()).as(outcome.output()).isTrue();
    System.out.println("Jazzer: " + done.group());
    assertThat(Integer.parseInt(done.group(1))).isGreaterThanOrEqualTo(INPUTS);
  }
}
