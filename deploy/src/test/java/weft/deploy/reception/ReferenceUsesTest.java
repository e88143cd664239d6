package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.edi.InterchangeResult;
import weft.edi.answer.RefusedRepeats;
import weft.edi.mapping.Translator;
import weft.edi.meaning.Meanings;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Sender;
import weft.event.KeptState;
import weft.event.Past;
import weft.event.Streams;
import weft.event.TracedEvent;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.party.Partnership;
import weft.party.PartyCode;

/** A sender that begins every day with reference 1 is not slower to process after years. */
@Beside("own")
class ReferenceUsesTest {
  private static final int DAYS = 40;

  @Test
  void the_last_of_many_uses_and_the_same_bytes_are_found_without_a_look_at_each() {
    try (var hub = new SmallHub();
        var translator = new Translator(Meanings.BY_TYPE)) {
      var counted = new Counted(hub.history().streams());
      var reception =
          new Reception(
              hub.inbox(),
              hub.directory(),
              translator,
              counted,
              hub.counter(),
              new RefusedRepeats(hub.answering()),
              UUID::randomUUID);
      hub.agree(
          new Partnership(new PartyCode("HENGYUE"), new PartyCode("LINGYUN")),
          ReferenceSeriesTest.recurring(1));
      for (int day = 1; day <= DAYS; day++) {
        hub.admin()
            .sql("update weft.inbox set received_at = received_at - interval '1 day'")
            .update();
        assertThat(apply(reception, counted, day).outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
      }
      assertThat(counted.asked.get()).as("the last day").isLessThan(16);
      assertThat(counted.read.get()).as("the last day").isLessThanOrEqualTo(2);
      assertThat(hub.events(new InterchangeKey("HENGYUE", "LINGYUN", "1", DAYS).stream()))
          .isNotEmpty();
      for (int day : List.of(1, 7, DAYS)) {
        assertThat(apply(reception, counted, day).duplicate()).isTrue();
        assertThat(counted.asked.get()).isZero();
        assertThat(counted.read.get()).isLessThanOrEqualTo(2);
      }
    }
  }

  private static InterchangeResult apply(Reception reception, Counted counted, int day) {
    counted.asked.set(0);
    counted.read.set(0);
    Sender sender = SmallHub.sender("HENGYUE");
    String order =
        ReferenceSeriesTest.order("LINGYUN", "1").replace("220+LINGYUN-1+", "220+D-" + day + "+");
    return reception.apply(reception.store(order.getBytes(ISO_8859_1), sender), sender);
  }

  /** Counts the reads of the history. */
  private static final class Counted implements Streams {
    private final Streams all;
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    private Counted(Streams all) {
      this.all = all;
    }

    @Override
    public Map<String, List<Object>> read(Collection<String> streams) {
      read.addAndGet(streams.size());
      return all.read(streams);
    }

    @Override
    public boolean has(String stream) {
      asked.incrementAndGet();
      return all.has(stream);
    }

    @Override
    public Map<String, Past> pasts(Collection<String> streams) {
      read.addAndGet(streams.size());
      return all.pasts(streams);
    }

    @Override
    public void keep(KeptState state) {
      all.keep(state);
    }

    @Override
    public List<TracedEvent> trace(String stream) {
      read.incrementAndGet();
      return all.trace(stream);
    }
  }
}
