package weft.api.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.party.PartyCode;

/** Documents are made one at a time, and each party has a lane of its own. */
class PapersTest {
  private static final int MANY = 6;

  private final Papers papers = new Papers();
  private final List<String> written = Collections.synchronizedList(new ArrayList<>());

  private Future<byte[]> asked(ExecutorService threads, String party, CountDownLatch begun) {
    var caller = new Caller(new PartyCode(party), null, "one", Set.of(Role.SALES), List.of());
    return threads.submit(
        () ->
            papers.write(
                caller,
                party,
                Locale.ENGLISH,
                PaperSize.A4,
                (paper, out) -> {
                  begun.countDown();
                  pass();
                  written.add(party);
                }));
  }

  private static void pass() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void however_many_documents_a_party_asks_for_another_one_waits_for_two_at_most()
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var begun = new CountDownLatch(1);
      List<Future<byte[]>> all = new ArrayList<>();
      for (int i = 0; i < MANY; i++) all.add(asked(threads, "HENGYUE", begun));
      begun.await();
      TimeUnit.MILLISECONDS.sleep(20); // the other requests wait by now
      all.add(asked(threads, "JIAXIN", begun));
      for (var it : all) it.get();
    }
    assertThat(written).hasSize(MANY + 1);
    assertThat(written.indexOf("JIAXIN")).isLessThanOrEqualTo(2);
  }
}
