package weft.api.edi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import weft.api.asking.BodyRoom;
import weft.api.asking.Spool;
import weft.api.problem.TooManyAtATime;
import weft.edi.InterchangeResult;
import weft.edi.reception.Lanes;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.ReadingRoom;
import weft.edi.reception.inbox.Sender;
import weft.event.Deadline;
import weft.party.PartyCode;

/**
 * Receives interchanges, at most four of one party at a time: a further one waits 2 s, before the
 * hub reads its body. The caller waits at most 20 s for the result; the hub goes on applying after
 * that.
 */
@Component
class TimedReception {
  private static final int SECONDS = 20;

  /** A share of the 3 s that a request may wait in total. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Reception reception;
  private final Lanes lanes;
  private final BodyRoom room;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  TimedReception(Reception reception, Lanes lanes, Spool spool) {
    this.reception = reception;
    this.lanes = lanes;
    this.room = new BodyRoom(spool, 256);
  }

  /** Stores and applies an interchange. */
  InterchangeResult receive(HttpServletRequest request, Sender sender)
      throws IOException, Lanes.Full {
    Lanes.Place place = enter(sender.party());
    BodyRoom.Held body = room.hold();
    Inbox.Item item;
    Future<InterchangeResult> applied;
    boolean begun = false;
    try {
      item = reception.store(body.read(request, sender.party().value()), sender);
      applied = workers.submit(Deadline.shared(() -> apply(item, sender, place, body)));
      begun = true;
    } finally {
      if (!begun) {
        body.close();
        place.close();
      }
    }
    try {
      return applied.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return InterchangeResult.pending(item.id(), sender.party());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) throw known;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private InterchangeResult apply(
      Inbox.Item item, Sender sender, Lanes.Place place, BodyRoom.Held body) {
    try (place;
        body) {
      return reception.apply(item, sender);
    }
  }

  /** Reads a body in the party's lane, without storing it. */
  <T> T read(HttpServletRequest request, PartyCode party, Function<byte[], T> reading)
      throws IOException, Lanes.Full {
    try (var _ = enter(party);
        var body = room.hold()) {
      byte[] bytes = body.read(request, party.value());
      try {
        return ReadingRoom.SHARED.in(
            bytes.length, Deadline.atMost(PATIENCE), () -> reading.apply(bytes));
      } catch (ReadingRoom.Full e) {
        throw new TooManyAtATime();
      }
    }
  }

  private Lanes.Place enter(PartyCode party) throws Lanes.Full {
    return lanes.enter(party, Deadline.atMost(PATIENCE));
  }
}
