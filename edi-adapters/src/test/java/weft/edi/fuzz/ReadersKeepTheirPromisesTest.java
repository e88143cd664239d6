package weft.edi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same inputs in every build; {@code deploy/fuzz/run} goes on with others, by the million. */
class ReadersKeepTheirPromisesTest {
  private static final long SEED = 20261124;

  @Test
  void on_two_hundred_thousand_spoilt_interchanges_and_dialects() throws InterruptedException {
    long begun = System.nanoTime();
    new SeededInputs(SEED).check(200_000);
    System.out.printf("200,000 inputs in %.1f s%n", (System.nanoTime() - begun) / 1e9);
  }

  @Test
  void on_files_of_a_megabyte() throws InterruptedException {
    new SeededInputs(SEED).checkLarge(200);
  }

  @Test
  void on_what_Jazzer_finds_by_coverage(@TempDir Path folder)
      throws IOException, InterruptedException {
    Jazzer.Outcome outcome = new Jazzer(folder).run(SEED, 10_000, 10);
    assertThat(outcome.kept()).as(outcome.output()).isTrue();
    Matcher done = Pattern.compile("Done (\\d+) runs in (\\d+) second").matcher(outcome.output());
    assertThat(done.find()).as(outcome.output()).isTrue();
    System.out.println("Jazzer: " + done.group());
    assertThat(Integer.parseInt(done.group(1))).isPositive();
  }
}
