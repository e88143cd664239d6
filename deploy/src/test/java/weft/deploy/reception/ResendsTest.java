package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.edi.reception.inbox.ForeignSender;

/**
 * The same bytes again and again, from several senders at once: no event, the first answer, the one
 * acknowledgement. {@code -Dweft.resends=100000} sends more.
 */
@Beside("own")
class ResendsTest {
  private static final int RESENDS = Integer.getInteger("weft.resends", 2_000);
  private static final int SENDERS = 4;
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static final String ORDER =
      "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0612+AGAIN-1++++1'UNH+1+ORDERS:D:96A:UN'"
          + "BGM+220+AGAIN-1+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'"
          + "NAD+ST+PLANT1::92'LIN+1++P-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'UNS+S'UNT+11+1'"
          + "UNZ+1+AGAIN-1'";

  /** It has no end, so none of its messages counts. */
  private static final String BROKEN =
      ORDER.replace("UNZ+1+AGAIN-1'", "").replace("AGAIN-1", "CUT-1");

  private static final String GARBAGE = "\0\1\2 no interchange at all";

  @Test
  @Tag("long")
  void of_an_order_change_nothing_and_bring_back_the_first_answer() throws Exception {
    resend(ORDER, true, RESENDS);
  }

  @Test
  void of_an_interchange_refused_as_a_whole_bring_back_the_refusal() throws Exception {
    resend(BROKEN, true, RESENDS / 10);
  }

  @Test
  void of_what_is_no_interchange_add_nothing_to_the_history() throws Exception {
    resend(GARBAGE, false, RESENDS / 10);
  }

  @Test
  void of_what_names_another_sender_are_refused_as_the_first_was() {
    byte[] bytes = ORDER.replace("AGAIN-1", "FOREIGN-1").getBytes(ISO_8859_1);
    ForeignSender first =
        catchThrowableOfType(ForeignSender.class, () -> hub.apply(bytes, "JIAXIN"));
    long head = hub.history().positions().head();
    for (int i = 0; i < 20; i++)
      assertThatThrownBy(() -> hub.apply(bytes, "JIAXIN"))
          .isInstanceOfSatisfying(
              ForeignSender.class, it -> assertThat(it.id()).isEqualTo(first.id()));
    assertThat(hub.history().positions().head()).isEqualTo(head);
  }

  private static void resend(String text, boolean acknowledged, int times) throws Exception {
    byte[] bytes = text.getBytes(ISO_8859_1);
    InterchangeResult first = hub.apply(bytes, "HENGYUE");
    assertThat(first.duplicate()).isFalse();
    String contrl = acknowledged ? hub.contrl(first, "HENGYUE") : "";
    long head = hub.history().positions().head();
    for (InterchangeResult it : again(bytes, times)) assertThat(it).isEqualTo(asDuplicate(first));
    assertThat(hub.history().positions().head()).as("no event more").isEqualTo(head);
    if (acknowledged) assertThat(hub.contrl(first, "HENGYUE")).isEqualTo(contrl);
    assertThat(letters(first)).as("written once").isEqualTo(acknowledged ? 1 : 0);
  }

  private static List<InterchangeResult> again(byte[] bytes, int times)
      throws InterruptedException, ExecutionException {
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      List<Future<InterchangeResult>> sent =
          IntStream.range(0, times)
              .mapToObj(_ -> senders.submit(() -> hub.apply(bytes, "HENGYUE")))
              .toList();
      List<InterchangeResult> answers = new ArrayList<>();
      for (Future<InterchangeResult> it : sent) answers.add(it.get());
      return answers;
    }
  }

  private static InterchangeResult asDuplicate(InterchangeResult it) {
    return new InterchangeResult(
        it.id(),
        true,
        it.sender(),
        it.receiver(),
        it.reference(),
        it.outcome(),
        it.messages(),
        it.faults(),
        it.acknowledgement(),
        it.from(),
        it.interchanges());
  }

  private static int letters(InterchangeResult to) {
    return hub.admin()
        .sql("select count(*) from weft.outbox where in_answer_to = ?")
        .param(String.valueOf(to.id()))
        .query(Integer.class)
        .single();
  }
}
