package weft.edi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SampleSize;

/** The same inputs in every build; {@code deploy/fuzz/run} goes on with others, by the million. */
class ReadersKeepTheirPromisesTest {
  private static final long SEED = 20261124;

  /** The number of inputs for the Jazzer process. */
  private static final int INPUTS = 800;

  /** About ten times the duration of the runs on two cores. */
  private static final int MOST_SECONDS = 600;

  @Test
  void on_spoilt_interchanges_and_dialects() throws InterruptedException {
    long begun = System.nanoTime();
    int many = SampleSize.of(15_000);
    new SeededInputs(SEED).check(many);
    System.out.printf("%,d inputs in %.1f s%n", many, (System.nanoTime() - begun) / 1e9);
  }

  @Test
  void on_files_of_a_megabyte() throws InterruptedException {
    new SeededInputs(SEED).checkLarge(SampleSize.of(60));
  }

  @Test
  void on_spoilt_messages_and_receipts_of_AS2() throws InterruptedException {
    long begun = System.nanoTime();
    int many = SampleSize.of(7_000);
    new SeededInputs(SEED).checkAs2(many);
    System.out.printf("%,d of AS2 in %.1f s%n", many, (System.nanoTime() - begun) / 1e9);
  }

  @Test
  @Tag("long")
  void on_those_that_Jazzer_finds_by_coverage(@TempDir Path folder) throws Exception {
    assertKept(
        new Jazzer(Files.createDirectories(folder.resolve("one"))).run(SEED, INPUTS, MOST_SECONDS));
  }

  private static void assertKept(Jazzer.Outcome outcome) {
    assertThat(outcome.kept()).as(outcome.output()).isTrue();
    Matcher done = Pattern.compile("Done (\\d+) runs in (\\d+) second").matcher(outcome.output());
    assertThat(done.find()).as(outcome.output()).isTrue();
    System.out.println("Jazzer: " + done.group());
    assertThat(Integer.parseInt(done.group(1))).isGreaterThanOrEqualTo(INPUTS);
  }
}
