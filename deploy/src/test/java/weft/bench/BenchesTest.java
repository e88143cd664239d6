package weft.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All benches run in their smallest form; their figures then mean nothing. */
@Tag("long")
class BenchesTest {
  static java.util.List<Bench> benches() {
    return Benches.ALL;
  }

  @AfterAll
  static void end() throws IOException {
    BenchHub.closeShared();
  }

  @ParameterizedTest
  @MethodSource("benches")
  void each_bench_makes_a_table(Bench bench) throws Exception {
    var report = new Report(System.out, false);
    bench.run(report, true);
    assertThat(report.table()).contains("| " + bench.name() + " |").doesNotContain("fsync off");
    assertThat(report.missed()).isFalse();
  }
}
